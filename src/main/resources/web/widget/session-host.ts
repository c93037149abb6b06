/** What a session has to say to whoever shows it. */
import type { ChatEvent } from './protocol';

export type Status =
  | 'idle'
  | 'connecting'
  | 'online'
  | 'reconnecting'
  /** The server turns this client away: the next try is far off, unless the customer asks. */
  | 'refused'
  | 'ended';

/** What became of a token; `code` and `message` where it was not taken, as in the wire's errors. */
export type Identification =
  | { readonly state: 'identified' }
  | { readonly state: 'refused'; readonly code: string; readonly message: string };

export interface SessionHost {
  readonly locale: string;
  /** Address of the host page, without query and fragment: they may hold what is nobody's business. */
  readonly page: string;
  /** Something is to be drawn anew. */
  changed(): void;
  /** All that had been said before is here; from now on there is news only. */
  caughtUp(replayed: boolean): void;
  /** News: not told for what is replayed after a reload. */
  arrived(event: ChatEvent): void;
  /** Whether the server takes the page's word for who the customer is. */
  identified(identification: Identification): void;
  /** Another customer is here now: nothing of the one before is to be seen. */
  changedHands(): void;
}
