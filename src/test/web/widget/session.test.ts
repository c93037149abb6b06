import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, FakeSocket } from './fakes';
import { events, Visitor } from './visitor';

const here = browser();
const FORMERLY = { resume: 'secret', epoch: 'e1' };

/** The connection is lost, and the next one is being made. */
function lose(code = 1006): void {
  FakeSocket.last.end(code);
  here.time.pass(here.time.pauses[0]!);
}

function seqs(visitor: Visitor): number[] {
  return visitor.session.log.events.map(({ seq }) => seq);
}

test('a first hello asks for a new conversation', () => {
  const visitor = new Visitor();
  visitor.session.start();
  assert.equal(visitor.session.status, 'connecting');
  visitor.letIn();
  assert.deepEqual(visitor.hello, { type: 'hello', locale: 'en', page: visitor.page });
  assert.equal(visitor.session.online, true);
  assert.deepEqual(visitor.told, ['caught up']);
});

test('a message is kept until it is acknowledged', () => {
  const visitor = new Visitor().arrive().say('hello');
  const [id] = visitor.ids;
  assert.deepEqual(visitor.kept, [id]);
  visitor.says(...events(1, 1));
  assert.deepEqual(visitor.kept, [id], 'anything else that comes changes nothing');
  visitor.ack('of another', 2);
  assert.deepEqual(visitor.kept, [id]);
  visitor.ack(id!, 2);
  assert.deepEqual(visitor.kept, []);
});

test('what was not acknowledged is sent again after a reconnect, under its id', () => {
  const visitor = new Visitor().arrive().say('one', 'two', 'three');
  const [one, two, three] = visitor.ids;
  visitor.ack(two!, 1);
  lose();
  visitor.say('four');
  assert.deepEqual(visitor.messages, [], 'nothing goes out before the server has let in');
  visitor.letIn(1);
  assert.deepEqual(visitor.ids.slice(0, 2), [one, three]);
  assert.equal(visitor.ids.length, 3);
  assert.equal(new Set([one, two, three, visitor.ids[2]]).size, 4, 'each has its own');
});

test('another page of the tab sends what the last one could not', () => {
  const before = new Visitor().arrive().say('one', 'two');
  const sent = before.messages;
  before.ack(sent[0]!.id, 1);
  const after = new Visitor().arrive(1);
  assert.deepEqual(after.messages, [sent[1]]);
});

test('after a loss it catches up from the last event that it has', () => {
  const visitor = new Visitor().arrive().says(...events(1, 4));
  lose();
  visitor.letIn(6).says(...events(5, 6));
  assert.deepEqual(visitor.hello, {
    type: 'hello',
    locale: 'en',
    page: visitor.page,
    ...FORMERLY,
    since: 4,
  });
  assert.deepEqual(seqs(visitor), [1, 2, 3, 4, 5, 6]);
  assert.deepEqual(visitor.told.slice(-3), ['caught up', 'news 5', 'news 6']);
});

test('another epoch replays the log from its beginning', () => {
  const visitor = new Visitor().arrive().says(...events(1, 4));
  lose();
  visitor.letIn(2, { epoch: 'e2' });
  assert.deepEqual(seqs(visitor), [], 'what stands on the screen is of a log that is no more');
  lose();
  visitor.letIn(2, { epoch: 'e2' });
  assert.deepEqual([visitor.hello.epoch, visitor.hello.since], ['e2', 0]);
  visitor.says(...events(1, 2));
  assert.deepEqual(seqs(visitor), [1, 2]);
});

test('another epoch is another log, however far that has come', () => {
  const visitor = new Visitor().arrive().says(...events(1, 4));
  lose();
  visitor.letIn(6, { epoch: 'e2' });
  assert.deepEqual(seqs(visitor), []);
});

test('while a person has the chat no question of the bot’s can be answered', () => {
  const visitor = new Visitor().arrive().says(...events(1, 2));
  const standing = { type: 'state', inFlow: true, maskDigits: false, prompt: 2 } as const;
  visitor.says({ ...standing, desk: { state: 'held', agent: 'Ana' } });
  assert.equal(visitor.session.openPrompt, undefined);
  visitor.says(standing);
  assert.equal(visitor.session.openPrompt, 2);
});

test('so does a log that is shorter than it was', () => {
  const visitor = new Visitor().arrive().says(...events(1, 4));
  lose();
  visitor.letIn(3);
  assert.deepEqual(seqs(visitor), []);
});

