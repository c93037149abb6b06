import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { manual } from './address';
import { Calm } from './calm';
import { ChatElement } from './chat-element';
import { asked, done } from './deep-link';
import * as focus from './focus';
import { sectionHere, showSection } from './links';
import { hidesSecret } from './mask';
import { launcher } from './parts/frame';
import { beginning, panel, type PanelView } from './parts/panel';
import type { ChatEvent } from './protocol';
import { Reading } from './reading';
import { Screen } from './screen';
import { Scroll } from './scroll';
import type { Session } from './session';
import { base, citations, passages } from './styles/base';
import { messages } from './styles/messages';
import { panel as panelStyle } from './styles/panel';
import { theme } from './styles/theme';
import { Wake } from './wake';
import { direction, language } from './words';

/** Milliseconds within which a replayed log has surely been drawn. */
const REPLAY_DRAWN = 500;

/** The chat on a vendor's page. What a page sees of it is told in `widget/doorman.d.ts`. */
export class DoormanChat extends ChatElement {
  static override readonly properties: PropertyDeclarations = {
    _open: { state: true },
    _ending: { state: true },
    _hint: { state: true },
    _live: { state: true },
    _toBot: { state: true },
  };

  static override readonly styles = [theme, base, passages, citations, panelStyle, messages];

  declare _open: boolean;
  declare _ending: boolean;
  declare _hint: string;
  /** News is read out; what is replayed after a reload is not. */
  declare _live: boolean;
  /** The notice after which the customer would rather go on with the bot than leave a message. */
  declare _toBot: number;

  readonly #screen = new Screen(this, () => this.#show());
  readonly #scroll = new Scroll(this, () => this.#root.querySelector<HTMLElement>('.log'));
  readonly #calm = new Calm(this, () => this.session?.status === 'reconnecting');
  readonly #reading = new Reading();
  #refocus = false;
  #ended = false;

