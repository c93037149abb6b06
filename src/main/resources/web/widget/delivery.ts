/** Brings messages to the server: each once on a connection, and again on the next until stored. */
import { Outbox, type Outgoing } from './outbox';
import type { Message } from './protocol';

/** A message is taken for lost, and the connection for dead, after so long without an answer. */
const ANSWER_WITHIN = 15_000;

type Timer = ReturnType<typeof setTimeout>;

export interface Carrier {
  /** Whether messages can go out now. */
  readonly online: boolean;
  carry(message: Message): void;
  /** No answer came in time. */
  drop(): void;
}

export class Delivery {
  readonly outbox = new Outbox();
  readonly #carrier: Carrier;
  readonly #pauses = new Set<Timer>();
  #watch: Timer | undefined;

  constructor(carrier: Carrier) {
    this.#carrier = carrier;
  }

  /** Sends what waits. */
  flush(): void {
    if (!this.#carrier.online) {
      return;
    }
    for (const out of this.outbox.list) {
      if (out.state === 'waiting') {
        out.state = 'sent';
        out.sentAt = Date.now();
        this.#carrier.carry(out.message);
      }
    }
    this.watch();
  }

  /** Waits for the answer that is due first. */
  watch(): void {
    clearTimeout(this.#watch);
    const sent = this.outbox.list.filter((out) => out.state === 'sent').map((out) => out.sentAt);
    if (sent.length) {
      const due = Math.min(...sent) + ANSWER_WITHIN - Date.now();
      this.#watch = setTimeout(() => this.#carrier.drop(), Math.max(0, due));
    }
  }

  /** The server was too busy for this message: it goes out again when the server said. */
  sendAfter(out: Outgoing, seconds: number): void {
    const pause = seconds * 1_000;
    out.sentAt = Date.now() + pause;
    const timer = setTimeout(() => {
      this.#pauses.delete(timer);
      if (out.state === 'sent') {
        out.state = 'waiting';
        this.flush();
      }
    }, pause);
    this.#pauses.add(timer);
  }

  /** The connection is gone: all that was not answered waits for the next. */
  disconnected(): void {
    clearTimeout(this.#watch);
    this.#pauses.forEach(clearTimeout);
    this.#pauses.clear();
    this.outbox.again();
  }
}