test('an event that comes twice is there once', () => {
  const visitor = new Visitor().arrive().says(...events(1, 3), ...events(2, 3));
  assert.deepEqual(seqs(visitor), [1, 2, 3]);
  assert.deepEqual(visitor.told, ['caught up', 'news 1', 'news 2', 'news 3']);
});

test('after a reload the whole log comes, which is no news', () => {
  new Visitor().arrive().says(...events(1, 3));
  const visitor = new Visitor().arrive(3);
  assert.deepEqual([visitor.hello.resume, visitor.hello.since], ['secret', 0]);
  assert.deepEqual(visitor.told, []);
  visitor.says(...events(1, 4));
  assert.deepEqual(visitor.told, ['replayed', 'news 4']);
});

test('a lost acknowledgement is made up for by the event', () => {
  const visitor = new Visitor().arrive().say('said as 1');
  const [id] = visitor.ids;
  visitor.says(...events(1, 1, 'customer'));
  assert.equal(visitor.session.outgoing[0]!.seq, 1);
  lose();
  visitor.letIn(1);
  assert.deepEqual(visitor.ids, [id]);
  visitor.ack(id!, 1);
  assert.deepEqual(visitor.session.outgoing, []);
});

test('no answer in time ends the connection, and the next one has the message', () => {
  const visitor = new Visitor().arrive().say('one');
  const [id] = visitor.ids;
  const dead = FakeSocket.last;
  here.time.pass(15_000);
  assert.equal(dead.readyState, 3);
  assert.equal(visitor.session.status, 'reconnecting');
  here.time.pass(1_000);
  visitor.letIn();
  assert.notEqual(FakeSocket.last, dead);
  assert.deepEqual(visitor.ids, [id]);
});

test('a busy server gets the message again when it said, under its id', () => {
  const visitor = new Visitor().arrive().say('one');
  const [id] = visitor.ids;
  visitor.says({ type: 'error', code: 'unavailable', message: 'busy', id: id!, retryAfter: 3 });
  assert.deepEqual(visitor.kept, [id]);
  here.time.pass(2_999);
  assert.deepEqual(visitor.ids, [id]);
  here.time.pass(1);
  assert.deepEqual(visitor.ids, [id, id]);
});

test('refused words stay to be sent anew, under another id', () => {
  const visitor = new Visitor().arrive().say('one');
  const [id] = visitor.ids;
  visitor.says({ type: 'error', code: 'too-long', message: 'Too long.', id: id! });
  assert.deepEqual(visitor.kept, []);
  assert.equal(visitor.session.outgoing[0]!.state, 'failed');
  assert.equal(visitor.session.outgoing[0]!.problem, 'Too long.');
  visitor.session.retry(id!);
  assert.equal(visitor.ids.length, 2);
  assert.notEqual(visitor.ids[1], id);
  assert.deepEqual(visitor.kept, [visitor.ids[1]]);
});

test('a refused press of a button is told and forgotten', () => {
  const visitor = new Visitor().arrive();
  visitor.session.vote(3, true);
  const [id] = visitor.ids;
  visitor.says({ type: 'error', code: 'stale', message: 'Not now.', id: id! });
  assert.equal(visitor.session.problem, 'Not now.');
  assert.deepEqual(visitor.session.outgoing, []);
  assert.equal(visitor.session.votes.has(3), false);
});

test('a prompt is open until it is answered', () => {
  const visitor = new Visitor().arrive();
  visitor.says({ type: 'state', prompt: 2, inFlow: true, maskDigits: false });
  assert.equal(visitor.session.openPrompt, 2);
  visitor.session.choose(2, 'delete');
  assert.equal(visitor.session.openPrompt, undefined);
  visitor.says({
    type: 'error',
    code: 'stale',
    message: 'Not now.',
    id: visitor.ids[0]!,
    prompt: { seq: 4, body: { kind: 'prompt', name: 'warning', form: 'full', text: 'Sure?', options: [] } },
  });
  assert.equal(visitor.session.openPrompt, 4);
});

test('once masking has begun, what was written before it goes out masked too', () => {
  const visitor = new Visitor().arrive().say('my code is 123456');
  assert.equal((visitor.messages[0] as { text: string }).text, 'my code is 123456');
  visitor.says({ type: 'state', inFlow: true, maskDigits: true }).say('it was 654321');
  assert.equal((visitor.messages[1] as { text: string }).text, 'it was ••••');
  assert.doesNotMatch(JSON.stringify(visitor.storage.unsent), /654321/);
  lose();
  visitor.letIn();
  assert.doesNotMatch(JSON.stringify(visitor.heard), /123456|654321/);
  assert.equal(visitor.messages.length, 2);
});

