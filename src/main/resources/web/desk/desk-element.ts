import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import * as calls from './api/calls';
import { address, Problem } from './api/http';
import type { ChatRow } from './api/types';
import type { Forgotten } from './api/frames';
import { actions } from './actions';
import * as focus from './focus';
import { Follow } from './follow';
import { Keys } from './keys';
import { page } from './pages/page';
import { Part } from './part';
import { bar } from './parts/bar';
import { chatPane } from './parts/chat';
import type { Composer } from './parts/composer';
import { details } from './parts/details';
import { lists } from './parts/lists';
import type { DeskView, DialogName } from './parts/view';
import { Alerts } from './state/alerts';
import { Announcer } from './state/announcer';
import { Desk, type DeskHost } from './state/desk';
import * as place from './state/place';
import { wordsOf, type OpenChat } from './state/open-chat';
import { href, isList, parse, type Route } from './state/route';
import { Search } from './state/search';
import { reason, shortId } from './state/words';
import { shortcuts, type Actions } from './shortcuts';

/** The agents' desk: the lists, the open chat, and what is known about it. */
export class DoormanDesk extends Part implements DeskHost {
  static override readonly properties: PropertyDeclarations = {
    _route: { state: true },
    _dialog: { state: true },
    _told: { state: true },
    _failed: { state: true },
    _lost: { state: true },
  };

  declare _route: Route;
  declare _dialog: DialogName | undefined;
  /** What became of the last act, in words, until it is put away. */
  declare _told: { readonly text: string; readonly bad: boolean } | undefined;
  /** Why the desk could not be opened. */
  declare _failed: string | undefined;
  declare _lost: boolean;

