import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { length } from '../format';
import { looksLikeCode } from '../mask';
import { TEXT_MOST } from '../protocol';
import { base } from '../styles/base';
import type { Words } from '../words';

const EMAIL_MOST = 254;

/** A message for the team, while nobody of it is there. What was written stays until it is stored. */
export class LeaveForm extends LitElement {
  static override readonly properties = {
    words: { attribute: false },
    masks: { attribute: false },
    sending: { attribute: false },
    refused: { attribute: false },
    _text: { state: true },
    _email: { state: true },
    _problem: { state: true },
  };

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        inline-size: 100%;
      }
      .card > button {
        justify-self: start;
      }
    `,
  ];

  declare words: Words;
  declare masks: boolean;
  /** It is on its way. */
  declare sending: boolean;
  /** Why the server did not take it. */
  declare refused: string | undefined;
  declare _text: string;
  declare _email: string;
  declare _problem: { field: 'text' | 'email'; words: string } | undefined;

  leave: (text: string, email: string) => void = () => {};

  constructor() {
    super();
    this.masks = false;
    this.sending = false;
    this._text = '';
    this._email = '';
  }

  override render(): TemplateResult {
    const { words } = this;
    const textProblem = this._problem?.field === 'text' ? this._problem.words : '';
    const emailProblem = this._problem?.field === 'email' ? this._problem.words : '';
    return html`<form class="card" novalidate aria-labelledby="title" @submit=${this.#submit}>
      <h3 id="title">${words.leaveTitle}</h3>
      <div>
        <label for="text">${words.leaveText}</label>
        <textarea
          id="text"
          rows="4"
          dir="auto"
          required
          aria-describedby="text-problem"
          aria-invalid=${textProblem ? 'true' : nothing}
          .value=${this._text}
          @input=${(event: Event) => {
            this._text = (event.target as HTMLTextAreaElement).value;
            this._problem = undefined;
          }}
        ></textarea>
        <p id="text-problem" class="problem">${textProblem}</p>
      </div>
      <div>
        <label for="email">${words.leaveEmail}</label>
        <input
          id="email"
          type="email"
          inputmode="email"
          autocomplete="email"
          aria-describedby="email-problem"
          aria-invalid=${emailProblem ? 'true' : nothing}
          .value=${this._email}
          @input=${(event: Event) => {
            this._email = (event.target as HTMLInputElement).value;
            this._problem = undefined;
          }}
        />
        <p id="email-problem" class="problem">${emailProblem}</p>
      </div>
      <p class="note">
        ${words.leavePrivacy}
        ${this.masks && looksLikeCode(this._text) ? words.codeHint : nothing}
      </p>
      <p class="problem" role="alert">${this.sending ? nothing : this.refused}</p>
      <button class="primary" ?disabled=${this.sending}>
        ${this.sending ? words.leaveSending : words.leaveSend}
      </button>
    </form>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const text = this._text.trim();
    const email = this._email.trim();
    this._problem = this.#check(text, email);
    if (!this._problem) {
      this.leave(text, email);
      return;
    }
    const { field } = this._problem;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${field}`)?.focus();
  };

  #check(text: string, email: string): LeaveForm['_problem'] {
    const over = length(text) - TEXT_MOST;
    if (!text) {
      return { field: 'text', words: this.words.leaveMissing };
    }
    if (over > 0) {
      return { field: 'text', words: this.words.tooLong(over) };
    }
    // The server's own rule: no more than a typing error is caught here.
    return email && (email.length > EMAIL_MOST || !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email))
      ? { field: 'email', words: this.words.leaveBadEmail }
      : undefined;
  }
}
