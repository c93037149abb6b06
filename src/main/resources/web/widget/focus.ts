/** Where the keyboard is when the panel opens, closes, or loses the very thing that had the focus. */

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

/** Hides the panel; the focus goes back to what opened it. */
export function hidePanel(root: ShadowRoot): void {
  root.querySelector('dialog')?.close();
  root.querySelector<HTMLElement>('.launcher')?.focus();
}

export function focusInput(root: ShadowRoot): void {
  root.querySelector<HTMLElement>('doorman-composer')?.focus();
}

/** The pressed button may be gone. On a phone the field would bring up the keyboard. */
export function focusAfterPress(root: ShadowRoot): void {
  const input = root.querySelector<HTMLElement>('doorman-composer');
  if (input && !matchMedia('(pointer: coarse)').matches) {
    input.focus();
  } else {
    root.querySelector<HTMLElement>('.log')?.focus({ preventScroll: true });
  }
}

/** The field is gone with the chat; the focus, if it was there, must not be. */
export function focusStartAnew(root: ShadowRoot): void {
  const focused = document.activeElement;
  if (focused === null || focused === root.host || focused === document.body) {
    root.querySelector<HTMLElement>('.over button')?.focus();
  }
}
