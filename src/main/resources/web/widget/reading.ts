/** What the customer has not seen yet: how much it is, and where it begins. */
import type { Session } from './session';

export class Reading {
  /** The first event of what is new, while the line above it is shown. */
  divider: number | undefined;
  /** All that came is new: the log was not in sight. */
  #away = false;

  /** How many messages of others came since the log was last in sight. */
  unread(session: Session | undefined): number {
    return session ? unseen(session).length : 0;
  }

  /** The log comes into sight. */
  open(session: Session | undefined): void {
    this.#away = false;
    this.divider = session && unseen(session)[0];
  }

  /** The log is out of sight: its panel closed, or its page behind another. */
  leave(): void {
    this.#away = true;
    this.divider = undefined;
  }

  /** The log is in sight again, with the line where it was. */
  back(): void {
    this.#away = false;
  }

  /** The customer goes on with the chat: nothing is new any more. */
  readonly goOn = (): void => {
    this.divider = undefined;
  };

  /** An event has come; it is new where the log is out of sight, or stands further up. */
  arrived(seq: number, inSight: boolean): void {
    if (this.#away || !inSight) {
      this.divider ??= seq;
    }
  }
}

function unseen({ log, seenUpTo }: Session): number[] {
  return log.events
    .filter(({ seq, from, body }) => seq > seenUpTo && from !== 'customer' && body.kind !== 'checklist')
    .map((event) => event.seq);
}
