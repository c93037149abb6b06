import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { length } from '../format';
import { send } from '../icons';
import { looksLikeCode } from '../mask';
import { TEXT_MOST } from '../protocol';
import { base } from '../styles/base';
import type { Words } from '../words';

/** From here on the customer is told how much still fits. */
const COUNT_FROM = 3_600;

/** Where the customer writes. Enter sends, Shift+Enter begins a new line. */
export class Composer extends LitElement {
  static override readonly shadowRootOptions = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override readonly properties = {
    words: { attribute: false },
    masks: { attribute: false },
    hint: { attribute: false },
    label: { attribute: false },
    _text: { state: true },
  };

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        padding: 0.65em 0.75em 0.35em;
      }
      .field {
        display: flex;
        align-items: end;
        gap: 0.4em;
        padding: 0.3em;
        border: 1px solid var(--_control);
        border-radius: 1.4em;
        background: var(--_surface);
      }
      .field:focus-within {
        border-color: var(--_link);
        box-shadow: 0 0 0 1px var(--_link);
      }
      textarea,
      textarea:focus-visible {
        flex: 1;
        min-inline-size: 0;
        min-block-size: 2.25em;
        max-block-size: 8.5em;
        padding: 0.35em 0.6em;
        border: 0;
        outline: 0;
        box-shadow: none;
        background: none;
        line-height: 1.5;
        resize: none;
        field-sizing: content;
      }
      textarea::placeholder {
        color: var(--_muted);
        opacity: 1;
      }
      button {
        display: grid;
        place-items: center;
        flex: none;
        inline-size: 2.35em;
        min-block-size: 2.35em;
        padding: 0;
        border-radius: 50%;
      }
      button[aria-disabled='true'] {
        background: var(--_raised);
        color: var(--_muted);
        cursor: default;
        filter: none;
      }
      @media (pointer: coarse) {
        button {
          inline-size: 44px;
          min-block-size: 44px;
        }
        textarea,
        textarea:focus-visible {
          min-block-size: 44px;
          padding-block: 0.6em;
        }
      }
      @media (forced-colors: active) {
        .field:focus-within {
          outline: 2px solid Highlight;
        }
      }
      p {
        padding: 0.35em 0.7em 0;
      }
    `,
  ];

  declare words: Words;
  /** Whether digits that could be a code are masked now. */
  declare masks: boolean;
  /** What the customer is told about the message sent last. */
  declare hint: string;
  /** What the field is for. */
  declare label: string | undefined;
  declare _text: string;

  /** Takes the text to be sent. */
  send: (text: string) => void = () => {};
  /** Told when the customer begins and stops typing. */
  typed: (on: boolean) => void = () => {};

  constructor() {
    super();
    this.masks = false;
    this.hint = '';
    this._text = '';
  }

  /** Puts a question into an empty field, for the customer to send or change. */
  suggest(text: string): void {
    this._text ||= text;
  }

  clear(): void {
    this._text = '';
  }

  override render(): TemplateResult {
    const { words } = this;
    const left = TEXT_MOST - length(this._text);
    const ready = this._text.trim() !== '' && left >= 0;
    const code = this.masks && looksLikeCode(this._text);
    return html`
      <div class="field">
        <textarea
          part="input"
          rows="1"
          dir="auto"
          enterkeyhint="send"
          aria-label=${this.label ?? words.input}
          aria-describedby="count"
          aria-invalid=${left < 0 ? 'true' : nothing}
          placeholder=${this.label ?? words.placeholder}
          .value=${this._text}
          @input=${this.#input}
          @keydown=${this.#key}
          @blur=${() => this.typed(false)}
        ></textarea>
        <button
          type="button"
          part="send"
          class="primary"
          aria-label=${words.send}
          aria-disabled=${ready ? nothing : 'true'}
          @click=${this.#send}
        >
          ${send}
        </button>
      </div>
      <div id="count">
        ${left < 0
          ? html`<p class="problem">${words.tooLong(-left)}</p>`
          : left <= TEXT_MOST - COUNT_FROM
            ? html`<p class="note">${words.left(left)}</p>`
            : nothing}
      </div>
      <div role="status">
        ${code || this.hint
          ? html`<p class="note">${code ? words.codeHint : this.hint}</p>`
          : nothing}
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const field = this.#field;
    if (changed.has('_text') && field && !CSS.supports('field-sizing', 'content')) {
      field.style.blockSize = 'auto';
      field.style.blockSize = `${field.scrollHeight}px`;
    }
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  readonly #input = (): void => {
    const before = this._text !== '';
    this._text = this.#field?.value ?? '';
    if (before !== (this._text !== '')) {
      this.typed(this._text !== '');
    }
  };

  readonly #key = (event: KeyboardEvent): void => {
    // While an input method composes, Enter takes its suggestion; 229 is how Safari says so.
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key === 'Enter' && !event.shiftKey && !composing) {
      event.preventDefault();
      this.#send();
    }
  };

  readonly #send = (): void => {
    const text = this._text.trim();
    if (text === '' || length(text) > TEXT_MOST) {
      this.focus();
      return;
    }
    this._text = '';
    this.typed(false);
    this.send(text);
    this.focus();
  };
}
