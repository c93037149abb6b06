import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { length } from '../format';
import { looksLikeCode } from '../mask';
import { TEXT_MOST } from '../protocol';
import { base } from '../styles/base';
import type { Words } from '../words';

/** "Did this answer your question?" under an answer. Can be changed; a No may be explained. */
export class VoteButtons extends LitElement {
  static override readonly properties = {
    words: { attribute: false },
    helpful: { attribute: false },
    masks: { attribute: false },
    _comment: { state: true },
    _commented: { state: true },
    _cast: { state: true },
  };

  static override readonly styles = [
    base,
    css`
      :host {
        display: grid;
        gap: 0.5em;
        justify-items: start;
      }
      .ask {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.3em 0.6em;
        font-size: 0.8125em;
        color: var(--_muted);
      }
      .ask button {
        min-block-size: 2em;
        padding: 0.15em 0.85em;
        border-radius: 1.5em;
        border-color: var(--_line);
      }
      .ask button[aria-pressed='true'] {
        border-color: var(--_link);
        background: var(--_soft);
        color: var(--_link);
        font-weight: 650;
      }
      @media (pointer: coarse) {
        .ask button {
          min-block-size: 44px;
          min-inline-size: 56px;
        }
      }
      @media (forced-colors: active) {
        .ask button[aria-pressed='true'] {
          outline: 2px solid Highlight;
        }
      }
      form {
        display: grid;
        gap: 0.4em;
        inline-size: 100%;
      }
      form button {
        justify-self: start;
        font-size: 0.875em;
      }
    `,
  ];

  declare words: Words;
  declare helpful: boolean | undefined;
  /** Whether digits that could be a code are masked now. */
  declare masks: boolean;
  declare _comment: string;
  declare _commented: boolean;
  declare _cast: boolean;

  vote: (helpful: boolean, comment?: string) => void = () => {};

  constructor() {
    super();
    this.masks = false;
    this._comment = '';
    this._commented = false;
    this._cast = false;
  }

  override render(): TemplateResult {
    const { words, helpful } = this;
    return html`
      <div class="ask" role="group" aria-label=${words.voteQuestion}>
        <span aria-hidden="true">${words.voteQuestion}</span>
        <button type="button" aria-pressed=${helpful === true} @click=${() => this.#press(true)}>
          ${words.yes}
        </button>
        <button type="button" aria-pressed=${helpful === false} @click=${() => this.#press(false)}>
          ${words.no}
        </button>
      </div>
      ${helpful === false && this._cast && !this._commented ? this.#form() : nothing}
      <p class="note" role="status">
        ${this._commented
          ? words.commentThanks
          : helpful !== undefined && this._cast
            ? words.thanks
            : nothing}
      </p>
    `;
  }

  #form(): TemplateResult {
    const over = length(this._comment) - TEXT_MOST;
    return html`<form @submit=${this.#submit}>
      <div>
        <label for="comment">${this.words.comment}</label>
        <textarea
          id="comment"
          rows="2"
          dir="auto"
          aria-invalid=${over > 0 ? 'true' : nothing}
          .value=${this._comment}
          @input=${(event: Event) => {
            this._comment = (event.target as HTMLTextAreaElement).value;
          }}
        ></textarea>
        ${over > 0 ? html`<p class="problem">${this.words.tooLong(over)}</p>` : nothing}
        ${this.masks && looksLikeCode(this._comment)
          ? html`<p class="note">${this.words.codeHint}</p>`
          : nothing}
      </div>
      <button>${this.words.commentSend}</button>
    </form>`;
  }

  #press(helpful: boolean): void {
    this._cast = true;
    this._commented = false;
    this.vote(helpful);
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const comment = this._comment.trim();
    if (comment && length(comment) <= TEXT_MOST) {
      this._commented = true;
      this._comment = '';
      this.vote(false, comment);
    }
  };
}
