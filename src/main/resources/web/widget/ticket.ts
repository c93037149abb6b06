/** What lets this browser come back to its conversation; shared by all tabs. */
import type { Masking, Storage } from './storage';

export class Ticket {
  readonly #storage: Storage;
  resume: string | undefined;
  epoch: string | undefined;
  masking: Masking | undefined;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Takes up the conversation that is kept, if there is one and none is at hand. */
  remember(): void {
    if (this.resume) {
      return;
    }
    const kept = this.#storage.kept;
    this.resume = kept?.resume;
    this.epoch = kept?.epoch;
    this.masking = kept?.masking;
  }

  keep(): void {
    if (this.resume && this.epoch) {
      this.#storage.kept = {
        resume: this.resume,
        epoch: this.epoch,
        ...(this.masking?.on ? { masking: this.masking } : {}),
      };
    }
  }

  /** The conversation is over. One that another tab has begun since is left alone. */
  tear(): void {
    if (this.#storage.kept?.resume === this.resume) {
      this.#storage.kept = undefined;
    }
    this.resume = this.epoch = this.masking = undefined;
  }

  /** Whether digits that could be a code are to be masked at this time. */
  masks(now: number): boolean {
    const { masking } = this;
    return (
      masking?.on === true && (masking.until === undefined || Date.parse(masking.until) > now)
    );
  }
}
