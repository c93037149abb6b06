import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds for which a lost connection is nobody's business: most are back by then. */
const CALM = 1_500;

/** Tells of a lost connection only once it stays lost. */
export class Calm implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #isLost: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #over = false;

  constructor(host: ReactiveControllerHost, isLost: () => boolean) {
    this.#host = host;
    this.#isLost = isLost;
    host.addController(this);
  }

  /** It has been lost for a while, and the customer is to know. */
  get told(): boolean {
    return this.#over && this.#isLost();
  }

  hostUpdate(): void {
    if (!this.#isLost()) {
      this.hostDisconnected();
    } else if (!this.#timer) {
      this.#timer = setTimeout(() => {
        this.#over = true;
        this.#host.requestUpdate();
      }, CALM);
    }
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#over = false;
  }
}
