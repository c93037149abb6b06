/** Where the focus goes when the page changes under it. */
import type { ReactiveControllerHost } from 'lit';
import type { Route } from './state/route';

export function log(page: HTMLElement): HTMLElement | null {
  return page.querySelector<HTMLElement>('.log');
}

/** The heading of what is shown: the chat's, or the page's. */
export function title(page: HTMLElement): void {
  (page.querySelector<HTMLElement>('#chat-title') ?? page.querySelector<HTMLElement>('#page-title'))?.focus();
}

/** Where what had the focus is gone, the heading gets it. */
export function keep(page: HTMLElement): void {
  if (document.activeElement === document.body || document.activeElement === null) {
    title(page);
  }
}

export function main(page: HTMLElement): void {
  page.querySelector<HTMLElement>('main')?.focus();
}

export function find(page: HTMLElement): void {
  page.querySelector<HTMLInputElement>('#find')?.focus();
}

/** The search of suggested answers; says whether it could be reached. */
export function suggestions(page: HTMLElement): boolean {
  const field = page.querySelector<HTMLInputElement>('#suggest');
  if (!field?.checkVisibility()) {
    return false;
  }
  field.focus();
  return true;
}

/** After the address has changed: to what is new in sight. */
export function arrive(page: HTMLElement, before: Route, now: Route): void {
  if (now.chat === undefined && now.view === 'search') {
    find(page);
  } else if (now.chat === undefined) {
    const row = before.chat === undefined ? null : rowOf(page, before.chat);
    const heading = page.querySelector<HTMLElement>('#page-title, #list-title');
    const tab = page.querySelector<HTMLElement>(`[data-tab=${now.view}]`);
    if (!page.querySelector(':focus-within') || document.activeElement !== tab) {
      (row ?? heading)?.focus();
    }
  } else if (now.details && !before.details) {
    page.querySelector<HTMLElement>('#details-title')?.focus();
  } else if (!isWriting()) {
    title(page);
  }
}

/** Says a text to screen readers, also when it is the same text again. */
export function say(page: HTMLElement, text: string): void {
  const place = page.querySelector<HTMLElement>('[data-announcer]');
  if (place) {
    place.textContent = '';
    setTimeout(() => (place.textContent = text), 50);
  }
}

function isWriting(): boolean {
  return document.activeElement instanceof HTMLTextAreaElement;
}

function rows(page: HTMLElement): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>('.row')];
}

function rowOf(page: HTMLElement, chat: string): HTMLElement | null {
  return page.querySelector<HTMLElement>(`.row[data-chat="${CSS.escape(chat)}"]`);
}

/** Keeps the focus in a list whose rows come and go. */
export class ListFocus {
  readonly #page: HTMLElement & ReactiveControllerHost;
  /** Of the row that has the focus. */
  #at = -1;
  #row: HTMLElement | undefined;

  constructor(page: HTMLElement & ReactiveControllerHost) {
    this.#page = page;
  }

  readonly note = (event: FocusEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('.row') : null;
    this.#row = row ?? undefined;
    this.#at = row ? rows(this.#page).indexOf(row) : -1;
  };

  /** A row that had the focus and is gone gives it to the one in its place. */
  keep(): void {
    if (this.#row && !this.#row.isConnected) {
      const all = rows(this.#page);
      const next = all[Math.min(this.#at, all.length - 1)];
      this.#row = undefined;
      if (document.activeElement === document.body || document.activeElement === null) {
        (next ?? this.#page.querySelector<HTMLElement>('#list-title'))?.focus();
      }
    }
  }

  /** To the next row or the one before; the first time to the open chat's, or the first. */
  step(by: number): void {
    const all = rows(this.#page);
    const focused = all.indexOf(document.activeElement as HTMLElement);
    const current = all.findIndex((row) => row.getAttribute('aria-current') === 'true');
    const from = focused >= 0 ? focused : current;
    all[Math.max(0, Math.min(all.length - 1, from < 0 ? 0 : from + by))]?.focus();
  }

  readonly move = (event: KeyboardEvent): void => {
    const all = rows(this.#page);
    if (!all.includes(document.activeElement as HTMLElement)) {
      return;
    }
    switch (event.key) {
      case 'ArrowDown':
        this.step(1);
        break;
      case 'ArrowUp':
        this.step(-1);
        break;
      case 'Home':
        all[0]?.focus();
        break;
      case 'End':
        all.at(-1)?.focus();
        break;
      default:
        return;
    }
    event.preventDefault();
  };
}
