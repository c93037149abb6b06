import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { FULL_SCREEN } from './styles/panel';

/** Tells a phone's screen from a desktop's, and how much of it the on-screen keyboard leaves. */
export class Screen implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #query = matchMedia(FULL_SCREEN);
  readonly #changed: () => void;

  /** @param changed told when a panel has to become full-screen, or stops being it */
  constructor(host: ReactiveControllerHost & HTMLElement, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  get full(): boolean {
    return this.#query.matches;
  }

  hostConnected(): void {
    this.#query.addEventListener('change', this.#changed);
    visualViewport?.addEventListener('resize', this.#measure);
    visualViewport?.addEventListener('scroll', this.#measure);
    this.#measure();
  }

  hostDisconnected(): void {
    this.#query.removeEventListener('change', this.#changed);
    visualViewport?.removeEventListener('resize', this.#measure);
    visualViewport?.removeEventListener('scroll', this.#measure);
  }

  readonly #measure = (): void => {
    const seen = visualViewport;
    // Zoomed in by the customer, the panel keeps its size: they pan over it.
    if (seen && Math.abs(seen.scale - 1) < 0.01) {
      this.#host.style.setProperty('--_screen-top', `${seen.offsetTop}px`);
      this.#host.style.setProperty('--_screen-height', `${seen.height}px`);
    }
  };
}
