/** The choice of canned replies that a slash at a line's beginning opens. */
import * as calls from '../api/calls';
import type { Canned } from '../api/types';

/** Milliseconds of rest in typing before the server is asked. */
const REST = 120;

export class CannedChoice {
  open = false;
  list: readonly Canned[] = [];
  /** The one that Enter takes. */
  at = -1;
  told = '';
  /** Where the slash and the words behind it stand in the text. */
  from = 0;
  to = 0;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #count = 0;
  /** The slash that Escape was pressed at, which offers nothing any more. */
  #dismissed = -1;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The text has changed. */
  typed(text: string, caret: number, chat: string): void {
    const line = text.lastIndexOf('\n', caret - 1) + 1;
    const words = text.slice(line, caret);
    if (!words.startsWith('/') || words.length > 60) {
      this.#dismissed = -1;
      this.close();
      return;
    }
    if (line === this.#dismissed) {
      return;
    }
    this.from = line;
    this.to = caret;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#find(words.slice(1).trim(), chat), REST);
  }

  /**
   * A key was pressed in the field.
   *
   * @returns undefined where the key is not for the choice; otherwise what was taken, or null
   */
  key(key: string): Canned | null | undefined {
    if (!this.open) {
      return undefined;
    }
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (!this.list.length) {
          return undefined;
        }
        this.at = (this.at + (key === 'ArrowDown' ? 1 : -1) + this.list.length) % this.list.length;
        this.#changed();
        return null;
      case 'Enter':
      case 'Tab':
        return this.list[this.at];
      case 'Escape':
        this.#dismissed = this.from;
        this.close();
        return null;
      default:
        return undefined;
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#count++;
    if (this.open) {
      this.open = false;
      this.list = [];
      this.at = -1;
      this.#changed();
    }
  }

  async #find(words: string, chat: string): Promise<void> {
    const count = ++this.#count;
    let list: readonly Canned[] = [];
    let told = '';
    try {
      list = await calls.canned(words, chat);
      told = list.length
        ? `${list.length} canned ${list.length === 1 ? 'reply' : 'replies'}: arrow keys choose, Enter takes, Escape closes.`
        : 'No canned replies match.';
    } catch {
      told = 'We couldn’t load the canned replies.';
    }
    if (count === this.#count) {
      this.list = list.slice(0, 20);
      this.at = list.length ? 0 : -1;
      this.told = told;
      this.open = true;
      this.#changed();
    }
  }
}
