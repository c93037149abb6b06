import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { home, manual, socketUrl } from './address';
import { focusAfterPress, focusInput, focusStartAnew, hidePanel, showPanel } from './focus';
import { knownLocale } from './format';
import { down } from './icons';
import { sectionHere, showSection } from './links';
import { conversation } from './parts/conversation';
import { actions, banner, endDialog, header, launcher } from './parts/frame';
import type { View } from './parts/message';
import type { ChatEvent } from './protocol';
import { Screen } from './screen';
import { Scroll } from './scroll';
import { Session } from './session';
import type { SessionHost } from './session-host';
import { Storage } from './storage';
import { base, citations, passages } from './styles/base';
import { messages } from './styles/messages';
import { panel } from './styles/panel';
import { theme } from './styles/theme';
import { direction, ENGLISH, fetchWords, language, type Words } from './words';

/** Milliseconds within which a replayed log has surely been drawn. */
const REPLAY_DRAWN = 500;

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
    _hint: { state: true },
    _live: { state: true },
  };

  static override readonly styles = [theme, base, passages, citations, panel, messages];

  declare server: string;
  declare theme: 'light' | 'dark' | undefined;
  declare _open: boolean;
  declare _ending: boolean;
  declare _unread: number;
  declare _hint: string;
  /** News is read out; what is replayed after a reload is not. */
  declare _live: boolean;

  readonly #screen = new Screen(this, () => this.#show());
  readonly #scroll = new Scroll(this, () => this.#root.querySelector<HTMLElement>('.log'));
  #session: Session | undefined;
  #storage: Storage | undefined;
  #words: Words = ENGLISH;
  /** The language that the words are in, or will be once they are here. */
  #spoken = language('en');
  #refocus = false;
  #ended = false;

  constructor() {
    super();
    this.server = '';
    this._open = false;
    this._ending = false;
    this._unread = 0;
    this._hint = '';
    this._live = false;
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
      focusInput(this.#root);
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
    hidePanel(this.#root);
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

  caughtUp(replayed: boolean): void {
    // A replay must have been drawn before the log becomes live.
    setTimeout(() => (this._live = true), replayed ? REPLAY_DRAWN : 0);
  }

  arrived(event: ChatEvent): void {
    const { seq, from, body } = event;
    if (body.kind !== 'checklist') {
      this.#scroll.arrived(seq, from === 'customer');
      this._unread += from !== 'customer' && !this._open ? 1 : 0;
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

  #toggle(): void {
    if (this._open) {
      this.close();
    } else {
      this.open();
    }
  }

  override render(): TemplateResult {
    this.#speak();
    const words = this.#words;
    return html`
      ${launcher(words, this._open, this._unread, () => this.#toggle())}
      <dialog
        class="panel"
        lang=${language(this.locale)}
        dir=${direction(this.locale)}
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
      ${header(session, words, () => this.close())}
      <div role="status">${banner(session, words)}</div>
      <div class="middle">
        <div
          class="log"
          role="log"
          aria-live=${this._live ? 'polite' : 'off'}
          aria-label=${words.log}
          tabindex="0"
          @scroll=${this.#scroll.scrolled}
        >
          <div class="turns">${conversation(this.#view(session, words))}</div>
        </div>
        ${this.#scroll.below
          ? html`<button type="button" class="more" @click=${this.#toEnd}>
              ${down}${this.#scroll.news ? words.newMessages : html`<span class="sr">${words.toEnd}</span>`}
            </button>`
          : nothing}
      </div>
      ${this._ending
        ? endDialog(words, () => this.#end(session), this.#keepChatting)
        : nothing}
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
        ${actions({
          words,
          ended: session.status === 'ended',
          ending: this._ending,
          manual: manual(this.#base, this.locale),
          follow: this.#follow,
          talk: () => this.#say(words.talkToPerson),
          end: this.#askToEnd,
        })}
      </div>
    `;
  }

  #view(session: Session, words: Words): View {
    return {
      session,
      words,
      locale: this.locale,
      server: this.#base,
      follow: this.#follow,
      say: (text) => {
        this.#say(text);
        this.#refocus = true;
      },
      choose: (prompt, option) => {
        this._hint = '';
        this.#scroll.follow();
        session.choose(prompt, option);
        this.#refocus = true;
      },
    };
  }

  protected override updated(): void {
    const ended = this.#session?.status === 'ended';
    if (ended && !this.#ended) {
      this.#store.open = false;
      if (this._open) {
        focusStartAnew(this.#root);
      }
    }
    this.#ended = ended;
    if (this.#refocus) {
      this.#refocus = false;
      void this.updateComplete.then(() => focusAfterPress(this.#root));
    }
  }

  /** Fetches the words of the page's language, once for each language that it has. */
  #speak(): void {
    const wanted = language(this.locale);
    if (this.#spoken !== wanted) {
      this.#spoken = wanted;
      void fetchWords(this.locale, this.#base).then((words) => {
        if (this.#spoken === wanted) {
          this.#words = words;
          this.requestUpdate();
        }
      });
    }
  }

  get #base(): string {
    return home(this.server);
  }

  get #store(): Storage {
    this.#storage ??= new Storage(this.#base);
    return this.#storage;
  }

  get #chat(): Session {
    if (!this.#session) {
      this.#session = new Session(socketUrl(this.#base), this.#store, this);
    }
    return this.#session;
  }

  #say(text: string): void {
    const session = this.#chat;
    this._hint = session.masked(text) === text ? '' : this.#words.masked;
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

  /** Opens the dialog in the way that fits the screen. */
  #show(): void {
    if (this._open) {
      showPanel(this.#root, this.#screen.full);
      this.#scroll.settle();
    }
  }

  get #root(): ShadowRoot {
    return this.renderRoot as ShadowRoot;
  }

  #end(session: Session): void {
    this._ending = false;
    session.end();
    this.#refocus = true;
  }

  readonly #askToEnd = async (): Promise<void> => {
    this._ending = true;
    await this.updateComplete;
    this.#root.querySelector<HTMLElement>('.keep')?.focus();
  };

  readonly #keepChatting = (): void => {
    this._ending = false;
    this.#refocus = true;
  };

  readonly #anew = (): void => {
    this.#store.open = true;
    this.#scroll.follow();
    this.#chat.startAnew();
    void this.updateComplete.then(() => focusInput(this.#root));
  };

  readonly #toEnd = (): void => {
    this.#scroll.follow();
    this.#refocus = true;
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
    // Where the server turned this client away, it is for the customer to try sooner.
    if (document.visibilityState === 'visible' && this.#session?.status === 'reconnecting') {
      this.#session.tryAgain();
    }
  };

  readonly #offline = (): void => this.#session?.drop();

  #tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
