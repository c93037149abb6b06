/** The search over transcripts: what was asked, and what was found. */
import * as calls from '../api/calls';
import type { Found } from '../api/types';
import { wordsOf } from './open-chat';

export class Search {
  text = '';
  found: Found | undefined;
  problem: string | undefined;
  searching = false;
  #count = 0;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Drops what was found in a chat that has been erased. */
  forget(chat: string): void {
    if (this.found) {
      this.found = { ...this.found, hits: this.found.hits.filter((hit) => hit.chat.id !== chat) };
    }
  }

  async run(text: string): Promise<void> {
    this.text = text.trim();
    const count = ++this.#count;
    this.problem = undefined;
    if (!this.text) {
      this.found = undefined;
      this.searching = false;
      this.#changed();
      return;
    }
    this.searching = true;
    this.#changed();
    try {
      const found = await calls.search(this.text);
      if (count === this.#count) {
        this.found = found;
      }
    } catch (error) {
      if (count === this.#count) {
        this.found = undefined;
        this.problem = wordsOf(error);
      }
    }
    if (count === this.#count) {
      this.searching = false;
      this.#changed();
    }
  }
}
