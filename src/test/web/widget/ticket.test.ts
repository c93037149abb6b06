import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Welcome } from '../../../main/resources/web/widget/protocol';
import { ServerTime } from '../../../main/resources/web/widget/server-time';
import { Storage } from '../../../main/resources/web/widget/storage';
import { Ticket } from '../../../main/resources/web/widget/ticket';
import { browser } from './fakes';

const here = browser();
const SERVER = 'https://chat.example';

function ticket(): Ticket {
  return new Ticket(new Storage(SERVER, ''));
}

function welcome(seq: number, change: Partial<Welcome> = {}): Welcome {
  return { type: 'welcome', conversation: 'c1', resume: 'secret', epoch: 'e1', seq, ...change };
}

test('a new browser has none', () => {
  const one = ticket();
  one.remember();
  assert.equal(one.resume, undefined);
  assert.equal(here.localStorage.size, 0);
});

test('another page of the browser comes back with it', () => {
  ticket().take(welcome(7));
  const other = ticket();
  other.remember();
  assert.deepEqual([other.resume, other.epoch, other.conversation], ['secret', 'e1', 'c1']);
});

test('one at hand is not given up for one that is kept', () => {
  const one = ticket();
  one.take(welcome(1));
  ticket().take(welcome(1, { resume: 'of another tab', conversation: 'c2' }));
  one.remember();
  assert.equal(one.resume, 'secret');
});

test('chats with another server have their own', () => {
  ticket().take(welcome(1));
  const other = new Ticket(new Storage('https://other.example', ''));
  other.remember();
  assert.equal(other.resume, undefined);
});

test('what was seen is seen in all tabs, and news once', () => {
  const one = ticket();
  const other = ticket();
  one.take(welcome(9));
  other.remember();
  assert.equal(one.see(5), true);
  assert.equal(other.seen, 5);
  assert.equal(other.see(5), false);
  assert.equal(other.see(4), false);
  assert.equal(other.see(6), true);
  assert.equal(one.seen, 6);
});

test('a log that was begun anew has not been seen further than it goes', () => {
  const one = ticket();
  one.take(welcome(9));
  one.see(9);
  one.take(welcome(3, { epoch: 'e2' }));
  assert.equal(one.seen, 3);
});

test('what another tab has seen of its own conversation says nothing about this one', () => {
  const one = ticket();
  one.take(welcome(9));
  const other = ticket();
  other.take(welcome(9, { resume: 'of another tab', conversation: 'c2' }));
  other.see(7);
  assert.equal(one.seen, 0);
  assert.equal(one.see(5), true);
});

test('nothing has been seen of another conversation', () => {
  const one = ticket();
  one.take(welcome(9));
  one.see(9);
  one.take(welcome(20, { conversation: 'c2', resume: 'other' }));
  assert.equal(one.seen, 0);
});

test('torn, it opens nothing any more', () => {
  const one = ticket();
  one.take(welcome(9));
  one.masking = { on: true };
  one.keep();
  one.see(9);
  one.tear();
  assert.equal(here.localStorage.size, 0);
  assert.deepEqual(
    [one.resume, one.epoch, one.conversation, one.masking, one.seen],
    [undefined, undefined, undefined, undefined, 0],
  );
  one.keep();
  assert.equal(here.localStorage.size, 0);
});

test('tearing leaves alone what another tab has begun since', () => {
  const one = ticket();
  one.take(welcome(9));
  ticket().take(welcome(1, { conversation: 'c2', resume: 'newer' }));
  one.tear();
  const next = ticket();
  next.remember();
  assert.equal(next.resume, 'newer');
});

test('digits are masked until the time that the server set, by its own clock', () => {
  const one = ticket();
  const time = new ServerTime();
  one.masking = { on: true, until: '2026-03-01T09:10:00Z' };
  assert.equal(one.masks(time), true, 'its time is not known yet, and the device may be wrong');
  time.told('2026-03-01T09:00:00Z');
  assert.equal(one.masks(time), true);
  here.time.pass(10 * 60_000 - 1);
  assert.equal(one.masks(time), true);
  here.time.pass(1);
  assert.equal(one.masks(time), false);
});

test('masking without an end lasts, survives the page, and ends when it is switched off', () => {
  const one = ticket();
  const time = new ServerTime();
  time.told('2026-03-01T09:00:00Z');
  one.take(welcome(1));
  one.masking = { on: true };
  one.keep();
  here.time.pass(7 * 24 * 3_600_000);
  const other = ticket();
  other.remember();
  assert.equal(other.masks(time), true);
  other.masking = { on: false };
  other.keep();
  assert.equal(other.masks(time), false);
  one.masking = undefined;
  assert.equal(one.masks(time), false);
});

test('the server’s time goes on by itself, and never back behind what has happened', () => {
  const time = new ServerTime();
  assert.equal(time.known, false);
  time.told('no time');
  assert.equal(time.known, false);
  time.told('2026-03-01T09:00:00Z');
  here.time.pass(5_000);
  assert.equal(time.now(), Date.parse('2026-03-01T09:00:05Z'));
  time.happened('2026-03-01T09:00:01Z');
  assert.equal(time.now(), Date.parse('2026-03-01T09:00:05Z'));
  time.happened('2026-03-01T09:00:09Z');
  assert.equal(time.now(), Date.parse('2026-03-01T09:00:09Z'));
});

test('what a browser keeps may be anything', () => {
  for (const bad of ['', '{', 'null', '7', '{"resume":"secret"}', '{"resume":1,"epoch":"e1"}']) {
    here.localStorage.setItem(`doorman:${SERVER}`, bad);
    const one = ticket();
    one.remember();
    assert.equal(one.resume, undefined, bad);
  }
  here.sessionStorage.setItem(`doorman:${SERVER}:unsent`, '{"no":"list"}');
  assert.deepEqual(new Storage(SERVER, '').unsent, []);
});

test('where storage is forbidden the chat lasts as long as the page', () => {
  here.localStorage.forbidden = here.sessionStorage.forbidden = true;
  const one = ticket();
  one.remember();
  one.take(welcome(3));
  assert.equal(one.resume, 'secret');
  assert.equal(one.see(3), true);
  assert.equal(one.seen, 3);
  assert.deepEqual(new Storage(SERVER, '').unsent, []);
});
