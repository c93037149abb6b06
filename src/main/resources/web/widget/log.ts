/** The events of a conversation, and what follows from them. */
import type { ChatEvent, CheckItem, HandoffBody, PendingPrompt, PromptBody } from './protocol';

export type ReceiptStanding = 'current' | 'older' | 'withdrawn';

export type HandoffState = 'open' | 'expired' | 'used' | 'closed';

export class Log {
  #events: ChatEvent[] = [];
  readonly #ticked = new Map<number, readonly CheckItem[]>();

  get events(): readonly ChatEvent[] {
    return this.#events;
  }

  get lastSeq(): number {
    return this.#events.at(-1)?.seq ?? 0;
  }

  /** Adds what is new; says whether it was. */
  add(event: ChatEvent): boolean {
    if (event.seq <= this.lastSeq) {
      return false;
    }
    this.#events.push(event);
    if (event.body.kind === 'checklist') {
      this.#ticked.set(event.body.prompt, event.body.items);
    }
    return true;
  }

  clear(): void {
    this.#events = [];
    this.#ticked.clear();
  }

  /** The pending prompt as a welcome or an error has it: the state of its checklist is the newest. */
  learn(prompt: PendingPrompt): void {
    this.#ticked.set(prompt.seq, prompt.body.items ?? []);
  }

  /** A prompt's checklist as it is ticked now. */
  items(seq: number, body: PromptBody): readonly CheckItem[] {
    return this.#ticked.get(seq) ?? body.items ?? [];
  }

  prompt(seq: number | undefined): PromptBody | undefined {
    const body = this.#events.find((event) => event.seq === seq)?.body;
    return body?.kind === 'prompt' ? body : undefined;
  }

  /** Suggestions are offered for the last turn only: those of events behind this number. */
  get lastSaid(): number {
    return this.#events.findLast((event) => event.from === 'customer')?.seq ?? 0;
  }

  /** The last notice that asks for a message, unless one was left since, or a person is on the way. */
  get asksForMessage(): number | undefined {
    const event = this.#events.findLast(
      ({ body }) =>
        body.kind === 'notice' && (ASKS_FOR_MESSAGE.includes(body.code) || SETTLES_MESSAGE.includes(body.code)),
    );
    return event?.body.kind === 'notice' && ASKS_FOR_MESSAGE.includes(event.body.code)
      ? event.seq
      : undefined;
  }

  /** The last notice of a message that was left, under which an address is asked for. */
  get addressForm(): number | undefined {
    const event = this.#events.findLast(
      ({ body }) =>
        body.kind === 'notice' && [...ASKS_FOR_MESSAGE, ...SETTLES_MESSAGE].includes(body.code),
    );
    return event?.body.kind === 'notice' && LEFT.includes(event.body.code) ? event.seq : undefined;
  }

  /** The address for answers that was given last; it stands before the notice that says so. */
  get address(): string | undefined {
    const noted = this.#events.findLastIndex(
      ({ body }) => body.kind === 'notice' && body.code === 'address-noted',
    );
    const body = this.#events[noted - 1]?.body;
    return body?.kind === 'text' ? body.text : undefined;
  }

  /** Nothing but the greeting was said. */
  get begins(): boolean {
    return this.#events.length === 1;
  }

  /** What has become of a receipt since: another stands below it, or the deletion was stopped. */
  receipt(seq: number): ReceiptStanding {
    const later = this.#events.filter((event) => event.seq > seq).map((event) => event.body);
    if (later.some((body) => body.kind === 'notice' && body.code === 'withdrawn')) {
      return 'withdrawn';
    }
    return later.some((body) => body.kind === 'receipt') ? 'older' : 'current';
  }

  /** The question how the chat with a person was, unless it was answered. */
  get openRating(): number | undefined {
    const event = this.#events.findLast(
      ({ body }) => body.kind === 'rating-request' || body.kind === 'rating',
    );
    return event?.body.kind === 'rating-request' ? event.seq : undefined;
  }

  /** What has become of a handed-out link. */
  handoff(seq: number, body: HandoffBody, inFlow: boolean, now: number): HandoffState {
    const later = this.#events.filter((event) => event.seq > seq).map((event) => event.body);
    const done = later.some(
      (next) =>
        (next.kind === 'notice' && next.code === 'verified') ||
        (next.kind === 'prompt' && next.name === 'final-confirmation') ||
        next.kind === 'receipt',
    );
    if (done) {
      return 'used';
    }
    if (Date.parse(body.expiresAt) <= now) {
      return 'expired';
    }
    return !inFlow || later.some((next) => next.kind === 'handoff' || isEnd(next)) ? 'closed' : 'open';
  }
}

/** Notices that nobody of the team is there. */
const ASKS_FOR_MESSAGE = ['desk-nobody', 'desk-timeout', 'desk-deserted'];

/** Notices after which no message needs to be left any more. */
const SETTLES_MESSAGE = ['left-message', 'address-noted', 'desk-waiting', 'desk-staffed', 'desk-claimed'];

/** Notices that a message is with the team. */
const LEFT = ['left-message', 'address-noted'];

/** Notices after which an older link opens nothing. */
const ENDS = ['link-expired', 'making-link', 'request-ended', 'locked', 'rejected', 'nothing-was-done'];

function isEnd(body: ChatEvent['body']): boolean {
  return body.kind === 'notice' && ENDS.includes(body.code);
}
