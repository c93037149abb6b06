/** Tells screen readers what happens, calmly: many chats at once are one sentence. */

/** Milliseconds between two sentences about those who wait. */
const PAUSE = 3_000;

export class Announcer {
  readonly #say: (text: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #new = 0;
  #all = 0;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  say(text: string): void {
    this.#say(text);
  }

  /** @param all how many wait now */
  waiting(all: number): void {
    this.#new++;
    this.#all = all;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const chats = this.#new === 1 ? 'A new chat is' : `${this.#new} new chats are`;
      this.#say(`${chats} waiting; ${this.#all} in all.`);
      this.#new = 0;
    }, this.#new === 1 ? 0 : PAUSE);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
