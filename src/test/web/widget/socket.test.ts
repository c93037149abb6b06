import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServerFrame } from '../../../main/resources/web/widget/protocol';
import { pause, Socket, type Retry } from '../../../main/resources/web/widget/socket';
import { browser, FakeSocket } from './fakes';

const here = browser();

class Listener {
  retry: Retry = 'soon';
  opens = 0;
  readonly frames: ServerFrame[] = [];
  readonly codes: number[] = [];

  opened(): void {
    this.opens++;
  }

  frame(frame: ServerFrame): void {
    this.frames.push(frame);
  }

  closed(code: number): Retry {
    this.codes.push(code);
    return this.retry;
  }
}

function connected(): { socket: Socket; listener: Listener } {
  const listener = new Listener();
  const socket = new Socket('ws://chat.example/chat', listener);
  socket.connect();
  return { socket, listener };
}

/** Fails so often, and tells how long it waited after each time. */
function waits(times: number, code = 1006): number[] {
  const all: number[] = [];
  for (let i = 0; i < times; i++) {
    FakeSocket.last.end(code);
    assert.equal(here.time.pauses.length, 1, 'one try at a time');
    all.push(here.time.pauses[0]!);
    here.time.pass(here.time.pauses[0]!);
  }
  return all;
}

test('pauses double up to a cap', () => {
  const all = [0, 1, 2, 3, 4, 5, 6, 20, 2_000].map((failures) => pause(failures, 1_000, 30_000, 1));
  assert.deepEqual(all, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000]);
});

test('pauses are spread over their upper half', () => {
  assert.equal(pause(3, 1_000, 30_000, 0), 4_000);
  assert.equal(pause(3, 1_000, 30_000, 0.5), 6_000);
  assert.equal(pause(50, 1_000, 30_000, 0), 15_000);
});

test('it speaks the protocol at the address', () => {
  connected();
  assert.equal(FakeSocket.last.url, 'ws://chat.example/chat');
  assert.equal(FakeSocket.last.protocol, 'doorman.v1');
});

test('failures in a row are backed off from, up to half a minute', () => {
  connected();
  assert.deepEqual(waits(7), [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

test('chance shortens a pause to its half at most', () => {
  here.chance = 0;
  connected();
  assert.deepEqual(waits(7), [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
});

test('a connection that lasts ends a row of failures', () => {
  connected();
  waits(4);
  FakeSocket.last.open();
  here.time.pass(10_001);
  assert.deepEqual(waits(2), [1_000, 2_000]);
});

test('one that opens and is gone at once does not', () => {
  connected();
  waits(3);
  FakeSocket.last.open();
  here.time.pass(9_000);
  assert.deepEqual(waits(1), [8_000]);
});

test('another kind of failure has pauses of its own', () => {
  const { listener } = connected();
  waits(3);
  listener.retry = 'later';
  assert.deepEqual(waits(5), [30_000, 60_000, 120_000, 240_000, 300_000]);
  listener.retry = 'soon';
  assert.deepEqual(waits(1), [1_000]);
});

test('what happens to all clients is spread from the first moment on', () => {
  const { listener } = connected();
  listener.retry = 'spread';
  here.chance = 0.01;
  assert.deepEqual(waits(1), [100]);
  here.chance = 1;
  assert.deepEqual(waits(3), [20_000, 40_000, 60_000]);
});

test('at once is at once, and never is never', () => {
  const { listener } = connected();
  listener.retry = 'at-once';
  assert.deepEqual(waits(1), [0]);
  listener.retry = 'never';
  FakeSocket.last.end(4410);
  assert.deepEqual(here.time.pauses, []);
  assert.equal(FakeSocket.made.length, 2);
});

test('connecting does not wait for a pause to end, nor connects twice', () => {
  const { socket } = connected();
  FakeSocket.last.end(1006);
  socket.connect();
  socket.connect();
  assert.equal(FakeSocket.made.length, 2);
  here.time.pass(60_000);
  assert.equal(FakeSocket.made.length, 2);
});

test('a connection that was given up is heard no more', () => {
  const { socket, listener } = connected();
  const dead = FakeSocket.last;
  dead.open();
  assert.equal(socket.connected, true);
  socket.drop();
  assert.equal(socket.connected, false);
  assert.deepEqual(listener.codes, [1006]);
  assert.equal(dead.readyState, 3);
  dead.says({ type: 'read', seq: 1 });
  dead.end(1000);
  assert.deepEqual(listener.frames, []);
  assert.deepEqual(listener.codes, [1006]);
  assert.deepEqual(here.time.pauses, [1_000]);
  socket.drop();
  assert.deepEqual(listener.codes, [1006], 'there is none to be given up');
});

test('after stopping nothing is tried', () => {
  const { socket, listener } = connected();
  FakeSocket.last.end(1006);
  socket.stop();
  here.time.pass(3_600_000);
  assert.equal(FakeSocket.made.length, 1);
  assert.equal(listener.opens, 0);
});

test('an address that the page forbids is not tried again', () => {
  FakeSocket.forbidden = true;
  const { listener } = connected();
  assert.deepEqual(listener.codes, [1008]);
  assert.deepEqual(here.time.pauses, []);
});

test('what is no frame is passed over', () => {
  const { listener } = connected();
  FakeSocket.last.open();
  for (const bad of ['', '{', 'null', '7', '[]', '{"seq":1}']) {
    FakeSocket.last.says(bad);
  }
  FakeSocket.last.says({ type: 'read', seq: 4 });
  assert.deepEqual(listener.frames, [{ type: 'read', seq: 4 }]);
});

test('another listener takes over', () => {
  const { socket, listener } = connected();
  const next = new Listener();
  socket.handOver(next);
  FakeSocket.last.open();
  FakeSocket.last.end(1006);
  assert.equal(listener.opens, 0);
  assert.equal(next.opens, 1);
  assert.deepEqual(next.codes, [1006]);
});