test('an ended conversation is over: no further try, and nothing kept', () => {
  const visitor = new Visitor().arrive().say('one');
  FakeSocket.last.end(4410);
  assert.equal(visitor.session.status, 'ended');
  assert.deepEqual(here.time.pauses, []);
  assert.equal(here.localStorage.size, 0);
  assert.deepEqual(visitor.kept, []);
  assert.deepEqual(visitor.session.outgoing.map(({ state }) => state), ['failed']);
  visitor.say('two');
  assert.equal(visitor.session.outgoing.length, 1);
  visitor.session.startAnew();
  visitor.letIn();
  assert.equal(visitor.hello.resume, undefined);
  assert.deepEqual(visitor.session.outgoing, []);
});

test('a conversation that is not known any more is begun anew at once, with what was said', () => {
  new Visitor().arrive().says(...events(1, 3));
  const visitor = new Visitor();
  visitor.session.start();
  visitor.say('still here');
  visitor.session.choose(2, 'delete');
  FakeSocket.last.open();
  FakeSocket.last.end(4401);
  assert.deepEqual(here.time.pauses, [0]);
  here.time.pass(0);
  visitor.letIn(0, { conversation: 'c2', resume: 'newer' });
  assert.equal(visitor.hello.resume, undefined);
  assert.equal(visitor.session.begunAnew, true);
  assert.deepEqual(visitor.messages.map(({ type }) => type), ['say']);
  assert.equal(visitor.told.includes('changed hands'), false);
});

test('unless another tab has begun a new one: then that is taken up', () => {
  const visitor = new Visitor().arrive().says(...events(1, 3));
  visitor.storage.kept = { resume: 'newer', epoch: 'e2', conversation: 'c2' };
  lose(4401);
  FakeSocket.last.open();
  assert.deepEqual([visitor.hello.resume, visitor.hello.since], ['newer', 0]);
  assert.equal(visitor.session.begunAnew, false);
});

test('one that never had a conversation is turned away for long', () => {
  const visitor = new Visitor();
  visitor.session.start();
  FakeSocket.last.end(4401);
  assert.equal(visitor.session.status, 'refused');
  assert.deepEqual(here.time.pauses, [30_000]);
});

test('a breach of the rules is tried again late, a restart soon but not by all at once', () => {
  for (const [code, status, least, most] of [
    [1008, 'refused', 30_000, 30_000],
    [1003, 'refused', 30_000, 30_000],
    [1007, 'refused', 30_000, 30_000],
    [1012, 'reconnecting', 0, 10_000],
    [1013, 'reconnecting', 0, 10_000],
    [1006, 'reconnecting', 1_000, 1_000],
    [1011, 'reconnecting', 1_000, 1_000],
  ] as const) {
    const visitor = new Visitor();
    visitor.session.start();
    here.chance = least === most ? 1 : 0.5;
    FakeSocket.last.end(code);
    assert.equal(visitor.session.status, status, `${code}`);
    const [pause] = here.time.pauses;
    assert.equal(pause, (least + most) / 2, `${code}`);
    visitor.session.stop();
    here.chance = 1;
  }
});

test('nothing that one customer said or saw reaches another', () => {
  const visitor = new Visitor().arrive().says(...events(1, 3)).say('a secret');
  FakeSocket.last.end(4409);
  assert.deepEqual(visitor.told.at(-1), 'changed hands');
  assert.deepEqual(seqs(visitor), []);
  assert.equal(here.localStorage.size, 0);
  assert.equal(here.sessionStorage.size, 0);
  here.time.pass(0);
  visitor.letIn(0, { conversation: 'c2', resume: 'of another' });
  assert.equal(visitor.hello.resume, undefined);
  assert.deepEqual(visitor.messages, []);
});

test('a token that leads to another conversation changes hands too', () => {
  const visitor = new Visitor().arrive().says(...events(1, 3)).say('a secret');
  lose();
  visitor.letIn(5, { conversation: 'c2', resume: 'of another' });
  assert.equal(visitor.told.includes('changed hands'), true);
  assert.deepEqual(seqs(visitor), []);
  assert.deepEqual(visitor.messages, []);
});

