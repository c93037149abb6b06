import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { Announcer } from './announcer';
import { knownLocale } from './format';
import { chat, cross, door, down, out } from './icons';
import { resolve, sectionHere, showSection } from './links';
import { conversation } from './parts/conversation';
import { names, type View } from './parts/message';
import type { ChatEvent } from './protocol';
import { Screen } from './screen';
import { Scroll } from './scroll';
import { Session, type SessionHost } from './session';
import { spoken } from './spoken';
import { Storage } from './storage';
import { base, citations, passages } from './styles/base';
import { messages } from './styles/messages';
import { panel } from './styles/panel';
import { theme } from './styles/theme';
import { wordsFor, type Words } from './words';

/** Doorman's own address: two folders above this module's file. */
const HOME = new URL('../../', import.meta.url).href;

const MANUAL = '/help/delete-or-deactivate#delete-on-your-phone';

/**
 * The chat on a vendor's page: a button, and the panel that it opens.
 *
 * Until the customer opens it, nothing is sent and nothing is stored.
 *
 * @attr server - Doorman's address; that of the script by default
 * @attr theme - `light` or `dark`; as the customer's system has it by default
 * @fires doorman-open, doorman-close
 * @fires doorman-message - `{seq, from, kind}` of a new event
 * @fires doorman-receipt - `{reference, state, expectedBy}` of a new receipt
 */
export class DoormanChat extends LitElement implements SessionHost {
  static override readonly properties = {
    server: {},
    theme: { reflect: true },
    _open: { state: true },
    _ending: { state: true },
    _unread: { state: true },
    _more: { state: true },
    _hint: { state: true },
  };

  static override readonly styles = [theme, base, passages, citations, panel, messages];

  declare server: string;
  declare theme: 'light' | 'dark' | undefined;
  declare _open: boolean;
  declare _ending: boolean;
  declare _unread: number;
  declare _more: boolean;
  declare _hint: string;

  readonly #announcer = new Announcer(this);
  readonly #screen = new Screen(this, () => this.#show());
  readonly #scroll = new Scroll();
  #session: Session | undefined;
  #storage: Storage | undefined;
  #refocus = false;

  constructor() {
    super();
    this.server = '';
    this._open = false;
    this._ending = false;
    this._unread = 0;
    this._more = false;
    this._hint = '';
  }

  /** Opens the panel and puts the cursor into its field. */
  open(): void {
    if (this._open) {
      return;
    }
    this._open = true;
    this._unread = 0;
    this.#store.open = true;
    this.#scroll.follow();
    this.#chat.start();
    void this.updateComplete.then(() => {
      this.#show();
      this.#focusInput();
    });
    this.#tell('doorman-open');
  }

  /** Closes the panel; the conversation goes on. */
  close(): void {
    if (!this._open) {
      return;
    }
    this._open = false;
    this._ending = false;
    this.#store.open = false;
    this.#dialog?.close();
    this.renderRoot.querySelector<HTMLElement>('.launcher')?.focus();
    this.#tell('doorman-close');
  }

  /** Opens the panel and says something in the customer's place. */
  ask(text: string): void {
    this.open();
    if (text.trim()) {
      this.#say(text.trim());
    }
  }

  get locale(): string {
    return knownLocale(this.lang, document.documentElement.lang, navigator.language);
  }

  get page(): string {
    return `${location.origin}${location.pathname}`.slice(0, 2_048);
  }

  changed(): void {
    this.requestUpdate();
  }

