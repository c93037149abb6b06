/** Keyboard shortcuts: a table, and how presses are matched with it. */

export interface Shortcut {
  /** One key, or two pressed one after the other, as `g w`. */
  readonly keys: string;
  readonly does: string;
  readonly group: 'Move' | 'Chat' | 'Desk';
  readonly run: () => void;
}

/** Milliseconds within which the second key of two has to follow. */
const SECOND = 1_500;
const SWITCH = 'doorman-desk-keys';

export class Keys {
  readonly #shortcuts: () => readonly Shortcut[];
  #first = '';
  #firstAt = 0;

  constructor(shortcuts: () => readonly Shortcut[]) {
    this.#shortcuts = shortcuts;
  }

  /** Single keys can be a burden to those who speak to their computer: they can be switched off. */
  get on(): boolean {
    try {
      return localStorage.getItem(SWITCH) !== 'off';
    } catch {
      return true;
    }
  }

  set on(on: boolean) {
    try {
      localStorage.setItem(SWITCH, on ? 'on' : 'off');
    } catch {
      // It holds for nothing then; the keys stay on.
    }
  }

  /** Carries out what a press stands for, unless it is typing, or meant for a dialog. */
  press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.isComposing || !this.on || isTyping(event) || document.querySelector('dialog[open]')) {
      return;
    }
    const first = event.timeStamp - this.#firstAt < SECOND ? this.#first : '';
    const shortcuts = this.#shortcuts();
    const both = first && shortcuts.find(({ keys }) => keys === `${first} ${event.key}`);
    const found = both || shortcuts.find(({ keys }) => keys === event.key);
    this.#first = '';
    if (found) {
      event.preventDefault();
      found.run();
    } else if (shortcuts.some(({ keys }) => keys.startsWith(`${event.key} `))) {
      this.#first = event.key;
      this.#firstAt = event.timeStamp;
    }
  }
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  return target?.closest('textarea, select, [contenteditable], input:not([type=checkbox])') != null;
}
