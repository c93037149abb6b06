import { adoptStyles, LitElement, type PropertyDeclarations } from 'lit';
import { home, socketUrl } from './address';
import { knownLocale } from './format';
import { Identity } from './identity';
import { painted } from './painted';
import type { ChatEvent } from './protocol';
import { Session } from './session';
import type { Identification, SessionHost } from './session-host';
import { Storage } from './storage';
import { Tabs } from './tabs';
import { save, transcript } from './transcript';
import { ENGLISH, fetchWords, language, type Words } from './words';

/** What an element of the chat is made of, whatever it looks like: server, session, words. */
export abstract class ChatElement extends LitElement implements SessionHost {
  static override readonly properties: PropertyDeclarations = {
    server: {},
    theme: { reflect: true },
    inline: { type: Boolean, reflect: true },
  };

  declare server: string;
  declare theme: 'light' | 'dark' | undefined;
  declare inline: boolean;

  protected words: Words = ENGLISH;
  protected session: Session | undefined;
  readonly #identity = new Identity();
  #storage: Storage | undefined;
  #tabs: Tabs | undefined;
  /** The language that the words are in, or will be once they are here. */
  #spoken = language('en');

  constructor() {
    super();
    this.server = '';
    this.inline = false;
  }

  abstract caughtUp(replayed: boolean): void;
  abstract arrived(event: ChatEvent): void;
  abstract changedHands(): void;
  /** Nothing of the conversation is to be seen any more. */
  protected abstract forgotten(): void;

  /** Tells who the customer is, by a signed token; sent once the chat is open. */
  identify(token: string): void {
    if (this.session) {
      this.session.identify(token);
    } else {
      this.#identity.take(token);
    }
  }

  /** Ends the conversation in all tabs and forgets the customer; resolves once the server knows. */
  signOut(): Promise<boolean> {
    this.#talkToTabs().tellSignedOut();
    return this.#part();
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

  identified(identification: Identification): void {
    this.tell('doorman-identity', identification);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.session?.stop();
    this.#tabs?.close();
    this.#tabs = undefined;
  }

  /** Without the styles, which cost time to read: they are adopted when they are needed. */
  protected override createRenderRoot(): ShadowRoot {
    return this.shadowRoot ?? this.attachShadow(LitElement.shadowRootOptions);
  }

  /** The page is drawn before the chat is: only its first update has to wait for that. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    return this.hasUpdated ? super.scheduleUpdate() : painted().then(() => this.#firstUpdate());
  }

  #firstUpdate(): void {
    const { elementStyles } = this.constructor as typeof LitElement;
    adoptStyles(this.renderRoot as ShadowRoot, elementStyles);
    super.scheduleUpdate();
  }

  /** Connects, unless that is done. */
  protected start(): void {
    this.#talkToTabs();
    this.chat.start();
  }

  /** Doorman's address, with a slash at its end. */
  protected get base(): string {
    return home(this.server);
  }

  protected get store(): Storage {
    this.#storage ??= new Storage(this.base, this.inline ? 'inline:' : '');
    return this.#storage;
  }

  /** The session, made now if there was none; it sends nothing before it is started. */
  protected get chat(): Session {
    this.session ??= new Session(socketUrl(this.base), this.store, this.#identity, this);
    return this.session;
  }

  /** Fetches the words of the page's language, once for each language that it has. */
  protected speak(): void {
    const wanted = language(this.locale);
    if (this.#spoken !== wanted) {
      this.#spoken = wanted;
      void fetchWords(this.locale, this.base).then((words) => {
        if (this.#spoken === wanted) {
          this.words = words;
          this.requestUpdate();
        }
      });
    }
  }

  protected download(session: Session): void {
    const { locale, words, base } = this;
    const { events } = session.log;
    const items = (seq: number) => {
      const body = session.log.prompt(seq);
      return body ? session.items(seq, body) : [];
    };
    save(
      `${words.transcriptFile}-${new Date(session.time.now()).toISOString().slice(0, 10)}.txt`,
      transcript({ events, items, words, locale, server: base }),
    );
  }

  protected tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #talkToTabs(): Tabs {
    this.#tabs ??= new Tabs(this.base, () => void this.#part());
    return this.#tabs;
  }

  #part(): Promise<boolean> {
    const session = this.session ?? (this.store.kept ? this.chat : undefined);
    this.#identity.forget();
    this.forgotten();
    this.session = undefined;
    this.store.open = undefined;
    this.requestUpdate();
    return session?.signOut() ?? Promise.resolve(true);
  }
}
