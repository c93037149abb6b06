/** The search over transcripts: what was asked, and what was found. */
import * as calls from '../api/calls';
import type { Hit } from '../api/types';
import { wordsOf } from './open-chat';

export class Search {
  text = '';
  hits: readonly Hit[] | undefined;
  problem: string | undefined;
  searching = false;
  #count = 0;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  async run(text: string): Promise<void> {
    this.text = text.trim();
    const count = ++this.#count;
    this.problem = undefined;
    if (!this.text) {
      this.hits = undefined;
      this.searching = false;
      this.#changed();
      return;
    }
    this.searching = true;
    this.#changed();
    try {
      const { hits } = await calls.search(this.text);
      if (count === this.#count) {
        this.hits = hits;
      }
    } catch (error) {
      if (count === this.#count) {
        this.hits = undefined;
        this.problem = wordsOf(error);
      }
    }
    if (count === this.#count) {
      this.searching = false;
      this.#changed();
    }
  }
}
