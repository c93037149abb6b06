/** Where the keyboard is when the panel opens, closes, or loses the very thing that had the focus. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Composer } from './parts/composer';

/**
 * Shows the panel: on a phone it covers the page and shuts it off, on a desktop it stands beside it.
 * The focus stays where it is.
 */
export function showPanel(root: ShadowRoot, full: boolean): void {
  const dialog = root.querySelector('dialog');
  const focused = root.activeElement;
  dialog?.close();
  if (full) {
    dialog?.showModal();
  } else {
    // `show` would move the focus, which on a page that was just loaded is not for us to do.
    dialog?.setAttribute('open', '');
  }
  if (focused instanceof HTMLElement && focused !== dialog) {
    focused.focus();
  }
}

/** Hides the panel; says whether the focus was in it. */
export function hidePanel(root: ShadowRoot): boolean {
  const dialog = root.querySelector('dialog');
  const inside = dialog?.contains(root.activeElement) === true;
  dialog?.close();
  return inside;
}

/** To what opened the panel. */
export function launcher(root: ShadowRoot): void {
  root.querySelector<HTMLElement>('.launcher')?.focus();
}

export function input(root: ShadowRoot): void {
  composer(root)?.focus();
}

/** Puts a question into the field, and the cursor behind it. */
export function suggest(root: ShadowRoot, question: string): void {
  composer(root)?.suggest(question);
  input(root);
}

export function clearInput(root: ShadowRoot): void {
  composer(root)?.clear();
}

/** The pressed button may be gone. On a phone the field would bring up the keyboard. */
export function afterPress(root: ShadowRoot): void {
  const field = composer(root);
  if (field && !matchMedia('(pointer: coarse)').matches) {
    field.focus();
  } else {
    root.querySelector<HTMLElement>('.log')?.focus({ preventScroll: true });
  }
}

/** The field is gone with the chat; the focus, if it was there, must not be. */
export function startAnew(root: ShadowRoot): void {
  const focused = document.activeElement;
  if (focused === null || focused === root.host || focused === document.body) {
    root.querySelector<HTMLElement>('.over button')?.focus();
  }
}

function composer(root: ShadowRoot): Composer | null {
  return root.querySelector<Composer>('doorman-composer');
}

/** Gives the focus a place where what had it is drawn no more, as a button that another tab pressed. */
export class Kept implements ReactiveController {
  readonly #root: () => ShadowRoot;
  #held: Element | null = null;

  constructor(host: ReactiveControllerHost, root: () => ShadowRoot) {
    this.#root = root;
    host.addController(this);
  }

  hostUpdate(): void {
    // Undefined before the first time.
    this.#held = this.#root()?.activeElement ?? null;
  }

  hostUpdated(): void {
    const held = this.#held;
    if (held && !held.isConnected && document.activeElement === document.body) {
      this.#root().querySelector<HTMLElement>('.log')?.focus({ preventScroll: true });
    }
  }
}
