import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** In pixels: so near to its end a transcript counts as read to it. */
const NEAR = 60;

/** Keeps the transcript at its end, unless the agent reads further up. */
export class Follow implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #log: () => HTMLElement | null;
  /** There is more below what is in sight. */
  below = false;
  #following = true;
  #size = '';
  #observed: HTMLElement | null = null;
  readonly #resized = new ResizeObserver(() => this.#settle());

  /** @param log the element that scrolls, once there is one */
  constructor(host: ReactiveControllerHost, log: () => HTMLElement | null) {
    this.#host = host;
    this.#log = log;
    host.addController(this);
  }

  hostUpdated(): void {
    const log = this.#log();
    if (log !== this.#observed) {
      this.#resized.disconnect();
      this.#observed = log;
      if (log) {
        this.#resized.observe(log);
      }
    }
    this.#settle();
  }

  hostDisconnected(): void {
    this.#resized.disconnect();
    this.#observed = null;
  }

  /** To the end, and on from there. */
  readonly toEnd = (): void => {
    this.#following = true;
    this.#settle();
  };

  /** The transcript was scrolled: by the agent, unless its size has changed, which scrolls it too. */
  readonly scrolled = (): void => {
    const log = this.#log();
    if (!log) {
      return;
    }
    if (size(log) !== this.#size) {
      this.#settle();
      return;
    }
    this.#following = room(log) < NEAR;
    this.#look(log);
  };

  #settle(): void {
    const log = this.#log();
    if (!log?.clientHeight) {
      return;
    }
    this.#size = size(log);
    if (this.#following) {
      log.scrollTop = log.scrollHeight;
    }
    this.#look(log);
  }

  #look(log: HTMLElement): void {
    const below = room(log) >= NEAR;
    if (below !== this.below) {
      this.below = below;
      this.#host.requestUpdate();
    }
  }
}

function size(log: HTMLElement): string {
  return `${log.clientHeight} ${log.scrollHeight}`;
}

/** How much of a transcript is below what is in sight. */
function room(log: HTMLElement): number {
  return log.scrollHeight - log.clientHeight - log.scrollTop;
}
