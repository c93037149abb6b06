import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { base } from '../styles/base';
import type { Words } from '../words';

const EMAIL_MOST = 254;

/** Asks how the team can reach the customer about a message that was left; the address can be changed. */
export class AddressForm extends LitElement {
  static override readonly properties = {
    words: { attribute: false },
    given: { attribute: false },
    sending: { attribute: false },
    refused: { attribute: false },
    _email: { state: true },
    _open: { state: true },
    _problem: { state: true },
  };

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        inline-size: 100%;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5em;
      }
      .row input {
        flex: 1 1 12em;
        min-inline-size: 0;
      }
    `,
  ];

  declare words: Words;
  /** The address that was given, where one was. */
  declare given: string | undefined;
  /** It is on its way. */
  declare sending: boolean;
  /** Why the server did not accept it. */
  declare refused: string | undefined;
  declare _email: string | undefined;
  declare _open: boolean;
  declare _problem: string;

  give: (email: string) => void = () => {};

  constructor() {
    super();
    this.sending = this._open = false;
    this._problem = '';
  }

  override render(): TemplateResult {
    const { words, given } = this;
    if (given !== undefined && !this._open) {
      return html`<button type="button" @click=${this.#change}>${words.addressChange}</button>`;
    }
    const problem = this._problem || (this.sending ? '' : (this.refused ?? ''));
    return html`<form class="card" novalidate @submit=${this.#submit}>
      <div>
        <label for="email">${words.addressLabel}</label>
        <p class="note" id="why">${words.addressWhy}</p>
      </div>
      <div class="row">
        <input
          id="email"
          type="email"
          dir="ltr"
          inputmode="email"
          autocomplete="email"
          aria-describedby="why problem"
          aria-invalid=${problem ? 'true' : nothing}
          .value=${this._email ?? given ?? ''}
          @input=${(event: Event) => {
            this._email = (event.target as HTMLInputElement).value;
            this._problem = '';
          }}
        />
        <button ?disabled=${this.sending}>${words.addressSend}</button>
      </div>
      <p id="problem" class="problem" role="alert">${problem}</p>
    </form>`;
  }

  readonly #change = async (): Promise<void> => {
    this._open = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#email')?.focus();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const email = (this._email ?? this.given ?? '').trim();
    // The server's own rule: no more than a typing error is caught here.
    if (email.length > EMAIL_MOST || !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email)) {
      this._problem = this.words.addressBad;
      this.renderRoot.querySelector<HTMLElement>('#email')?.focus();
      return;
    }
    this.give(email);
  };
}
