/** What the browser keeps of a chat. Nothing is written before the customer opens it. */
import type { Message } from './protocol';

/** Digits are masked, until the given time where one is known. */
export interface Masking {
  readonly on: boolean;
  readonly until?: string;
}

export interface Kept {
  readonly resume: string;
  readonly epoch: string;
  readonly masking?: Masking;
  /** Which conversation it opens: told apart from another that a token may lead to. */
  readonly conversation?: string;
  /** The last event that was in sight, in whichever tab. */
  readonly seen?: number;
}

export class Storage {
  readonly #name: string;
  readonly #place: string;

  /**
   * @param server its address; chats with several servers are kept apart
   * @param place tells several chats on one page apart; empty, or with a colon at its end
   */
  constructor(server: string, place: string) {
    this.#name = `doorman:${server}`;
    this.#place = `${this.#name}:${place}`;
  }

  /** The conversation, shared by all tabs. */
  get kept(): Kept | undefined {
    const value = read(() => localStorage, this.#name);
    return isKept(value) ? value : undefined;
  }

  set kept(value: Kept | undefined) {
    write(() => localStorage, this.#name, value);
  }

  /** Messages of this tab that the server has not acknowledged. */
  get unsent(): readonly Message[] {
    const value = read(() => sessionStorage, `${this.#place}unsent`);
    return Array.isArray(value) ? (value as Message[]) : [];
  }

  set unsent(messages: readonly Message[]) {
    write(() => sessionStorage, `${this.#place}unsent`, messages.length ? messages : undefined);
  }

  /**
   * Whether the panel is open in this tab; survives a reload. `false` where it was closed again,
   * undefined where it was never opened or the chat is over.
   */
  get open(): boolean | undefined {
    const value = read(() => sessionStorage, `${this.#place}open`);
    return typeof value === 'boolean' ? value : undefined;
  }

  set open(value: boolean | undefined) {
    write(() => sessionStorage, `${this.#place}open`, value);
  }
}

function isKept(value: unknown): value is Kept {
  const kept = value as Partial<Kept> | null | undefined;
  return typeof kept?.resume === 'string' && typeof kept.epoch === 'string';
}

// A browser may forbid storage, even the mention of it: the chat then lasts as long as the page.
function read(area: () => globalThis.Storage, name: string): unknown {
  try {
    const text = area().getItem(name);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function write(area: () => globalThis.Storage, name: string, value: unknown): void {
  try {
    if (value === undefined) {
      area().removeItem(name);
    } else {
      area().setItem(name, JSON.stringify(value));
    }
  } catch {
    // See above.
  }
}
