/** The desk as this page knows it: who works here, the chats, and the one that is open. No DOM. */
import * as calls from '../api/calls';
import type { ListName } from '../api/calls';
import { Connection } from '../api/connection';
import type { Forgotten, ServerFrame } from '../api/frames';
import { Problem } from '../api/http';
import type { AgentRow, ChatRow, DeskEvent, Me, Presence, Role } from '../api/types';
import { Drafts } from './drafts';
import { OpenChat } from './open-chat';
import { Rows } from './rows';

export interface DeskHost {
  /** Something that is shown has changed. */
  changed(): void;
  signedOut(): void;
  /** A chat has begun to wait. */
  waiting(row: ChatRow): void;
  /** A customer has written in a chat that this agent holds. */
  written(row: ChatRow): void;
  /** A chat has come to this agent, by a colleague or by the automatic assignment. */
  given(row: ChatRow): void;
  /** A chat has been erased, or is out of sight. */
  gone(id: string, why: Forgotten): void;
}

/** Milliseconds between two looks at what grows old by itself: how long customers wait. */
const LOOK = 10_000;
/** Milliseconds after connecting in which chats that wait already come, which is no news. */
const QUIET = 3_000;
const PRESENCE = 'doorman-desk-presence';

export class Desk {
  readonly me: Me;
  readonly rows: Rows;
  readonly drafts: Drafts;
  agents: readonly AgentRow[] = [];
  /** The lists are here. */
  ready = false;
  online = false;
  presence: Exclude<Presence, 'offline'> = keptPresence();
  /** The chat in sight. */
  open: OpenChat | undefined;
  /** The server's clock less the page's, in milliseconds. */
  #skew = 0;
  readonly #host: DeskHost;
  readonly #connection: Connection;
  readonly #chats = new Map<string, OpenChat>();
  readonly #watched = new Set<string>();
  readonly #claiming = new Set<string>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #quietUntil = 0;

