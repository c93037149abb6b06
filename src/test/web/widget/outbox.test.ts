import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Delivery } from '../../../main/resources/web/widget/delivery';
import { isSaid, Outbox } from '../../../main/resources/web/widget/outbox';
import type { Body, ChatEvent, Message } from '../../../main/resources/web/widget/protocol';
import { browser } from './fakes';

const here = browser();

function say(id: string, text = `text of ${id}`): Message {
  return { type: 'say', id, text };
}

function said(seq: number, body: Body): ChatEvent {
  return { type: 'event', seq, at: '2026-03-01T12:00:00Z', from: 'customer', body };
}

function ids(messages: readonly Message[]): string[] {
  return messages.map(({ id }) => id);
}

/** A way to the server that notes what went out. */
class Way {
  online = true;
  drops = 0;
  readonly carried: Message[] = [];
  readonly delivery = new Delivery(this);

  carry(message: Message): void {
    this.carried.push(message);
  }

  drop(): void {
    this.drops++;
  }

  add(...all: string[]): void {
    all.forEach((id) => this.delivery.outbox.add(say(id)));
    this.delivery.flush();
  }

  /** As the server's wish to be left alone for so many seconds does. */
  busy(id: string, seconds: number): void {
    this.delivery.sendAfter(this.delivery.outbox.find(id)!, seconds);
    this.delivery.watch();
  }

  /** As an acknowledgement does. */
  store(id: string, seq: number): void {
    const out = this.delivery.outbox.find(id)!;
    out.state = 'stored';
    out.seq = seq;
    this.delivery.flush();
    this.delivery.watch();
  }
}

test('the same message is in it once', () => {
  const outbox = new Outbox();
  outbox.add(say('a'));
  outbox.add(say('a', 'other words'));
  assert.deepEqual(outbox.unacknowledged, [say('a')]);
});

test('what is stored or refused need not outlive the page', () => {
  const outbox = new Outbox();
  ['a', 'b', 'c', 'd'].forEach((id) => outbox.add(say(id)));
  outbox.find('a')!.state = 'stored';
  outbox.find('b')!.state = 'failed';
  outbox.find('c')!.state = 'sent';
  assert.deepEqual(ids(outbox.unacknowledged), ['c', 'd']);
});

test('what is stored stays until its event is here', () => {
  const outbox = new Outbox();
  outbox.add(say('a'));
  const out = outbox.find('a')!;
  out.state = 'stored';
  out.seq = 5;
  outbox.settle(4);
  assert.equal(outbox.list.length, 1);
  outbox.settle(5);
  assert.equal(outbox.list.length, 0);
});

test('an event tells which message it was, each once', () => {
  const outbox = new Outbox();
  outbox.add(say('a', 'yes'));
  outbox.add(say('b', 'yes'));
  outbox.recognise(said(3, { kind: 'text', text: 'yes' }));
  outbox.recognise(said(4, { kind: 'text', text: 'yes' }));
  outbox.recognise({ ...said(5, { kind: 'text', text: 'yes' }), from: 'agent' });
  assert.deepEqual(outbox.list.map(({ seq }) => seq), [3, 4]);
});

test('a refused message is not taken for the one with the same words that came', () => {
  const outbox = new Outbox();
  outbox.add(say('a', 'yes'));
  outbox.find('a')!.state = 'failed';
  outbox.add(say('b', 'yes'));
  outbox.recognise(said(3, { kind: 'text', text: 'yes' }));
  assert.deepEqual(outbox.list.map(({ seq }) => seq), [undefined, 3]);
});

test('words and addresses are said by the customer, presses of buttons are not', () => {
  const outbox = new Outbox();
  outbox.add(say('a'));
  outbox.add({ type: 'leave', id: 'b', email: 'ann@example.com' });
  outbox.add({ type: 'choose', id: 'c', prompt: 2, option: 'delete' });
  outbox.add({ type: 'tick', id: 'd', prompt: 2, item: 'sim', done: true });
  assert.deepEqual(outbox.list.map(isSaid), [true, true, false, false]);
});

