import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long a text stays for the screen reader; then it is gone, so that nobody finds it twice. */
const STAYS = 8_000;

/** What is to be read out, politely, one text after another. */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #texts: readonly { readonly key: number; readonly text: string }[] = [];
  #key = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get texts(): readonly { readonly key: number; readonly text: string }[] {
    return this.#texts;
  }

  readonly say = (text: string): void => {
    const key = this.#key++;
    this.#texts = [...this.#texts, { key, text }];
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#texts = this.#texts.filter((one) => one.key !== key);
      this.#host.requestUpdate();
    }, STAYS);
    this.#timers.add(timer);
    this.#host.requestUpdate();
  };

  hostDisconnected(): void {
    this.#timers.forEach(clearTimeout);
    this.#timers.clear();
    this.#texts = [];
  }
}
