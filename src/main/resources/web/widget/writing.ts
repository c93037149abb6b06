/** What is being written on the other side. */
import type { ChatEvent } from './protocol';

export class Writing {
  /** Answers as they are being written, by the seq of the customer's turn. */
  readonly drafts = new Map<number, string>();
  typing: 'bot' | 'agent' | undefined;

  draft(answer: number, delta: string): void {
    this.drafts.set(answer, (this.drafts.get(answer) ?? '') + delta);
  }

  /** Something was said: what was being written is there, or will not come. */
  said({ seq }: ChatEvent): void {
    this.typing = undefined;
    for (const answer of this.drafts.keys()) {
      if (seq > answer) {
        this.drafts.delete(answer);
      }
    }
  }

  clear(): void {
    this.typing = undefined;
    this.drafts.clear();
  }
}