  constructor(me: Me, host: DeskHost) {
    this.me = me;
    this.#host = host;
    this.rows = new Rows(me.id);
    this.drafts = new Drafts(me.id);
    this.#connection = new Connection({
      opened: () => this.#opened(),
      frame: (frame) => this.#frame(frame),
      lost: (over) => this.#lost(over),
    });
  }

  is(...roles: Role[]): boolean {
    return roles.some((role) => this.me.roles.includes(role));
  }

  /** Whether this user has to do with chats at all: editors have not. */
  get seesChats(): boolean {
    return this.is('agent', 'lead', 'admin');
  }

  /** The server's time, in milliseconds. */
  get now(): number {
    return Date.now() + this.#skew;
  }

  start(): void {
    if (!this.seesChats) {
      return;
    }
    this.#connection.connect();
    void this.fetch('waiting', 'mine', 'inbox').then(() => {
      this.ready = true;
      this.#host.changed();
    });
    for (const chat of this.drafts.unsent()) {
      void this.chat(chat).outbox.flush();
    }
    this.#timer = setInterval(() => this.#look(), LOOK);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#connection.stop();
    this.#chats.forEach((chat) => chat.stop());
  }

  /** The machine slept, or has a network again. */
  woke(): void {
    if (this.seesChats) {
      this.#connection.renew();
    }
  }

  /** Fetches lists anew. */
  async fetch(...lists: ListName[]): Promise<void> {
    await Promise.all(
      lists.map(async (list) => {
        const mark = this.rows.mark;
        try {
          const { chats, agents } = await calls.chats(list);
          this.rows.replace(list, chats, mark);
          if (agents?.length) {
            this.agents = agents;
          }
        } catch (error) {
          this.#refused(error);
        }
      }),
    );
    this.#host.changed();
  }

  chat(id: string): OpenChat {
    let chat = this.#chats.get(id);
    if (!chat) {
      chat = new OpenChat(id, this.drafts, () => this.#host.changed());
      this.#chats.set(id, chat);
    }
    return chat;
  }

  /** Brings a chat into sight, or none. */
  show(id: string | undefined): void {
    if (this.open?.id === id) {
      return;
    }
    this.open = id === undefined ? undefined : this.chat(id);
    this.#watch();
    void this.open?.load();
    this.#host.changed();
  }

  /** A chat's row as it is now: the list's where it has one, as it is kept up to date. */
  row(id: string): ChatRow | undefined {
    return this.rows.get(id) ?? this.#chats.get(id)?.detail;
  }

  /** Whether this agent may do to a chat what its holder may. */
  mayAct(row: ChatRow): boolean {
    return row.state === 'held' && (this.rows.isMine(row) || this.is('lead', 'admin'));
  }

  setPresence(presence: Exclude<Presence, 'offline'>): void {
    this.presence = presence;
    try {
      sessionStorage.setItem(PRESENCE, presence);
    } catch {
      // Chosen anew after a reload.
    }
    this.#connection.send({ type: 'presence', state: presence });
    this.#host.changed();
  }

  typing(chat: string, on: boolean): void {
    this.#connection.send({ type: 'typing', chat, on });
  }

  /** The open chat is looked at, to its end. */
  seen(): void {
    const chat = this.open;
    const row = chat && this.rows.get(chat.id);
    if (!chat?.loaded || !this.rows.isMine(row) || chat.lastSeq <= chat.told) {
      return;
    }
    if (this.#connection.send({ type: 'seen', chat: chat.id, seq: chat.lastSeq })) {
      chat.told = chat.lastSeq;
      if (row?.unread) {
        this.rows.set({ ...row, unread: 0 });
        this.#host.changed();
      }
    }
  }

  /** Takes a chat; rejects with the server's refusal, which names who has it. */
  async claim(id: string): Promise<void> {
    this.#claiming.add(id);
    const mark = this.rows.mark;
    try {
      this.#answered(await calls.claim(id), mark);
    } catch (error) {
      if (error instanceof Problem && error.status === 409) {
        void this.fetch('waiting', 'inbox');
        await this.chat(id).refresh();
        this.#detailed(id, mark);
      }
      throw error;
    } finally {
      this.#claiming.delete(id);
    }
    void this.chat(id).refresh();
  }

  /** Does something that changes a chat, and takes what the server answers. */
  async act(id: string, call: () => Promise<ChatRow | undefined>): Promise<void> {
    const mark = this.rows.mark;
    const row = await call();
    if (row && 'state' in row && !this.chat(id).isGone) {
      this.#answered(row, mark);
    }
    await this.chat(id).refresh();
    if (!row) {
      this.#detailed(id, mark);
    }
    this.#watch();
    this.#host.changed();
  }

  async signOut(): Promise<void> {
    await calls.signOut();
    this.drafts.clear();
    this.stop();
    this.#host.signedOut();
  }

  #opened(): void {
    this.online = true;
    this.#quietUntil = Date.now() + QUIET;
    this.#connection.send({ type: 'presence', state: this.presence });
    this.#watched.clear();
    this.#watch();
    if (this.ready) {
      // What happened while the page was not connected.
      void this.fetch('waiting', 'mine', 'inbox');
    }
    this.#flush();
    this.#host.changed();
  }

  #frame(frame: ServerFrame): void {
    switch (frame.type) {
      case 'hello':
        this.#skew = Date.parse(frame.now) - Date.now() || 0;
        break;
      case 'chat':
        this.#take(frame.chat);
        this.#back(frame.chat.id);
        break;
      case 'gone':
        // A node of the release before says no reason.
        this.#gone(frame.id, frame.why === undefined ? { why: 'out-of-sight' } : frame);
        break;
      case 'event':
        this.#event(frame.chat, frame.event);
        break;
      case 'typing':
        this.#chats.get(frame.chat)?.heardTyping(frame.on);
        return;
      case 'seen':
        this.#chats.get(frame.chat)?.customerRead(frame.seq);
        return;
      case 'agents':
        this.agents = frame.agents;
        break;
      case 'error':
        // It is about a frame of this page, which has done nothing; the lists tell what is.
        console.warn('desk socket:', frame.code, frame.message);
        return;
    }
    this.#host.changed();
  }

  #gone(id: string, why: Forgotten): void {
    this.#chats.get(id)?.forget(why);
    if (why.why !== 'begun-anew') {
      this.rows.drop(id);
      this.#watched.delete(id);
      if (why.why === 'erased') {
        this.drafts.drop(id);
      }
      this.#host.gone(id, why);
    }
  }

  /** A chat that was out of sight is told of again. */
  #back(id: string): void {
    const chat = this.#chats.get(id);
    if (chat?.isGone) {
      chat.returned();
      this.#watch();
    }
  }

  /** Takes the row that an act was answered with. */
  #answered(row: ChatRow, mark: number): void {
    if (!this.rows.isBehind(row, mark)) {
      this.#take(row);
    }
  }

  /** Takes an open chat's row as its details have it. */
  #detailed(id: string, mark: number): void {
    const now = this.#chats.get(id)?.detail;
    if (now && !this.rows.isBehind(now, mark)) {
      this.rows.set(now);
    }
  }

  #take(row: ChatRow): void {
    const before = this.rows.set(row);
    const open = this.#chats.get(row.id);
    if (open && this.open === open) {
      open.refreshSoon();
    }
    const mine = this.rows.isMine(row);
    if (this.ready && Date.now() > this.#quietUntil) {
      this.#tell(row, before, mine);
    }
    if (mine !== this.rows.isMine(before)) {
      this.#watch();
    }
    this.#host.changed();
  }

  #tell(row: ChatRow, before: ChatRow | undefined, mine: boolean): void {
    if (row.state === 'waiting' && before?.state !== 'waiting') {
      this.#host.waiting(row);
    } else if (mine && !this.rows.isMine(before) && !this.#claiming.has(row.id)) {
      this.#host.given(row);
    } else if (mine && row.unread > (before?.unread ?? 0)) {
      this.#host.written(row);
    }
  }

  #event(id: string, event: DeskEvent): void {
    this.#chats.get(id)?.take(event);
  }

  /** Watches the chat in sight, and those of this agent's that were opened; no others. */
  #watch(): void {
    if (!this.#connection.open) {
      return;
    }
    for (const chat of this.#chats.values()) {
      const wanted =
        !chat.isGone && (chat === this.open || this.rows.isMine(this.rows.get(chat.id)));
      if (wanted && !this.#watched.has(chat.id)) {
        this.#watched.add(chat.id);
        this.#connection.send({
          type: 'watch',
          chat: chat.id,
          since: chat.lastSeq,
          ...(chat.epoch === undefined ? {} : { epoch: chat.epoch }),
        });
      } else if (!wanted && this.#watched.delete(chat.id)) {
        this.#connection.send({ type: 'unwatch', chat: chat.id });
      }
    }
  }

  #lost(over: boolean): void {
    const was = this.online;
    this.online = false;
    this.#chats.forEach((chat) => chat.heardTyping(false));
    if (over) {
      this.#end();
    } else if (!was) {
      // A handshake that is refused does not say why: it may be the session.
      void calls.session().catch((error: unknown) => this.#refused(error));
    }
    this.#host.changed();
  }

  #refused(error: unknown): void {
    if (error instanceof Problem && error.status === 401) {
      this.#end();
    }
  }

  #end(): void {
    this.stop();
    this.#host.signedOut();
  }

  #look(): void {
    // It asks the server for nothing: a page that nobody uses must not keep its session alive.
    this.#flush();
    this.#host.changed();
  }

  #flush(): void {
    this.#chats.forEach((chat) => void chat.outbox.flush());
  }
}

function keptPresence(): Exclude<Presence, 'offline'> {
  try {
    return sessionStorage.getItem(PRESENCE) === 'away' ? 'away' : 'online';
  } catch {
    return 'online';
  }
}
