/** Brings messages to the server: each once on a connection, and again on the next until stored. */
import { Outbox, type Outgoing } from './outbox';
import type { Message } from './protocol';

/** A message is taken for lost, and the connection for dead, after so long without an answer. */
const ANSWER_WITHIN = 15_000;

/** How many may be on their way at once: the server closes on a flood, and takes 32. */
const MOST_AT_ONCE = 8;

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

  /** Sends what waits, in order, as much as may be on its way. */
  flush(): void {
    if (!this.#carrier.online || this.#pauses.size) {
      return;
    }
    let room = MOST_AT_ONCE - this.outbox.list.filter((out) => out.state === 'sent').length;
    for (const out of this.outbox.list) {
      if (room > 0 && out.state === 'waiting') {
        room--;
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
