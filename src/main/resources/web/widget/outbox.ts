/** Messages that the server has not acknowledged yet, in the order they were made. */
import type { ChatEvent, Message } from './protocol';

export interface Outgoing {
  readonly message: Message;
  /** `waiting` for a connection; `sent` on this one; `stored` by the server; `failed` for good. */
  state: 'waiting' | 'sent' | 'stored' | 'failed';
  /** When it was sent last, in milliseconds of the page's clock. */
  sentAt: number;
  /** What the server said, where it refused the message. */
  problem?: string;
  /** The number of its event, once either the acknowledgement or the event itself has told it. */
  seq?: number;
}

export class Outbox {
  #list: Outgoing[] = [];

  get list(): readonly Outgoing[] {
    return this.#list;
  }

  /** What has to outlive the page: all that is not stored and not refused. */
  get unacknowledged(): readonly Message[] {
    return this.#list
      .filter((out) => out.state === 'waiting' || out.state === 'sent')
      .map((out) => out.message);
  }

  add(message: Message): void {
    if (!this.find(message.id)) {
      this.#list.push({ message, state: 'waiting', sentAt: 0 });
    }
  }

  find(id: string): Outgoing | undefined {
    return this.#list.find((out) => out.message.id === id);
  }

  drop(id: string): void {
    this.#list = this.#list.filter((out) => out.message.id !== id);
  }

  /** Forgets what the test does not keep. */
  keep(test: (out: Outgoing) => boolean): void {
    this.#list = this.#list.filter(test);
  }

  /** Whether an answer to this prompt is on its way. */
  answers(prompt: number | undefined): boolean {
    return this.#list.some(
      ({ message, state }) =>
        message.type === 'choose' && message.prompt === prompt && state !== 'failed',
    );
  }

  /** What was ticked in this prompt's checklist and is not shown by an event yet. */
  ticks(prompt: number): ReadonlyMap<string, boolean> {
    const ticks = new Map<string, boolean>();
    for (const { message, state } of this.#list) {
      if (message.type === 'tick' && message.prompt === prompt && state !== 'failed') {
        ticks.set(message.item, message.done);
      }
    }
    return ticks;
  }

  /** The connection is gone: what was sent on it may be lost, and is sent again under its id. */
  again(): void {
    for (const out of this.#list) {
      if (out.state === 'sent') {
        out.state = 'waiting';
      }
    }
  }

  /** A customer's event has come; when its acknowledgement was lost, this tells which it was. */
  recognise(event: ChatEvent): void {
    const out = this.#list.find(
      (one) => one.state !== 'failed' && one.seq === undefined && isEcho(one.message, event),
    );
    if (out) {
      out.seq = event.seq;
    }
  }

  /** Drops what is stored and whose event is here. */
  settle(lastSeq: number): void {
    this.keep((out) => out.state !== 'stored' || (out.seq ?? 0) > lastSeq);
  }
}

/** What a customer said themselves, unlike a press of a button that fits one moment only. */
export function isSaid({ message }: Outgoing): boolean {
  return message.type === 'say' || message.type === 'leave';
}

function isEcho(message: Message, event: ChatEvent): boolean {
  const { body } = event;
  if (event.from !== 'customer' || body.kind !== 'text') {
    return false;
  }
  return message.type === 'choose'
    ? body.choice?.prompt === message.prompt && body.choice.option === message.option
    : body.text === ('text' in message ? message.text : 'email' in message && message.email);
}
