/** In pixels: so near to its end a log counts as read to it. */
export const NEAR = 60;

/** Keeps a log at its newest message, unless the customer reads further up. */
export class Scroll {
  #following = true;
  #anchor: number | undefined;
  #arrivedAt = 0;
  #set = -1;

  /** Messages that come this close together are one turn: its first one is kept in sight. */
  static readonly #TURN = 1_500;

  /** Something has come: a long turn is shown from its beginning. */
  arrived(seq: number, own: boolean): void {
    const now = Date.now();
    if (own || now - this.#arrivedAt > Scroll.#TURN) {
      this.#anchor = seq;
    }
    this.#arrivedAt = now;
  }

  get following(): boolean {
    return this.#following;
  }

  /** To the newest message, and on from there. */
  follow(): void {
    this.#following = true;
    this.#anchor = undefined;
  }

  /** The customer may have scrolled. */
  scrolled(log: Element): void {
    if (Math.abs(log.scrollTop - this.#set) < 2) {
      return;
    }
    this.#set = -1;
    this.#following = log.scrollHeight - log.clientHeight - log.scrollTop < NEAR;
    if (this.#following) {
      this.#anchor = undefined;
    }
  }

  /** Puts the log where it belongs, after it was drawn. */
  settle(log: Element): void {
    if (!this.#following) {
      return;
    }
    const bottom = log.scrollHeight - log.clientHeight;
    const anchor = this.#anchor && log.querySelector(`[data-seq="${this.#anchor}"]`);
    const top = anchor
      ? anchor.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop - 12
      : bottom;
    log.scrollTop = Math.max(0, Math.min(bottom, top));
    this.#set = log.scrollTop;
  }
}
