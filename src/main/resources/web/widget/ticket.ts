/** What lets this browser come back to its conversation; shared by all tabs. */
import type { Welcome } from './protocol';
import type { ServerTime } from './server-time';
import type { Kept, Masking, Storage } from './storage';

export class Ticket {
  readonly #storage: Storage;
  resume: string | undefined;
  epoch: string | undefined;
  masking: Masking | undefined;
  conversation: string | undefined;
  #seen = 0;

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
    this.conversation = kept?.conversation;
    this.#seen = kept?.seen ?? 0;
  }

  /** Takes the conversation that the server let in to. */
  take({ resume, epoch, conversation, seq }: Welcome): void {
    const same = this.conversation === undefined || this.conversation === conversation;
    // A log that was begun anew is shorter than what was seen of the old one.
    this.#seen = same ? Math.min(this.seen, seq) : 0;
    this.resume = resume;
    this.epoch = epoch;
    this.conversation = conversation;
    this.keep();
  }

  keep(): void {
    if (this.resume && this.epoch) {
      const kept: Kept = {
        resume: this.resume,
        epoch: this.epoch,
        seen: this.#seen,
        ...(this.conversation ? { conversation: this.conversation } : {}),
        ...(this.masking?.on ? { masking: this.masking } : {}),
      };
      this.#storage.kept = kept;
    }
  }

  /** The last event that was in sight, here or in another tab. */
  get seen(): number {
    const kept = this.#storage.kept;
    return Math.max(this.#seen, kept?.resume === this.resume ? (kept?.seen ?? 0) : 0);
  }

  /** An event has been in sight. Says whether that is news. */
  see(seq: number): boolean {
    if (seq <= this.seen) {
      return false;
    }
    this.#seen = seq;
    this.keep();
    return true;
  }

  /** The conversation is over. One that another tab has begun since is left alone. */
  tear(): void {
    if (this.#storage.kept?.resume === this.resume) {
      this.#storage.kept = undefined;
    }
    this.resume = this.epoch = this.masking = this.conversation = undefined;
    this.#seen = 0;
  }

  /** Whether digits that could be a code are to be masked; so long as the time is not known, yes. */
  masks(time: ServerTime): boolean {
    const { masking } = this;
    return (
      masking?.on === true && (masking.until === undefined || !time.known || Date.parse(masking.until) > time.now())
    );
  }
}