test('who the customer is, is told with every hello and written nowhere', () => {
  const visitor = new Visitor();
  visitor.session.identify('token of ann');
  visitor.arrive(0, { identified: true });
  assert.equal(visitor.hello.identity, 'token of ann');
  assert.deepEqual(visitor.told, ['caught up', 'identified']);
  visitor.say('hello');
  lose();
  visitor.letIn();
  assert.equal(visitor.hello.identity, 'token of ann');
  const written = [here.localStorage, here.sessionStorage].map((area) =>
    ['doorman:https://chat.example', 'doorman:https://chat.example:unsent'].map((name) => area.getItem(name)),
  );
  assert.match(JSON.stringify(written), /secret/, 'this is where things are written');
  assert.doesNotMatch(JSON.stringify(written), /token of ann/);
});

test('a token is told at once on an open connection, and its refusal is the page’s business', () => {
  const visitor = new Visitor().arrive();
  visitor.session.identify('token of ann');
  const frame = visitor.heard.at(-1)!;
  assert.equal(frame.type, 'identify');
  visitor.says({ type: 'error', code: 'identity-refused', message: 'expired' });
  assert.equal(visitor.told.at(-1), 'refused');
  assert.equal(visitor.session.problem, '');
});

test('signing out tells the server on the open connection and forgets all', async () => {
  const visitor = new Visitor().arrive().says(...events(1, 3)).say('a secret');
  const told = visitor.session.signOut();
  assert.equal(visitor.heard.at(-1)!.type, 'sign-out');
  assert.equal(here.localStorage.size + here.sessionStorage.size, 0);
  assert.deepEqual(seqs(visitor), []);
  FakeSocket.last.end(4410);
  assert.equal(await told, true);
  assert.deepEqual(here.time.pauses, []);
});

test('signing out without a connection makes one, and gives up after eight failures', async () => {
  new Visitor().arrive();
  const visitor = new Visitor();
  const told = visitor.session.signOut();
  FakeSocket.last.open();
  assert.deepEqual([visitor.hello.type, visitor.hello.resume], ['hello', 'secret']);
  for (let i = 0; i < 7; i++) {
    lose();
  }
  FakeSocket.last.end(1006);
  assert.equal(await told, false);
  assert.deepEqual(here.time.pauses, []);
});

test('who has nothing to sign out of is signed out', async () => {
  assert.equal(await new Visitor().session.signOut(), true);
  assert.deepEqual(FakeSocket.made, []);
});

test('stopped, it lets go, and starts again with what waits', () => {
  const visitor = new Visitor().arrive().says(...events(1, 2)).say('one');
  const [id] = visitor.ids;
  visitor.session.stop();
  here.time.pass(3_600_000);
  assert.equal(FakeSocket.made.length, 1);
  assert.equal(visitor.session.status, 'idle');
  visitor.arrive(2);
  assert.equal(visitor.hello.since, 2);
  assert.deepEqual(visitor.ids, [id]);
});

test('typing and seeing are told only to a person who has the chat', () => {
  const visitor = new Visitor().arrive().says(...events(1, 2));
  visitor.session.typed(true);
  visitor.session.seen();
  assert.equal(visitor.heard.length, 1);
  visitor.says({ type: 'state', inFlow: false, maskDigits: false, desk: { state: 'held', agent: 'Ana' } });
  visitor.says(...events(3, 3, 'agent'));
  visitor.session.typed(true);
  visitor.session.seen();
  visitor.session.seen();
  assert.deepEqual(visitor.heard.slice(1), [
    { type: 'typing', on: true },
    { type: 'seen', seq: 3 },
  ]);
});

test('that people of the team are there is taken for so for five minutes', () => {
  const visitor = new Visitor().arrive();
  visitor.says({ type: 'state', inFlow: false, maskDigits: false, team: { waitSeconds: 60 } });
  here.time.pass(5 * 60_000 - 1);
  assert.deepEqual(visitor.session.team, { waitSeconds: 60 });
  here.time.pass(1);
  assert.equal(visitor.session.team, undefined);
});

test('a flow is taken to be open until the server has said that none is', () => {
  const visitor = new Visitor().arrive();
  assert.equal(visitor.session.inFlow, true);
  visitor.says({ type: 'state', inFlow: false, maskDigits: false });
  assert.equal(visitor.session.inFlow, false);
});

test('what a person has read stays read', () => {
  const visitor = new Visitor().arrive().says(...events(1, 5));
  visitor.says({ type: 'read', seq: 5 }, { type: 'read', seq: 3 });
  assert.equal(visitor.session.readUpTo, 5);
});
