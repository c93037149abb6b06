import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { blocks, type LinkContext } from '../blocks';
import { day, dayAt } from '../format';
import { copy, printer, tick } from '../icons';
import type { ReceiptStanding } from '../log';
import type { ReceiptBody } from '../protocol';
import { base, passages, citations } from '../styles/base';
import type { Words } from '../words';
import { print } from './print';
import { sources } from './sources';

/** Its signs keep their order in a text that runs from right to left. */
const reference = (value: string): TemplateResult =>
  html`<bdi class="reference" dir="ltr" aria-hidden="true"
      >${groups(value).map((group) => html`<span>${group}</span>`)}</bdi
    ><span class="sr">${groups(value).join(' ')}</span>`;

/** Four signs at a time, so that a reference can be read out; copied, it is whole. */
export function groups(value: string): string[] {
  const prefix = /^[a-z]+[-_]/.exec(value)?.[0] ?? '';
  const rest = value.slice(prefix.length).match(/[^-]{1,4}-?|-/g) ?? [];
  const last = rest.at(-1);
  // One sign alone is easily missed.
  const whole =
    last?.length === 1 && rest.length > 1 ? [...rest.slice(0, -2), rest.at(-2)! + last] : rest;
  return prefix ? [prefix, ...whole] : whole;
}

/** What the deletion API accepted or carried out: to keep, copy and print. */
export class ReceiptCard extends LitElement {
  static override readonly properties = {
    words: { attribute: false },
    locale: { attribute: false },
    body: { attribute: false },
    context: { attribute: false },
    standing: { attribute: false },
    stop: { attribute: false },
    _copied: { state: true },
  };

  static override readonly styles = [
    base,
    passages,
    citations,
    css`
      :host {
        display: block;
        inline-size: 100%;
      }
      .title {
        display: flex;
        align-items: center;
        gap: 0.55em;
      }
      .title span {
        display: grid;
        place-items: center;
        inline-size: 1.6em;
        block-size: 1.6em;
        border-radius: 50%;
        background: var(--_good);
        color: var(--_surface);
      }
      .title svg {
        inline-size: 1em;
        block-size: 1em;
        stroke-width: 2.6;
      }
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 0.3em 1em;
        margin: 0;
        padding: 0.75em 0.9em;
        border-radius: 0.7em;
        background: var(--_raised);
      }
      dt {
        color: var(--_muted);
        font-size: 0.875em;
        line-height: 1.7;
      }
      dd {
        margin: 0;
        font-weight: 550;
        overflow-wrap: anywhere;
      }
      .reference {
        font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
        /* Of a size at which it stands on one line of a narrow phone. */
        font-size: 0.8125em;
        line-height: 1.8;
        user-select: all;
      }
      .reference span {
        display: inline-block;
        margin-inline-end: 0.45em;
      }
      .sr {
        user-select: none;
      }
      h4 {
        font-size: 0.875em;
        font-weight: 650;
        margin-block-end: 0.2em;
      }
      .passage {
        font-size: 0.9375em;
      }
      .buttons button {
        display: inline-flex;
        align-items: center;
        gap: 0.45em;
        font-size: 0.875em;
      }
      .buttons svg {
        inline-size: 1.1em;
        block-size: 1.1em;
      }
    `,
  ];

  declare words: Words;
  declare locale: string;
  declare body: ReceiptBody;
  declare context: LinkContext;
  /** What has become of it since. */
  declare standing: ReceiptStanding;
  /** Stops the deletion; missing where it can't be stopped. */
  declare stop: (() => void) | undefined;
  declare _copied: string;

  constructor() {
    super();
    this._copied = '';
    this.standing = 'current';
  }

  override render(): TemplateResult {
    const { words, body } = this;
    const valid = this.standing !== 'withdrawn';
    return html`<section class="card" aria-label=${this.#title}>
      <h3 class="title">${valid ? html`<span>${tick}</span>` : nothing}${this.#title}</h3>
      ${valid && this.#text ? html`<p dir="auto">${this.#text}</p>` : nothing}
      <dl>
        ${this.#facts.map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${name === words.reference ? reference(value) : value}</dd>`,
        )}
      </dl>
      ${valid
        ? html`${this.#part(words.gone, body.gone)} ${this.#part(words.stays, body.stays)}
            ${sources(body.citations, words, this.context)}`
        : nothing}
      <div class="buttons">
        ${this.stop
          ? html`<button type="button" @click=${this.stop}>${body.suggestions?.[0]?.label}</button>`
          : nothing}
        <button type="button" @click=${this.#copy}>${copy}${words.copy}</button>
        <button type="button" @click=${this.#print}>${printer}${words.print}</button>
      </div>
      <p class="note" role="status">${this._copied}</p>
    </section>`;
  }

  get #title(): string {
    if (this.standing === 'withdrawn') {
      return this.words.receiptWithdrawn;
    }
    return this.body.state === 'completed'
      ? this.words.receiptCompleted
      : this.words.receiptAccepted;
  }

  /** What the title does not say already: the lines behind the first. */
  get #text(): string {
    const { state, text } = this.body;
    const [, ...more] = text.split('\n');
    return more.length || state === 'completed' ? more.join(' ') : text;
  }

  get #facts(): [string, string][] {
    const { words, body, locale } = this;
    const facts: [string, string][] = [[words.reference, body.reference]];
    if (body.acceptedAt) {
      facts.push([words.acceptedAt, dayAt(body.acceptedAt, locale)]);
    }
    if (body.expectedBy && body.state === 'accepted' && this.standing !== 'withdrawn') {
      facts.push([words.expectedBy, day(body.expectedBy, locale)]);
    }
    return facts;
  }

  #part(title: string, list: ReceiptBody['gone']): TemplateResult | typeof nothing {
    return list.length
      ? html`<div>
          <h4>${title}</h4>
          <div class="passage">${blocks(list, this.context)}</div>
        </div>`
      : nothing;
  }

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.body.reference);
      this._copied = this.words.copied;
    } catch {
      // Not a secure page, or not allowed: the reference is selected, for the customer to copy.
      const reference = this.renderRoot.querySelector('.reference');
      if (reference) {
        getSelection()?.selectAllChildren(reference);
      }
      this._copied = this.words.copyFailed;
    }
  };

  readonly #print = (): void => {
    const parts = [...this.renderRoot.querySelectorAll('.passage')].map((part) =>
      part.cloneNode(true),
    );
    const { words, body } = this;
    const titles = [
      ...(body.gone.length ? [words.gone] : []),
      ...(body.stays.length ? [words.stays] : []),
    ];
    print({
      title: this.#title,
      text: this.#text,
      facts: this.#facts,
      sections: parts.map((part, index) => [titles[index] ?? '', part]),
    });
  };
}

