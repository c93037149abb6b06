/** What the customer says and presses, on its way to the server. */
import { Delivery, type Carrier } from './delivery';
import { uuid } from './ids';
import { mask } from './mask';
import { isSaid, type Outgoing } from './outbox';
import type { Draft, Fault, Message } from './protocol';
import type { Storage } from './storage';

export abstract class Speaker implements Carrier {
  readonly votes = new Map<number, boolean>();
  protected readonly delivery = new Delivery(this);
  protected readonly storage: Storage;

  constructor(storage: Storage) {
    this.storage = storage;
  }

  abstract get online(): boolean;
  abstract get masks(): boolean;
  /** What the customer wrote last, as it was sent; empty if there is nothing. */
  protected abstract get lastSaid(): string;
  abstract carry(message: Message): void;
  abstract drop(): void;
  /** Whether something can still be said; clears what was told of the last try. */
  protected abstract speaks(): boolean;
  protected abstract changed(): void;

  get outgoing(): readonly Outgoing[] {
    return this.delivery.outbox.list;
  }

  say(text: string): void {
    this.#post({ type: 'say', text: this.masked(text) });
  }

  choose(prompt: number, option: string): void {
    this.#post({ type: 'choose', prompt, option });
  }

  tick(prompt: number, item: string, done: boolean): void {
    this.#post({ type: 'tick', prompt, item, done });
  }

  vote(answer: number, helpful: boolean, comment?: string): void {
    this.votes.set(answer, helpful);
    const why = comment ? { comment: this.masked(comment) } : {};
    this.#post({ type: 'vote', answer, helpful, ...why });
  }

  /** A message for the team, while nobody of it is there. */
  leave(text: string): void {
    this.#post({ type: 'leave', text: this.masked(text) });
  }

  /** Where the team can write to about it. */
  leaveAddress(email: string): void {
    this.delivery.outbox.keep(
      ({ message, state }) => !('email' in message) || state !== 'failed',
    );
    this.#post({ type: 'leave', email });
  }

  rate(stars: number, comment: string): void {
    this.#post({ type: 'rate', stars, ...(comment ? { comment: this.masked(comment) } : {}) });
  }

  end(): void {
    this.#post({ type: 'end' });
  }

  masked(text: string): string {
    return mask(text, this.masks, this.lastSaid);
  }

  /** Sends a refused message again, as a new one: its id is spent. */
  retry(id: string): void {
    const out = this.delivery.outbox.find(id);
    if (out) {
      this.delivery.outbox.drop(id);
      this.#post(out.message);
    }
  }

  discard(id: string): void {
    this.delivery.outbox.drop(id);
    this.#save();
  }

  /** Takes up what an earlier page of this tab could not send. */
  protected recall(): void {
    this.storage.unsent.forEach((message) => this.delivery.outbox.add(message));
  }

  /** Forgets what is not sent yet, but for what the test keeps. */
  protected dropUnsent(keep: (out: Outgoing) => boolean): void {
    this.delivery.outbox.keep(keep);
    this.storage.unsent = this.delivery.outbox.unacknowledged;
  }

  /** Nothing can be sent any more: what was said stays to be read. */
  protected failUnsent(): void {
    this.delivery.outbox.keep(isSaid);
    this.outgoing.forEach((out) => (out.state = 'failed'));
    this.storage.unsent = [];
  }

  protected acknowledged(id: string, seq: number, lastSeq: number): void {
    const out = this.delivery.outbox.find(id);
    if (out) {
      out.state = 'stored';
      out.seq ??= seq;
      this.delivery.outbox.settle(lastSeq);
      this.#goOn();
    }
  }

  /** An error of the server's. Gives what is to be told apart from the messages, if anything. */
  protected refused(fault: Fault): string | undefined {
    const out = fault.id ? this.delivery.outbox.find(fault.id) : undefined;
    let told: string | undefined;
    if (!out) {
      // An unknown resume is not the customer's business: the close code that follows deals with it.
      told = fault.code === 'unknown-resume' ? '' : fault.message;
    } else if (fault.retryAfter) {
      this.delivery.sendAfter(out, fault.retryAfter);
    } else if (isSaid(out)) {
      out.state = 'failed';
      out.problem = fault.message;
    } else {
      // A press of a button is not worth keeping once it did not fit: what is open now is shown.
      told = fault.message;
      this.delivery.outbox.drop(out.message.id);
      if (out.message.type === 'vote') {
        this.votes.delete(out.message.answer);
      }
    }
    this.#goOn();
    return told;
  }

  #goOn(): void {
    this.delivery.flush();
    this.delivery.watch();
    this.#save();
  }

  #post(draft: Draft): void {
    if (this.speaks()) {
      this.delivery.outbox.add({ ...draft, id: uuid() } as Message);
      this.delivery.flush();
      this.#save();
    }
  }

  #save(): void {
    this.storage.unsent = this.delivery.outbox.unacknowledged;
    this.changed();
  }
}