  constructor() {
    super();
    this._open = this._ending = this._live = false;
    this._hint = '';
    this._toBot = 0;
    new focus.Kept(this, () => this.#root);
    new Wake(this, {
      ready: () => this.#ready(),
      gone: () => this.session?.drop(),
      woke: () => this.#woke(),
      hidden: () => this.#reading.leave(),
    });
  }

  /** Opens the panel and puts the cursor into its field. */
  open(): void {
    if (this._open) {
      return;
    }
    this.#begin();
    void this.updateComplete.then(() => focus.input(this.#root));
    this.tell('doorman-open');
  }

  /** Closes the panel; the conversation goes on. */
  close(): void {
    if (!this._open) {
      return;
    }
    this._open = this._ending = false;
    this.store.open = false;
    this.#reading.leave();
    if (focus.hidePanel(this.#root)) {
      // On a phone the launcher is not there before the panel is gone.
      void this.updateComplete.then(() => focus.launcher(this.#root));
    }
    this.tell('doorman-close');
  }

  /** Opens the panel and says something in the customer's place. */
  ask(text: string): void {
    this.open();
    if (text.trim()) {
      this.#say(text.trim());
    }
  }

  caughtUp(replayed: boolean): void {
    if (replayed && this._open) {
      this.#read();
    }
    // A replay must have been drawn before the log becomes live.
    setTimeout(() => (this._live = true), replayed ? REPLAY_DRAWN : 0);
  }

  arrived({ seq, from, body }: ChatEvent): void {
    const own = from === 'customer';
    if (own) {
      this.#reading.goOn();
    }
    if (body.kind !== 'checklist') {
      this.#scroll.arrived(seq, own);
      if (!own && this._open) {
        this.#reading.arrived(seq, this.#inSight && !this.#scroll.below);
      }
    }
    this.tell('doorman-message', { seq, from, kind: body.kind });
    if (body.kind === 'receipt') {
      const { reference, state, expectedBy } = body;
      this.tell('doorman-receipt', { reference, state, expectedBy });
    }
    if (this.#inSight) {
      this.session?.seen();
    }
  }

  changedHands(): void {
    this._hint = '';
    this._ending = false;
    this.#reading.goOn();
    focus.clearInput(this.#root);
  }

  protected override forgotten(): void {
    this.close();
    this._hint = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#followFragment);
    // After a reload in the middle of something the customer finds it as it was.
    if (this.store.open) {
      this.#begin();
    } else if (this.store.open === false && this.store.kept) {
      // Closed, not over: what comes is counted at the launcher.
      this.start();
    }
    this.#followFragment();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#followFragment);
  }

  override render(): TemplateResult {
    this.speak();
    const words = this.words;
    const content = this.session ? panel(this.#view(this.session)) : nothing;
    const lang = language(this.locale);
    const dir = direction(this.locale);
    if (this.inline) {
      return html`<section
        class="panel"
        part="panel"
        lang=${lang}
        dir=${dir}
        aria-label=${words.panel}
        @keydown=${this.#key}
        @dragover=${this.#drop}
        @drop=${this.#drop}
      >
        ${this._open ? content : beginning(this.#begins, () => this.open())}
      </section>`;
    }
    const unread = this._open ? 0 : this.#reading.unread(this.session);
    return html`
      ${launcher(words, this._open, unread, this.locale, () =>
        this._open ? this.close() : this.open(),
      )}
      <dialog
        class="panel"
        part="panel"
        lang=${lang}
        dir=${dir}
        aria-label=${words.panel}
        @keydown=${this.#key}
        @dragover=${this.#drop}
        @drop=${this.#drop}
        @cancel=${this.#cancel}
      >
        ${content}
      </dialog>
    `;
  }

  get #begins() {
    return {
      words: this.words,
      manual: manual(this.base, this.locale),
      follow: this.#follow,
    };
  }

  #view(session: Session): PanelView {
    return {
      ...this.#begins,
      session,
      locale: this.locale,
      server: this.base,
      divider: this.#reading.divider,
      scroll: this.#scroll,
      live: this._live,
      lost: this.#calm.told,
      ending: this._ending,
      hint: this._hint,
      close: this.inline ? undefined : () => this.close(),
      download: () => this.download(session),
      toEnd: this.#toEnd,
      talk: () => this.#say(this.words.talkToPerson),
      askToEnd: this.#askToEnd,
      end: () => this.#end(session),
      keepChatting: this.#keepChatting,
      anew: this.#anew,
      toTeam: this.#toTeam,
      toBot: () => {
        this._toBot = session.log.asksForMessage ?? 0;
        this.#refocus = true;
      },
      typed: (text) => (this.#toTeam ? this.#leave(text) : this.#say(text)),
      say: (text) => {
        this.#say(text);
        this.#refocus = true;
      },
      choose: (prompt, option) => {
        this._hint = '';
        this.#reading.goOn();
        this.#scroll.follow();
        session.choose(prompt, option);
        this.#refocus = true;
      },
    };
  }

  protected override updated(): void {
    const ended = this.session?.status === 'ended';
    if (ended && !this.#ended) {
      this.store.open = undefined;
      if (this._open) {
        focus.startAnew(this.#root);
      }
      this.tell('doorman-end');
    }
    this.#ended = ended;
    if (this.#refocus) {
      this.#refocus = false;
      void this.updateComplete.then(() => focus.afterPress(this.#root));
    }
  }

  /** As `open`, but leaves the focus alone: on a page that was just loaded it is the page's own. */
  #begin(): void {
    this._open = true;
    this.store.open = true;
    this.#read();
    this.start();
    void this.updateComplete.then(() => this.#show());
  }

  /** The log comes into sight, at what is new in it. */
  #read(): void {
    this.#reading.open(this.session);
    this.#scroll.follow(this.#reading.divider);
    this.session?.seen();
  }

  get #inSight(): boolean {
    return this._open && document.visibilityState === 'visible';
  }

  /** What is typed is a message for the team: nobody of it is there, and a person was asked for. */
  get #toTeam(): boolean {
    const asked = this.session?.log.asksForMessage;
    return asked !== undefined && asked !== this._toBot;
  }

  #say(text: string): void {
    this.#speaks(text).say(text);
  }

  #leave(text: string): void {
    this.#speaks(text).leave(text);
  }

  #speaks(text: string): Session {
    const session = this.chat;
    const masked = session.masked(text);
    const hint = hidesSecret(masked) ? this.words.maskedSecret : this.words.masked;
    this._hint = masked === text ? '' : hint;
    this.#reading.goOn();
    this.#scroll.follow();
    return session;
  }

  /** A file would take the place of the page. */
  readonly #drop = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files')) {
      event.preventDefault();
      if (event.type === 'drop') {
        this._hint = this.words.noFiles;
      }
    }
  };

  readonly #follow = (href: string): boolean => {
    const section = sectionHere(href, location.href);
    if (section === undefined || !document.getElementById(section)) {
      return false;
    }
    if (this.#screen.full && !this.inline) {
      this.close();
    }
    return showSection(section);
  };

  /** A link to `#doorman`: where a page has several chats, the first one opens. */
  readonly #followFragment = (): void => {
    const question = asked(location.hash);
    if (question === undefined || document.querySelector(this.localName) !== this) {
      return;
    }
    done();
    this.open();
    void this.updateComplete.then(() => focus.suggest(this.#root, question));
  };

  /** Opens the dialog in the way that fits the screen. */
  #show(): void {
    if (this._open) {
      focus.showPanel(this.#root, this.#screen.full);
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
    this.store.open = true;
    this.#scroll.follow();
    this.chat.startAnew();
    void this.updateComplete.then(() => focus.input(this.#root));
  };

  readonly #toEnd = (): void => {
    this.#scroll.follow();
    this.#refocus = true;
  };

  readonly #key = (event: KeyboardEvent): void => {
    const escape = event.key === 'Escape' && !event.isComposing && !event.defaultPrevented;
    if (escape && (this._ending || !this.inline)) {
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

  #ready(): void {
    if (this._open) {
      this.#reading.back();
      this.session?.seen();
    }
    // Where the server turned this client away, it is for the customer to try sooner.
    if (this.session?.status === 'reconnecting') {
      this.session.tryAgain();
    }
  }

  #woke(): void {
    if (this.session?.online) {
      this.session.drop();
      this.session.tryAgain();
    }
  }
}
