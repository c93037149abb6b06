/** A customer's side of a chat in one tab, whose server is the test. */
import { Identity } from '../../../main/resources/web/widget/identity';
import type {
  Body,
  ChatEvent,
  ClientFrame,
  From,
  Hello,
  Message,
  ServerFrame,
  Welcome,
} from '../../../main/resources/web/widget/protocol';
import { Session } from '../../../main/resources/web/widget/session';
import type { Identification } from '../../../main/resources/web/widget/session-host';
import { Storage } from '../../../main/resources/web/widget/storage';
import { FakeSocket } from './fakes';

export class Visitor {
  readonly locale = 'en';
  readonly page = 'https://shop.example/help';
  readonly storage = new Storage('https://chat.example', '');
  readonly identity = new Identity();
  readonly session = new Session('wss://chat.example/chat', this.storage, this.identity, this);
  /** What the session had to say, in its order. */
  readonly told: string[] = [];

  changed(): void {}

  caughtUp(replayed: boolean): void {
    this.told.push(replayed ? 'replayed' : 'caught up');
  }

  arrived({ seq }: ChatEvent): void {
    this.told.push(`news ${seq}`);
  }

  identified(identification: Identification): void {
    this.told.push(identification.state);
  }

  changedHands(): void {
    this.told.push('changed hands');
  }

  /** What the server hears on the newest connection. */
  get heard(): readonly ClientFrame[] {
    return FakeSocket.last.sent;
  }

  get hello(): Hello {
    return this.heard[0] as Hello;
  }

  /** The messages on the newest connection, in their order. */
  get messages(): readonly Message[] {
    return this.heard.filter((frame): frame is Message => 'id' in frame && frame.type !== 'identify');
  }

  get ids(): readonly string[] {
    return this.messages.map(({ id }) => id);
  }

  /** What another page of this tab would still have to send. */
  get kept(): readonly string[] {
    return this.storage.unsent.map(({ id }) => id);
  }

  says(...frames: ServerFrame[]): this {
    frames.forEach((frame) => FakeSocket.last.says(frame));
    return this;
  }

  /** The server accepts the connection and lets the customer in. */
  letIn(seq = 0, change: Partial<Welcome> = {}): this {
    FakeSocket.last.open();
    return this.says(welcome(seq, change));
  }

  /** The first connection of a new page. */
  arrive(seq = 0, change: Partial<Welcome> = {}): this {
    this.session.start();
    return this.letIn(seq, change);
  }

  say(...texts: string[]): this {
    texts.forEach((text) => this.session.say(text));
    return this;
  }

  ack(id: string, seq: number): this {
    return this.says({ type: 'ack', id, seq });
  }
}

export function welcome(seq: number, change: Partial<Welcome> = {}): Welcome {
  return { type: 'welcome', conversation: 'c1', resume: 'secret', epoch: 'e1', seq, ...change };
}

/** Events of the log, all of them said by the bot unless told otherwise. */
export function events(first: number, last: number, from: From = 'bot'): ChatEvent[] {
  const all: ChatEvent[] = [];
  for (let seq = first; seq <= last; seq++) {
    const body: Body = { kind: 'text', text: `said as ${seq}` };
    all.push({ type: 'event', seq, at: '2026-03-01T12:00:00Z', from, body });
  }
  return all;
}
