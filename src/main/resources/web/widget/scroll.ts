import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** In pixels: so near to its end a log counts as read to it. */
const NEAR = 60;

/** Milliseconds: messages that come this close together are one turn. */
const TURN = 1_500;

/**
 * Keeps a log at its newest turn, shown from its beginning, unless the customer reads further up.
 * Nothing moves while something in it is being pressed, so that the press ends where it began.
 */
export class Scroll implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #log: () => HTMLElement | null;
  /** The log goes on below what is in sight. */
  below = false;
  /** Something new came below what is in sight. */
  news = false;
  #following = true;
  #pressed = false;
  #anchor: number | undefined;
  #arrivedAt = 0;
  #set = -1;
  #size = '';
  readonly #resized = new ResizeObserver(() => this.settle());
  #observed: HTMLElement | null = null;

  /** @param log the element that scrolls, once there is one */
  constructor(host: ReactiveControllerHost, log: () => HTMLElement | null) {
    this.#host = host;
    this.#log = log;
    host.addController(this);
  }

  hostUpdated(): void {
    const log = this.#log();
    if (log !== this.#observed) {
      // The parts of a message draw themselves a little later, and then it grows.
      this.#resized.disconnect();
      this.#observed = log;
      log?.addEventListener('pointerdown', this.#press);
      for (const box of log ? [log, ...log.children] : []) {
        this.#resized.observe(box);
      }
    }
    this.settle();
  }

  hostDisconnected(): void {
    this.#resized.disconnect();
    this.#observed = null;
    this.#letGo();
  }

  /** A message has come. */
  arrived(seq: number, own: boolean): void {
    const now = Date.now();
    if (own || now - this.#arrivedAt > TURN) {
      this.#anchor = seq;
    }
    this.#arrivedAt = now;
    this.news ||= !own && !this.#following;
  }

  /** To the newest message, or to one that is given, and on from there. */
  readonly follow = (seq?: number): void => {
    this.#following = true;
    this.#anchor = seq;
    this.#host.requestUpdate();
  };

  /** The customer may have scrolled. */
  readonly scrolled = (): void => {
    const log = this.#log();
    // A log that has changed its size scrolls by itself too.
    if (!log || this.#pressed || Math.abs(log.scrollTop - this.#set) < 2 || size(log) !== this.#size) {
      return;
    }
    this.#set = -1;
    this.#following = room(log) < NEAR;
    if (this.#following) {
      this.#anchor = undefined;
    }
    this.#look(log);
  };

  readonly #press = (): void => {
    this.#pressed = true;
    addEventListener('pointerup', this.#release);
    addEventListener('pointercancel', this.#release);
  };

  /** The click comes after the pointer is up. */
  readonly #release = (): void => {
    setTimeout(() => {
      this.#letGo();
      this.scrolled();
      this.settle();
    });
  };

  #letGo(): void {
    this.#pressed = false;
    removeEventListener('pointerup', this.#release);
    removeEventListener('pointercancel', this.#release);
  }

  /** Puts the log where it belongs. */
  settle(): void {
    const log = this.#log();
    if (!log?.clientHeight || this.#pressed) {
      return;
    }
    this.#size = size(log);
    if (this.#following) {
      const bottom = log.scrollHeight - log.clientHeight;
      log.scrollTop = Math.max(0, Math.min(bottom, this.#top(log) ?? bottom));
      this.#set = log.scrollTop;
    }
    this.#look(log);
  }

  #top(log: HTMLElement): number | undefined {
    const anchor = this.#anchor ? log.querySelector(`[data-seq="${this.#anchor}"]`) : null;
    if (!anchor) {
      return undefined;
    }
    const own = top(log, anchor);
    const answer = answerTo(anchor);
    // What the customer wrote gives way to an answer that has no room below it.
    return answer && log.scrollHeight - own > log.clientHeight ? top(log, answer) : own;
  }

  #look(log: HTMLElement): void {
    const below = room(log) > NEAR;
    const news = this.news && below;
    if (below !== this.below || news !== this.news) {
      this.below = below;
      this.news = news;
      this.#host.requestUpdate();
    }
  }
}

/** How far to scroll until a row is the first in sight, with the line above it, where there is one. */
function top(log: HTMLElement, row: Element): number {
  const before = row.previousElementSibling;
  const first = before?.classList.contains('line') ? before : row;
  return first.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop - 12;
}

/** The first row behind those of the customer that a row is of. */
function answerTo(row: Element): Element | null {
  let next: Element | null = row;
  while (next?.classList.contains('customer')) {
    next = next.nextElementSibling;
  }
  return next === row ? null : next;
}

function size(log: HTMLElement): string {
  return `${log.clientHeight} ${log.scrollHeight}`;
}

/** How much of a log is below what is in sight. */
function room(log: HTMLElement): number {
  return log.scrollHeight - log.clientHeight - log.scrollTop;
}