  arrived(event: ChatEvent): void {
    const { seq, from, body } = event;
    this.#scroll.arrived(seq, from === 'customer');
    if (from !== 'customer') {
      if (body.kind !== 'checklist') {
        this.#announcer.say(`${names(this.#words)[from]}: ${spoken(body, this.#words)}`);
        this._unread += this._open ? 0 : 1;
      }
      this._more = !this.#scroll.following && body.kind !== 'checklist';
    }
    this.#tell('doorman-message', { seq, from, kind: body.kind });
    if (body.kind === 'receipt') {
      const { reference, state, expectedBy } = body;
      this.#tell('doorman-receipt', { reference, state, expectedBy });
    }
    if (this._open && document.visibilityState === 'visible') {
      this.#session?.seen();
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#online);
    addEventListener('offline', this.#offline);
    document.addEventListener('visibilitychange', this.#online);
    // After a reload in the middle of something the customer finds it as it was.
    if (this.#store.open) {
      this.#reopen();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#online);
    removeEventListener('offline', this.#offline);
    document.removeEventListener('visibilitychange', this.#online);
    this.#session?.stop();
  }

  /** As `open`, but the page has just been loaded, and its focus is the page's own. */
  #reopen(): void {
    this._open = true;
    this.#chat.start();
    void this.updateComplete.then(() => this.#show());
  }

  override render(): TemplateResult {
    const words = this.#words;
    const label = this._open ? words.launcherClose : words.launcherOpen;
    return html`
      <button
        type="button"
        class="launcher ${this._open ? 'open' : ''}"
        aria-expanded=${this._open}
        aria-label=${this._unread ? `${label}, ${words.unread(this._unread)}` : label}
        @click=${() => (this._open ? this.close() : this.open())}
      >
        ${this._open
          ? down
          : html`${chat}<span>${words.launcherLabel}</span>${this._unread
                ? html`<span class="badge">${this._unread}</span>`
                : nothing}`}
      </button>
      <dialog
        class="panel"
        aria-label=${words.panel}
        @keydown=${this.#key}
        @cancel=${this.#cancel}
      >
        ${this.#session ? this.#panel(this.#session, words) : nothing}
      </dialog>
    `;
  }

  #panel(session: Session, words: Words): TemplateResult {
    return html`
      <header>
        <span class="mark">${door}</span>
        <div>
          <h2>${words.title}</h2>
          <p class="note">${session.log.withAgent ? words.withAgent : words.subtitle}</p>
        </div>
        <button type="button" class="icon" aria-label=${words.close} @click=${() => this.close()}>
          ${cross}
        </button>
      </header>
      <div role="status">${this.#banner(session, words)}</div>
      <div class="middle">
        <div
          class="log"
          role="log"
          aria-live="off"
          aria-label=${words.log}
          tabindex="0"
          @scroll=${this.#scrolled}
        >
          ${conversation(this.#view(session, words))}
        </div>
        ${this._more
          ? html`<button type="button" class="more" @click=${this.#toEnd}>
              ${words.newMessages}
            </button>`
          : nothing}
      </div>
      ${this._ending ? this.#confirm(session, words) : nothing}
      <div class="foot">
        ${session.status === 'ended'
          ? html`<div class="over">
              <p>${words.ended}</p>
              <button type="button" class="primary" @click=${this.#anew}>${words.startAnew}</button>
            </div>`
          : html`<doorman-composer
              .words=${words}
              .masks=${session.masks}
              .hint=${this._hint}
              .send=${(text: string) => this.#say(text)}
              .typed=${(on: boolean) => session.typed(on)}
            ></doorman-composer>`}
        ${this.#actions(session, words)}
      </div>
      <div class="sr" role="status" aria-live="polite" aria-atomic="false">
        ${this.#announcer.texts.map(({ text }) => html`<p>${text}</p>`)}
      </div>
    `;
  }

  #banner(session: Session, words: Words): TemplateResult | typeof nothing {
    const text =
      session.status === 'reconnecting'
        ? words.reconnecting
        : session.status === 'refused'
          ? `${words.refused} ${session.problem}`
          : session.status === 'connecting' && !session.log.lastSeq
            ? words.connecting
            : session.problem || (session.begunAnew ? words.begunAnew : '');
    const again = session.status === 'reconnecting' || session.status === 'refused';
    return text
      ? html`<div class="banner">
          <span>${text}</span>
          ${again
            ? html`<button type="button" class="bare" @click=${() => session.wake()}>
                ${words.tryAgain}
              </button>`
            : nothing}
        </div>`
      : nothing;
  }

  #actions(session: Session, words: Words): TemplateResult {
    const manual = resolve(this.#base.replace(/\/$/, '') + MANUAL, location.href) ?? '';
    return html`<nav class="actions" aria-label=${words.actions}>
      ${session.status === 'ended'
        ? nothing
        : html`<button type="button" @click=${() => this.#say(words.talkToPerson)}>
            ${words.talkToPerson}
          </button>`}
      <a
        class="button"
        href=${manual}
        target="_blank"
        rel="noopener"
        @click=${(event: MouseEvent) => {
          if (this.#follow(manual)) {
            event.preventDefault();
          }
        }}
        >${words.deleteMyself}${out}<span class="sr"> ${words.newTab}</span></a
      >
      ${session.status === 'ended'
        ? nothing
        : html`<button type="button" aria-expanded=${this._ending} @click=${this.#askToEnd}>
            ${words.endChat}
          </button>`}
    </nav>`;
  }

  #confirm(session: Session, words: Words): TemplateResult {
    return html`<section class="confirm" role="alertdialog" aria-labelledby="end" aria-describedby="end-text">
      <h3 id="end">${words.endTitle}</h3>
      <p class="note" id="end-text">${words.endText}</p>
      <div class="buttons">
        <button
          type="button"
          @click=${() => {
            this._ending = false;
            session.end();
            this.#refocus = true;
          }}
        >
          ${words.endConfirm}
        </button>
        <button type="button" class="keep" @click=${this.#keepChatting}>${words.endCancel}</button>
      </div>
    </section>`;
  }

  #view(session: Session, words: Words): View {
    return {
      session,
      words,
      locale: this.locale,
      server: this.#base,
      follow: this.#follow,
      announce: this.#announcer.say,
      say: (text) => {
        this.#say(text);
        this.#refocus = true;
      },
      choose: (prompt, option) => {
        this.#scroll.follow();
        session.choose(prompt, option);
        this.#refocus = true;
      },
    };
  }

  protected override updated(): void {
    const log = this.#log;
    if (this._open && log) {
      this.#scroll.settle(log);
    }
    if (this.#session?.status === 'ended') {
      this.#store.open = false;
    }
    if (this.#refocus) {
      this.#refocus = false;
      void this.updateComplete.then(() => this.#focusAfterPress());
    }
  }

  get #words(): Words {
    return wordsFor(this.locale);
  }

  get #base(): string {
    return resolve(this.server || HOME, location.href)?.replace(/\/?$/, '/') ?? HOME;
  }

  get #store(): Storage {
    this.#storage ??= new Storage(this.#base);
    return this.#storage;
  }

  get #chat(): Session {
    if (!this.#session) {
      const url = new URL('chat', this.#base);
      url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
      this.#session = new Session(url.href, this.#store, this);
    }
    return this.#session;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  get #log(): Element | null {
    return this.renderRoot.querySelector('.log');
  }

  /** A phone's panel covers the page and shuts it off; a desktop's stands beside it. */
  #show(): void {
    const dialog = this.#dialog;
    if (!dialog || !this._open) {
      return;
    }
    const focused = (this.renderRoot as ShadowRoot).activeElement;
    dialog.close();
    if (this.#screen.full) {
      dialog.showModal();
    } else {
      // `show` would move the focus, which on a page that was just loaded is not for us to do.
      dialog.setAttribute('open', '');
    }
    if (focused instanceof HTMLElement && focused !== dialog) {
      focused.focus();
    }
    const log = this.#log;
    if (log) {
      this.#scroll.settle(log);
    }
  }

  #say(text: string): void {
    const session = this.#chat;
    this._hint = session.masked(text) === text ? '' : this.#words.masked;
    this._more = false;
    this.#scroll.follow();
    session.say(text);
  }

  readonly #follow = (href: string): boolean => {
    const section = sectionHere(href, location.href);
    if (section === undefined || !document.getElementById(section)) {
      return false;
    }
    if (this.#screen.full) {
      this.close();
    }
    return showSection(section);
  };

  #focusInput(): void {
    this.renderRoot.querySelector<HTMLElement>('doorman-composer')?.focus();
  }

  /** The pressed button may be gone. On a phone the field would bring up the keyboard. */
  #focusAfterPress(): void {
    const input = this.renderRoot.querySelector<HTMLElement>('doorman-composer');
    if (input && !matchMedia('(pointer: coarse)').matches) {
      input.focus();
    } else {
      (this.#log as HTMLElement | null)?.focus({ preventScroll: true });
    }
  }

  readonly #askToEnd = async (): Promise<void> => {
    this._ending = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.keep')?.focus();
  };

  readonly #keepChatting = (): void => {
    this._ending = false;
    this.#refocus = true;
  };

  readonly #anew = (): void => {
    this.#store.open = true;
    this.#scroll.follow();
    this.#chat.startAnew();
    void this.updateComplete.then(() => this.#focusInput());
  };

  readonly #toEnd = (): void => {
    this._more = false;
    this.#scroll.follow();
    this.#refocus = true;
    this.requestUpdate();
  };

  readonly #scrolled = (event: Event): void => {
    this.#scroll.scrolled(event.currentTarget as Element);
    if (this.#scroll.following) {
      this._more = false;
    }
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) {
      event.preventDefault();
      event.stopPropagation();
      this.#escape();
    }
  };

  readonly #cancel = (event: Event): void => {
    event.preventDefault();
    this.#escape();
  };

  #escape(): void {
    if (this._ending) {
      this.#keepChatting();
    } else {
      this.close();
    }
  }

  readonly #online = (): void => {
    if (document.visibilityState === 'visible') {
      this.#session?.wake();
    }
  };

  readonly #offline = (): void => this.#session?.sleep();

  #tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
