import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { length } from '../format';
import { looksLikeCode } from '../mask';
import { TEXT_MOST } from '../protocol';
import { base } from '../styles/base';
import type { Words } from '../words';

const STARS = [1, 2, 3, 4, 5] as const;

/** How the chat with a person was: asked once, and may be left alone. */
export class RatingForm extends LitElement {
  static override readonly properties = {
    words: { attribute: false },
    masks: { attribute: false },
    sending: { attribute: false },
    _stars: { state: true },
    _comment: { state: true },
    _missing: { state: true },
  };

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        inline-size: 100%;
      }
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        font-weight: 650;
      }
      .stars {
        display: flex;
        margin-block-start: 0.4em;
      }
      .stars label {
        position: relative;
        display: grid;
        place-items: center;
        inline-size: 44px;
        block-size: 44px;
        border-radius: 0.6em;
        cursor: pointer;
        color: var(--_muted);
        font-size: 1.5em;
        line-height: 1;
      }
      .stars label.on {
        color: var(--_link);
      }
      .stars input {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        block-size: 100%;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      .stars label:focus-within {
        outline: 3px solid var(--_link);
        outline-offset: -3px;
      }
      .card > button {
        justify-self: start;
      }
    `,
  ];

  declare words: Words;
  /** Whether digits that could be a code are masked now. */
  declare masks: boolean;
  /** It is on its way. */
  declare sending: boolean;
  declare _stars: number;
  declare _comment: string;
  declare _missing: boolean;

  rate: (stars: number, comment: string) => void = () => {};

  constructor() {
    super();
    this.masks = this.sending = this._missing = false;
    this._stars = 0;
    this._comment = '';
  }

  override render(): TemplateResult {
    const { words } = this;
    const over = length(this._comment) - TEXT_MOST;
    return html`<form class="card" novalidate @submit=${this.#submit}>
      <fieldset aria-describedby="scale missing">
        <legend>${words.ratingTitle}</legend>
        <div class="stars">${STARS.map((stars) => this.#star(stars))}</div>
        <p class="note" id="scale">${words.ratingScale}</p>
        <p class="problem" id="missing" role="alert">${this._missing ? words.ratingMissing : nothing}</p>
      </fieldset>
      <div>
        <label for="comment">${words.ratingComment}</label>
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
        ${over > 0 ? html`<p class="problem">${words.tooLong(over)}</p>` : nothing}
        ${this.masks && looksLikeCode(this._comment)
          ? html`<p class="note">${words.codeHint}</p>`
          : nothing}
      </div>
      <button class="primary" ?disabled=${this.sending}>
        ${this.sending ? words.sending : words.ratingSend}
      </button>
    </form>`;
  }

  #star(stars: number): TemplateResult {
    const on = stars <= this._stars;
    return html`<label class=${on ? 'on' : ''}
      ><input
        type="radio"
        name="stars"
        value=${stars}
        aria-label=${this.words.ratingStars(stars)}
        .checked=${stars === this._stars}
        @change=${() => {
          this._stars = stars;
          this._missing = false;
        }}
      /><span aria-hidden="true">${on ? '★' : '☆'}</span></label
    >`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const comment = this._comment.trim();
    this._missing = this._stars === 0;
    if (this._missing) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('input')?.focus();
    } else if (length(comment) <= TEXT_MOST) {
      this.rate(this._stars, comment);
    }
  };
}