test('a press of a button is told by its prompt and its option', () => {
  const outbox = new Outbox();
  outbox.add({ type: 'choose', id: 'a', prompt: 2, option: 'delete' });
  outbox.recognise(said(3, { kind: 'text', text: 'Delete', choice: { prompt: 2, option: 'stop' } }));
  outbox.recognise(said(4, { kind: 'text', text: 'Delete', choice: { prompt: 1, option: 'delete' } }));
  assert.equal(outbox.list[0]!.seq, undefined);
  outbox.recognise(said(5, { kind: 'text', text: 'Delete', choice: { prompt: 2, option: 'delete' } }));
  assert.equal(outbox.list[0]!.seq, 5);
});

test('an address that was left is told by itself', () => {
  const outbox = new Outbox();
  outbox.add({ type: 'leave', id: 'a', email: 'ann@example.com' });
  outbox.recognise(said(3, { kind: 'text', text: 'ann@example.com' }));
  assert.equal(outbox.list[0]!.seq, 3);
});

test('answers and ticks on their way are known, and refused ones are not', () => {
  const outbox = new Outbox();
  outbox.add({ type: 'choose', id: 'a', prompt: 2, option: 'delete' });
  outbox.add({ type: 'tick', id: 'b', prompt: 2, item: 'sim', done: true });
  outbox.add({ type: 'tick', id: 'c', prompt: 2, item: 'sim', done: false });
  outbox.add({ type: 'tick', id: 'd', prompt: 3, item: 'mail', done: true });
  assert.equal(outbox.answers(2), true);
  assert.equal(outbox.answers(3), false);
  assert.deepEqual([...outbox.ticks(2)], [['sim', false]]);
  outbox.find('a')!.state = 'failed';
  outbox.find('c')!.state = 'failed';
  assert.equal(outbox.answers(2), false);
  assert.deepEqual([...outbox.ticks(2)], [['sim', true]]);
});

test('messages go out in their order, eight at a time', () => {
  const way = new Way();
  way.add('1', '2', '3', '4', '5', '6', '7', '8', '9', '10');
  assert.deepEqual(ids(way.carried), ['1', '2', '3', '4', '5', '6', '7', '8']);
  way.store('1', 1);
  assert.deepEqual(ids(way.carried).slice(8), ['9']);
});

test('without a connection they wait', () => {
  const way = new Way();
  way.online = false;
  way.add('1');
  assert.deepEqual(way.carried, []);
  assert.deepEqual(here.time.pauses, []);
});

test('no answer in fifteen seconds means that the connection is dead', () => {
  const way = new Way();
  way.add('1');
  here.time.pass(10_000);
  way.add('2');
  here.time.pass(4_999);
  assert.equal(way.drops, 0);
  way.store('1', 1);
  here.time.pass(10_000);
  assert.equal(way.drops, 0, 'the other has its own fifteen seconds');
  here.time.pass(1);
  assert.equal(way.drops, 1);
});

test('after a lost connection all that was not stored goes out again, under its id', () => {
  const way = new Way();
  way.add('1', '2', '3');
  way.store('2', 1);
  way.delivery.disconnected();
  here.time.pass(60_000);
  assert.equal(way.drops, 0, 'nothing is waited for any more');
  way.delivery.flush();
  assert.deepEqual(ids(way.carried), ['1', '2', '3', '1', '3']);
});

test('a busy server is left alone for as long as it said, by all messages', () => {
  const way = new Way();
  way.add('1');
  way.busy('1', 20);
  way.add('2');
  here.time.pass(19_999);
  assert.deepEqual(ids(way.carried), ['1']);
  assert.equal(way.drops, 0, 'an answer has come');
  here.time.pass(1);
  assert.deepEqual(ids(way.carried), ['1', '1', '2']);
});

test('a pause ends with its connection', () => {
  const way = new Way();
  way.add('1');
  way.busy('1', 20);
  way.delivery.disconnected();
  way.delivery.flush();
  assert.deepEqual(ids(way.carried), ['1', '1']);
  here.time.pass(14_000);
  assert.deepEqual(ids(way.carried), ['1', '1']);
});
