import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { remaining } from '../format';
import { out, shield } from '../icons';
import { resolve } from '../links';
import type { HandoffState } from '../log';
import type { HandoffBody } from '../protocol';
import { base } from '../styles/base';
import type { Words } from '../words';

/** Minutes before the end at which a screen reader is told. */
const TOLD_AT = [5, 1];

/** Milliseconds within which a new page has surely come up. */
const OPENS_WITHIN = 1_500;

/** The way to the verification page, with the words that the page must show too. */
export class HandoffCard extends LitElement {
  static override readonly properties = {
    words: { attribute: false },
    locale: { attribute: false },
    body: { attribute: false },
    now: { attribute: false },
    state: { attribute: false },
    _now: { state: true },
    _soon: { state: true },
    _blocked: { state: true },
  };

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        inline-size: 100%;
      }
      .title {
        display: flex;
        align-items: center;
        gap: 0.5em;
      }
      .title svg {
        color: var(--_link);
      }
      .phrase {
        padding: 0.6em 0.75em;
        border: 1px dashed var(--_control);
        border-radius: 0.7em;
        background: var(--_raised);
        text-align: center;
      }
      .phrase strong {
        display: block;
        font-size: 1.375em;
        font-weight: 700;
        letter-spacing: 0.01em;
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      .open {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 0.5em;
        min-block-size: 2.75em;
        text-align: center;
      }
      .left {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  declare words: Words;
  declare locale: string;
  declare body: HandoffBody;
  /** The server's time. */
  declare now: () => number;
  declare state: HandoffState;
  declare _now: number;
  /** The minutes left, where it is time to say so. */
  declare _soon: number | undefined;

  /** A page was to open, and this one is still what the customer sees. */
  declare _blocked: boolean;

  #timer: ReturnType<typeof setTimeout> | undefined;
  #opening: ReturnType<typeof setTimeout> | undefined;
  #held = false;

  constructor() {
    super();
    this.now = () => Date.now();
    this._now = 0;
    this._blocked = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#run();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    clearTimeout(this.#opening);
  }

  protected override willUpdate(): void {
    this._now = this.now();
    this.#held = this.shadowRoot?.activeElement != null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('body') || changed.has('state')) {
      this.#run();
    }
    if (this.#held && !this.shadowRoot?.activeElement) {
      // The link that had the focus is gone: what became of it is read out, and Tab goes on from here.
      this.renderRoot.querySelector<HTMLElement>('section')?.focus({ preventScroll: true });
    }
  }

  override render(): TemplateResult {
    const { words, body, state } = this;
    return html`<section class="card" tabindex="-1" aria-label=${words.handoffTitle}>
      <h3 class="title">${shield} ${words.handoffTitle}</h3>
      ${state === 'open' && this.#left > 0
        ? html`
            <div class="phrase">
              <span class="note">${words.handoffPhrase}</span>
              <strong>${body.matchPhrase}</strong>
            </div>
            ${this.#link()}
            <p class="note" role="status">${this._blocked ? words.handoffBlocked : nothing}</p>
            ${this._blocked ? this.#here() : nothing}
            <p class="note">${words.handoffText}</p>
            <p class="note left" role="timer">
              ${words.handoffLeft(remaining(this.#left, this.locale))}
            </p>
            <p class="sr" role="status">${this._soon ? words.handoffSoon(this._soon) : nothing}</p>
          `
        : html`<p class="note">
            ${state === 'used'
              ? words.handoffUsed
              : state === 'closed'
                ? words.handoffClosed
                : words.handoffExpired}
          </p>`}
    </section>`;
  }

  #link(): TemplateResult | typeof nothing {
    const href = resolve(this.body.url, location.href);
    return href?.startsWith('http')
      ? html`<a
          class="button primary open"
          href=${href}
          target="_blank"
          rel="noopener noreferrer"
          referrerpolicy="no-referrer"
          @click=${this.#opens}
          >${this.words.handoffLink}<span class="sr"> ${this.words.newTab}</span>${out}</a
        >`
      : nothing;
  }

  #here(): TemplateResult | typeof nothing {
    const href = resolve(this.body.url, location.href);
    return href?.startsWith('http')
      ? html`<a class="button open" href=${href} rel="noreferrer" referrerpolicy="no-referrer"
          >${this.words.handoffHere}</a
        >`
      : nothing;
  }

  /** No browser tells a page that it opened none: but then the customer still looks at this one. */
  readonly #opens = (): void => {
    clearTimeout(this.#opening);
    this.#opening = setTimeout(() => {
      this._blocked = document.visibilityState === 'visible' && document.hasFocus();
    }, OPENS_WITHIN);
  };

  get #left(): number {
    return Date.parse(this.body.expiresAt) - this._now;
  }

  #run(): void {
    clearTimeout(this.#timer);
    this._now = this.now();
    const left = this.#left;
    if (this.state !== 'open' || left <= 0) {
      return;
    }
    const minutes = Math.ceil(left / 60_000);
    this._soon = TOLD_AT.find((at) => minutes === at) ?? this._soon;
    this.#timer = setTimeout(() => this.#run(), left > 65_000 ? 5_000 : 1_000);
  }
}
