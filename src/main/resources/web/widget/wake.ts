import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How often the clock is looked at, in milliseconds; hidden pages do so once a minute. */
const EVERY = 10_000;
/** A clock that has gone on for so long without a look means that the machine has slept. */
const SLEPT = 90_000;

export interface Woken {
  /** The page is in sight, or the network is there: a good moment to try again. */
  ready(): void;
  /** The network is gone. */
  gone(): void;
  /** The machine has slept: a connection of before may be dead without knowing it. */
  woke(): void;
  /** The page is behind another. */
  hidden(): void;
}

/** Notices what happens to the page's network and to the machine that it runs on. */
export class Wake implements ReactiveController {
  readonly #woken: Woken;
  #timer: ReturnType<typeof setInterval> | undefined;
  #looked = Date.now();

  constructor(host: ReactiveControllerHost, woken: Woken) {
    this.#woken = woken;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.#seen);
    addEventListener('offline', this.#offline);
    document.addEventListener('visibilitychange', this.#seen);
    this.#looked = Date.now();
    this.#timer = setInterval(this.#look, EVERY);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#seen);
    removeEventListener('offline', this.#offline);
    document.removeEventListener('visibilitychange', this.#seen);
    clearInterval(this.#timer);
  }

  readonly #seen = (): void => {
    this.#look();
    if (document.visibilityState === 'visible') {
      this.#woken.ready();
    } else {
      this.#woken.hidden();
    }
  };

  readonly #offline = (): void => this.#woken.gone();

  readonly #look = (): void => {
    const slept = Date.now() - this.#looked > SLEPT;
    this.#looked = Date.now();
    if (slept) {
      this.#woken.woke();
    }
  };
}
