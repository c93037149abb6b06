import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailTo, resolve } from '../../../main/resources/web/widget/links';

test('a mail goes to the address alone, whatever else it says', () => {
  assert.equal(mailTo('maria+shop@mail.example'), 'mailto:maria%2Bshop@mail.example');
  for (const typed of [
    'a@b.example?bcc=c@evil.example',
    'a@b.example,c@evil.example',
    'a@b.example?body=send%20the%20code',
    'a@b.example#x@y.example',
    'a@b.example;c@evil.example',
    'a&subject=x@b.example',
    'a%0d%0aBcc:c@evil.example',
    '?to=c@evil.example',
  ]) {
    const link = new URL(mailTo(typed));
    assert.equal(link.search, '', typed);
    assert.equal(link.hash, '', typed);
    assert.doesNotMatch(link.href.slice('mailto:'.length), /[?&;,]|%0d|@.*@/i, typed);
    assert.equal(decodeURIComponent(link.pathname), typed);
  }
});

test('links lead nowhere but to the web, to mail and to the telephone', () => {
  const base = 'https://help.example/help';
  assert.equal(resolve('/help/x#y', base), 'https://help.example/help/x#y');
  assert.equal(resolve('mailto:help@vendor.example', base), 'mailto:help@vendor.example');
  for (const href of ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'blob:x', 'http://']) {
    assert.equal(resolve(href, base), undefined, href);
  }
});
