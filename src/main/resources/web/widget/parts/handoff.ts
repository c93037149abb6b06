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

/** The way to the verification page, with the words that the page must show too. */
export class HandoffCard extends LitElement {
  static override readonly properties = {
    words: { attribute: false },
    locale: { attribute: false },
    body: { attribute: false },
    state: { attribute: false },
    _now: { state: true },
    _soon: { state: true },
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
        text-align: center;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  declare words: Words;
  declare locale: string;
  declare body: HandoffBody;
  declare state: HandoffState;
  declare _now: number;
  /** The minutes left, where it is time to say so. */
  declare _soon: number | undefined;

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this._now = Date.now();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#run();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('body') || changed.has('state')) {
      this.#run();
    }
  }

  override render(): TemplateResult {
    const { words, body, state } = this;
    return html`<section class="card" aria-label=${words.handoffTitle}>
      <h3 class="title">${shield} ${words.handoffTitle}</h3>
      ${state === 'open' && this.#left > 0
        ? html`
            <div class="phrase">
              <span class="note">${words.handoffPhrase}</span>
              <strong>${body.matchPhrase}</strong>
            </div>
            ${this.#link()}
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
          >${this.words.handoffLink}<span class="sr"> ${this.words.newTab}</span>${out}</a
        >`
      : nothing;
  }

  get #left(): number {
    return Date.parse(this.body.expiresAt) - this._now;
  }

  #run(): void {
    clearTimeout(this.#timer);
    this._now = Date.now();
    const left = this.#left;
    if (this.state !== 'open' || left <= 0) {
      return;
    }
    const minutes = Math.ceil(left / 60_000);
    this._soon = TOLD_AT.find((at) => minutes === at) ?? this._soon;
    this.#timer = setTimeout(() => this.#run(), left > 65_000 ? 5_000 : 1_000);
  }
}