  readonly #alerts = new Alerts();
  readonly #search = new Search(() => this.changed());
  readonly #keys = new Keys(() => shortcuts(this.#actions));
  readonly #rows = new focus.ListFocus(this);
  readonly #follow = new Follow(this, () => focus.log(this));
  readonly #announcer = new Announcer((text) => focus.say(this, text));
  #desk: Desk | undefined;
  #shown: OpenChat | undefined;
  #lostTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this._route = parse(location.hash);
    this._lost = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#arrive);
    addEventListener('online', this.#woke);
    document.addEventListener('visibilitychange', this.#looked);
    document.addEventListener('keydown', this.#key);
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#arrive);
    removeEventListener('online', this.#woke);
    document.removeEventListener('visibilitychange', this.#looked);
    document.removeEventListener('keydown', this.#key);
    clearTimeout(this.#lostTimer);
    this.#announcer.stop();
    this.#desk?.stop();
    this.#desk = undefined;
  }

  async #start(): Promise<void> {
    this._failed = undefined;
    try {
      const me = await calls.session();
      if (me.mustChangePassword) {
        location.assign(address('desk/password'));
        return;
      }
      this.#desk = new Desk(me, this);
      this.#desk.start();
      const before = place.take();
      if (before && !location.hash) {
        history.replaceState(null, '', before);
      }
      this.#arrive();
    } catch (error) {
      if (error instanceof Problem && error.status === 401) {
        this.signedOut();
      } else {
        this._failed = wordsOf(error);
      }
    }
  }

  changed(): void {
    this.#watchConnection();
    const desk = this.#desk;
    if (desk) {
      const news = desk.rows.unread + desk.rows.list('waiting').length;
      document.title = news ? `(${news}) Desk` : 'Desk';
    }
    this.requestUpdate();
  }

  signedOut(): void {
    place.keep(location.hash);
    location.assign(address('desk/sign-in'));
  }

  waiting(row: ChatRow): void {
    const number = this.#desk?.rows.list('waiting').length ?? 1;
    this.#announcer.waiting(number);
    this.#alerts.tell('A chat is waiting', reason(row.reason), `waiting-${row.id}`, () =>
      this.#go({ view: 'waiting', chat: row.id }),
    );
  }

  given(row: ChatRow): void {
    this.#announcer.say(`Chat ${shortId(row.id)} is yours now.`);
    this.#alerts.tell('A chat is yours now', row.lastText, `chat-${row.id}`, () => this.#open(row.id));
  }

  gone(id: string, why: Forgotten): void {
    if (why.why === 'erased') {
      this.#search.forget(id);
    }
    if (this.#desk?.open?.id === id) {
      void this.updateComplete.then(() => focus.keep(this));
    }
  }

  written(row: ChatRow): void {
    if (this.#desk?.open?.id === row.id && document.hasFocus()) {
      return;
    }
    this.#announcer.say(`New message in chat ${shortId(row.id)}.`);
    this.#alerts.tell('A customer wrote', row.lastText, `chat-${row.id}`, () => this.#open(row.id));
  }

  override render(): TemplateResult {
    const desk = this.#desk;
    if (!desk) {
      return html`<main class="alone">
        ${this._failed === undefined
          ? html`<p role="status">Opening the desk…</p>`
          : html`<p role="alert">${this._failed}</p>
              <button type="button" @click=${() => this.#start()}>Try again</button>`}
      </main>`;
    }
    const view = this.#view(desk);
    return html`
      <button type="button" class="skip" @click=${() => focus.main(this)}>Skip to the content</button>
      ${bar(view, this._lost)}
      ${this._told
        ? html`<div class="banner ${this._told.bad ? 'bad' : ''}" role=${this._told.bad ? 'alert' : 'status'}>
            <span>${this._told.text}</span>
            <button type="button" aria-label="Put this message away" @click=${() => (this._told = undefined)}>OK</button>
          </div>`
        : nothing}
      ${this.#main(view)}
      <p class="unseen" role="status" data-announcer></p>
      <desk-dialog
        .name=${this._dialog}
        .desk=${desk}
        .chatId=${desk.open?.id ?? ''}
        .shortcuts=${this._dialog === 'help' ? shortcuts(this.#actions) : []}
        .keysOn=${this.#keys.on}
        .switchKeys=${(on: boolean) => (this.#keys.on = on)}
        .done=${this.#dialogDone}
      ></desk-dialog>
    `;
  }

  #main(view: DeskView): TemplateResult {
    const { desk, route } = view;
    if (!desk.seesChats) {
      return html`<main class="alone" tabindex="-1">
        <h1>You can’t see chats</h1>
        <p>
          Your role is ${desk.me.roles.join(', ') || 'none'}. Agents, leads and admins see chats; editors work on the
          articles. If you need to see chats, ask an admin to make you an agent.
        </p>
      </main>`;
    }
    if (!isList(route.view) && route.view !== 'search') {
      return html`<main class="page" tabindex="-1">${page(view)}</main>`;
    }
    const at = route.chat === undefined ? 'list' : route.details ? 'details' : 'chat';
    return html`<main class="desk" data-at=${at} tabindex="-1">
      <h1 class="unseen">Desk</h1>
      <section class="list-pane" aria-label="Chats">${lists(view)}</section>
      <section class="chat-pane" aria-label="Chat">${chatPane(view)}</section>
      <section class="details-pane" aria-label="Details">${details(view)}</section>
    </main>`;
  }

  #view(desk: Desk): DeskView {
    return {
      desk,
      route: this._route,
      search: this.#search,
      alerts: this.#alerts,
      claim: (id) => void this.#claim(id),
      ask: this.#ask,
      togglePresence: this.#togglePresence,
      setNotify: (on) => void this.#alerts.setNotify(on).then((problem) => this.#tell(problem, true)),
      setSound: (on) => {
        this.#alerts.setSound(on);
        this.requestUpdate();
      },
      signOut: () => void desk.signOut().catch((error: unknown) => this.#tell(wordsOf(error), true)),
      scrolled: this.#follow.scrolled,
      toEnd: this.#toEnd,
      below: this.#follow.below,
      reply: () => this.#write('reply'),
      moveInList: this.#rows.move,
      noteRow: this.#rows.note,
    };
  }

  protected override updated(): void {
    const desk = this.#desk;
    const chat = desk?.open;
    if (chat !== this.#shown) {
      this.#shown = chat;
      this.#follow.toEnd();
    }
    this.#rows.keep();
    if (chat?.loaded) {
      const state = desk?.row(chat.id)?.state;
      if (state === 'waiting' || state === 'held' || state === 'inbox') {
        chat.suggestOnce();
      }
      this.#looked();
    }
  }

  readonly #arrive = (): void => {
    const before = this._route;
    this._route = parse(location.hash);
    const { view, chat, details: inDetails } = this._route;
    if (view === 'all' || view === 'closed') {
      void this.#desk?.fetch(view);
    }
    this.#desk?.show(chat);
    const moved = before.view !== view || before.chat !== chat || before.details !== inDetails;
    if (moved) {
      this._told = undefined;
      void this.updateComplete.then(() => focus.arrive(this, before, this._route));
    }
  };

  #go(route: Route): void {
    location.hash = href(route);
  }

  #open(chat: string): void {
    this.#go({ view: 'mine', chat });
  }

  async #claim(id: string): Promise<void> {
    const desk = this.#desk;
    if (!desk) {
      return;
    }
    try {
      await desk.claim(id);
      this.#tell(undefined, false);
      this.#announcer.say(`Chat ${shortId(id)} is yours.`);
      this.#open(id);
      await this.updateComplete;
      desk.show(id);
      this.#write('reply');
    } catch (error) {
      this.#tell(lostTo(error) ?? wordsOf(error), true);
    }
  }

  #write(mode: 'reply' | 'note'): void {
    void this.updateComplete.then(() => this.querySelector<Composer>('desk-composer')?.write(mode));
  }

  #tell(text: string | undefined, bad: boolean): void {
    this._told = text === undefined ? undefined : { text, bad };
    this.requestUpdate();
  }

  readonly #ask = (dialog: DialogName): void => {
    const desk = this.#desk;
    const row = desk?.open && desk.row(desk.open.id);
    if (dialog === 'help' || (row && desk.mayAct(row))) {
      this._dialog = dialog;
      if (dialog === 'close') {
        // For the tags that are in use.
        void desk?.fetch('closed');
      }
    }
  };

  readonly #dialogDone = (told?: string): void => {
    this._dialog = undefined;
    if (told !== undefined) {
      this.#tell(told, false);
      void this.updateComplete.then(() => focus.title(this));
    }
  };

  readonly #togglePresence = (): void => {
    this.#desk?.setPresence(this.#desk.presence === 'online' ? 'away' : 'online');
  };

  readonly #toEnd = (): void => {
    this.#follow.toEnd();
    focus.log(this)?.focus();
  };

  /** Counts the open chat as read, where its end is really looked at. */
  readonly #looked = (): void => {
    const log = focus.log(this);
    if (document.visibilityState === 'visible') {
      this.#desk?.open?.looked();
      if (log?.checkVisibility() && !this.#follow.below) {
        this.#desk?.seen();
      }
    }
  };

  readonly #woke = (): void => this.#desk?.woke();

  readonly #key = (event: KeyboardEvent): void => {
    if (this.#desk) {
      this.#keys.press(event);
    }
  };

  /** A connection that is back in no time is not worth a word. */
  #watchConnection(): void {
    const lost = this.#desk?.seesChats === true && !this.#desk.online;
    if (!lost) {
      clearTimeout(this.#lostTimer);
      this.#lostTimer = undefined;
      this._lost = false;
    } else if (this.#lostTimer === undefined) {
      this.#lostTimer = setTimeout(() => (this._lost = true), 2_000);
    }
  }

  get #actions(): Actions {
    return actions({
      desk: this.#desk,
      route: this._route,
      page: this,
      go: (route) => this.#go(route),
      step: (by) => this.#rows.step(by),
      claim: (id) => void this.#claim(id),
      write: (mode) => this.#write(mode),
      ask: this.#ask,
      presence: this.#togglePresence,
      tell: (text) => this.#tell(text, false),
    });
  }
}

/** Who was faster, where a claim was lost. */
function lostTo(error: unknown): string | undefined {
  if (error instanceof Problem && error.code === 'claimed') {
    const by = error.body['by'] as { displayName?: string } | undefined;
    return `${by?.displayName ?? 'A colleague'} claimed this chat first. You can still read it and leave a note.`;
  }
  return undefined;
}
