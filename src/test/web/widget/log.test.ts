import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Log } from '../../../main/resources/web/widget/log';
import type { ChatEvent } from '../../../main/resources/web/widget/protocol';

function told(...codes: string[]): Log {
  const log = new Log();
  codes.forEach((code, index) => {
    const event = { seq: index + 1, from: 'system', body: { kind: 'notice', code, text: code } };
    log.add(event as unknown as ChatEvent);
  });
  return log;
}

test('a message is asked for where nobody of the team is there, or everybody has gone', () => {
  assert.equal(told('desk-nobody').asksForMessage, 1);
  assert.equal(told('desk-waiting', 'desk-deserted').asksForMessage, 2);
  assert.equal(told('desk-waiting', 'desk-timeout').asksForMessage, 2);
  assert.equal(told('desk-waiting', 'desk-place').asksForMessage, undefined);
});

test('no message is asked for any more once somebody is back, has taken the chat, or it was left', () => {
  for (const code of ['desk-staffed', 'desk-claimed', 'left-message']) {
    assert.equal(told('desk-waiting', 'desk-deserted', code).asksForMessage, undefined, code);
  }
  assert.equal(told('desk-deserted', 'desk-staffed', 'desk-deserted').asksForMessage, 3);
});
