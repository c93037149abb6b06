/** One chat that was opened on this page: its transcript, and what is known and written about it. */
import { uuid } from '../../widget/ids';
import type { CheckItem } from '../../widget/protocol';
import * as calls from '../api/calls';
import type { Forgotten } from '../api/frames';
import { Problem } from '../api/http';
import type { Chat, DeskEvent, Suggestion, Summary } from '../api/types';
import type { Cited, Draft, Drafts } from './drafts';
import { Outbox } from './outbox';

/** Milliseconds: a customer who is not heard typing for this long has stopped. */
const TYPING_LASTS = 8_000;
/** News of a chat come in bursts; its details are asked for once behind them. */
const SETTLE = 600;

export class OpenChat {
  readonly id: string;
  readonly outbox: Outbox;
  detail: Chat | undefined;
  /** The summary in the language model's words, and the lines that it words. */
  #worded: { readonly of: string; readonly summary: Summary } | undefined;
  events: readonly DeskEvent[] = [];
  /** Names the log that the events are of: another one means that what was said has been erased. */
  epoch: string | undefined;
  /** Why what was shown is not here any more. */
  forgotten: Forgotten | undefined;
  suggestions: readonly Suggestion[] | undefined;
  suggestionsFor = '';
  /** Why the chat could not be opened. */
  problem: string | undefined;
  noteProblem: string | undefined;
  /** The transcript is here up to its end. */
  loaded = false;
  customerTyping = false;
  /** The customer has read up to this number. */
  customerSeen = 0;
  /** This agent has read up to this number, as far as the server was told. */
  told = 0;
  readonly #drafts: Drafts;
  readonly #changed: () => void;
  readonly #ticked = new Map<number, readonly CheckItem[]>();
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #detailTimer: ReturnType<typeof setTimeout> | undefined;
  #loading: Promise<void> | undefined;
  #asked = 0;
  /** Counts the logs that were shown and erased. */
  #logs = 0;
  #noteId: string | undefined;
  #suggestedTo = -1;
  #stale = false;

  constructor(id: string, drafts: Drafts, changed: () => void) {
    this.id = id;
    this.#drafts = drafts;
    this.#changed = changed;
    this.outbox = new Outbox(this);
  }

  get draft(): Draft {
    return this.#drafts.of(this.id);
  }

  get lastSeq(): number {
    return this.events.at(-1)?.seq ?? 0;
  }

  get lastCustomerSeq(): number {
    return this.events.findLast((event) => event.from === 'customer')?.seq ?? 0;
  }

  get lastCustomerText(): string {
    const body = this.events.findLast(
      ({ from, body }) => from === 'customer' && body.kind === 'text' && !body.choice,
    )?.body;
    return body?.kind === 'text' ? body.text : '';
  }

  /** A prompt's checklist as it is ticked now. */
  items(seq: number, first: readonly CheckItem[] | undefined): readonly CheckItem[] {
    return this.#ticked.get(seq) ?? first ?? [];
  }

  /** There is nothing of this chat any more, or nothing that this agent may see. */
  get isGone(): boolean {
    return this.forgotten !== undefined && this.forgotten.why !== 'begun-anew';
  }

  /** Drops all that is shown of the chat. Where its log was begun anew, that goes on from here. */
  forget(why: Forgotten): void {
    if (why.why === 'begun-anew') {
      if (why.epoch === this.epoch) {
        return;
      }
      this.epoch = why.epoch;
    }
    this.forgotten = why;
    this.stop();
    this.#asked++;
    this.#logs++;
    this.events = [];
    this.#ticked.clear();
    this.detail = undefined;
    this.#worded = undefined;
    this.suggestions = undefined;
    this.suggestionsFor = '';
    this.#suggestedTo = -1;
    this.problem = undefined;
    this.noteProblem = undefined;
    this.customerTyping = false;
    this.customerSeen = 0;
    this.told = 0;
    if (why.why === 'erased') {
      this.#drafts.drop(this.id);
    } else if (why.why === 'begun-anew') {
      this.outbox.hold('What you’d read was erased. Read what’s here now before you send this.');
      this.refreshSoon();
    }
    this.#changed();
  }

  /** The chat is in sight again: it's read anew. */
  returned(): void {
    if (this.forgotten?.why === 'out-of-sight') {
      this.forgotten = undefined;
      this.loaded = false;
      void this.load();
    }
  }

  /** Keeps the draft, and has it drawn. */
  kept(): void {
    this.#drafts.save(this.id);
    this.#changed();
  }

  /** Keeps the draft as it is being typed, which its field shows already. */
  keep(): void {
    this.#drafts.save(this.id);
  }

  /** Looks for answers to the customer's last words, unless that is done. */
  suggestOnce(): void {
    if (this.loaded && this.#suggestedTo !== this.lastCustomerSeq) {
      this.#suggestedTo = this.lastCustomerSeq;
      void this.suggest('');
    }
  }

  /** The summary: in the model's words as long as they are of the newest lines. */
  get summary(): Summary | undefined {
    const cut = this.detail?.summary;
    return cut && this.#worded?.of === cut.lines.join() ? this.#worded.summary : cut;
  }

  /** Has the model word the summary, once, when the chat is opened. */
  async #word(): Promise<void> {
    const cut = this.detail?.summary;
    if (cut?.rewordable && !this.#worded) {
      this.#worded = { of: cut.lines.join(), summary: cut };
      try {
        this.#worded = { of: cut.lines.join(), summary: await calls.summary(this.id) };
        this.#changed();
      } catch {
        // What was cut from the transcript does.
      }
    }
  }

  /** Fetches what is not here yet; rejects never, but tells by `problem`. */
  load(): Promise<void> {
    this.#loading ??= this.#load().finally(() => (this.#loading = undefined));
    return this.#loading;
  }

  async #load(): Promise<void> {
    if (this.isGone) {
      return;
    }
    try {
      const detail = calls.chat(this.id);
      // Where the events cannot be read, that's what is told.
      detail.catch(() => undefined);
      const log = this.#logs;
      for (;;) {
        const asked = this.#logs;
        const { events, last, epoch } = await calls.events(this.id, this.lastSeq);
        if (this.isGone) {
          break;
        }
        if (asked !== this.#logs) {
          continue;
        }
        if (this.epoch !== undefined && epoch !== undefined && epoch !== this.epoch) {
          this.forget({ why: 'begun-anew', epoch });
          continue;
        }
        this.epoch = epoch ?? this.epoch;
        events.forEach((event) => this.#add(event));
        if (!events.length || this.lastSeq >= last) {
          break;
        }
      }
      const found = await detail;
      if (log === this.#logs) {
        this.detail = found;
        void this.#word();
      }
      this.problem = undefined;
      this.loaded = true;
    } catch (error) {
      this.problem = this.isGone ? undefined : wordsOf(error);
    }
    this.#changed();
  }

  /** An event has come over the socket. A gap is filled from the store. */
  take(event: DeskEvent): void {
    if (this.isGone) {
      return;
    }
    if (!this.loaded || event.seq > this.lastSeq + 1) {
      void this.load();
      return;
    }
    if (this.#add(event)) {
      this.refreshSoon();
      this.#changed();
    }
  }

  #add(event: DeskEvent): boolean {
    if (event.seq <= this.lastSeq) {
      return false;
    }
    this.events = [...this.events, event];
    if (event.body.kind === 'checklist') {
      this.#ticked.set(event.body.prompt, event.body.items);
    }
    if (event.from === 'customer') {
      this.heardTyping(false);
    }
    this.outbox.arrived(event);
    return true;
  }

  /** Asks for the details anew once things have settled. */
  refreshSoon(): void {
    clearTimeout(this.#detailTimer);
    if (document.visibilityState === 'hidden') {
      // Asking counts as use of the session; it is done once somebody looks.
      this.#stale = true;
      return;
    }
    this.#detailTimer = setTimeout(() => void this.refresh(), SETTLE);
  }

  /** Somebody looks at the page again. */
  looked(): void {
    if (this.#stale) {
      this.refreshSoon();
    }
  }

  async refresh(): Promise<void> {
    if (this.isGone) {
      return;
    }
    const asked = ++this.#asked;
    this.#stale = false;
    try {
      const detail = await calls.chat(this.id);
      if (asked === this.#asked) {
        this.detail = detail;
        this.#changed();
      }
    } catch {
      // What is shown stays; the next news asks again.
    }
  }

  /** Looks for sections of articles that answer, the customer's last words or a question. */
  async suggest(question: string): Promise<void> {
    const about = question || this.lastCustomerText;
    this.suggestionsFor = about;
    try {
      const { suggestions } = await calls.suggestions(this.id, question);
      if (this.suggestionsFor === about) {
        this.suggestions = suggestions;
      }
    } catch {
      if (this.suggestionsFor === about) {
        this.suggestions = [];
      }
    }
    this.#changed();
  }

  /** Puts a text into the reply, with what it was taken from. */
  insert(text: string, cited?: Cited): void {
    const { draft } = this;
    draft.mode = 'reply';
    draft.text = draft.text.trim() ? `${draft.text.trimEnd()}\n\n${text}` : text;
    const known = draft.citations.some(
      (one) => one.article === cited?.article && one.section === cited.section,
    );
    if (cited && !known) {
      draft.citations = [...draft.citations, cited];
    }
    this.kept();
  }

  /** Sends the reply as it is typed; says whether there was one. */
  send(): boolean {
    const { draft } = this;
    const text = draft.text.trim();
    if (!text) {
      return false;
    }
    const citations = draft.citations;
    draft.text = '';
    draft.citations = [];
    this.outbox.add(text, citations);
    return true;
  }

  /** Stores the note as it is typed; what could not be stored stays in its field. */
  async saveNote(): Promise<void> {
    const text = this.draft.note.trim();
    if (!text) {
      return;
    }
    this.#noteId ??= uuid();
    try {
      const note = await calls.note(this.id, { id: this.#noteId, text });
      this.#noteId = undefined;
      this.noteProblem = undefined;
      if (this.draft.note.trim() === text) {
        this.draft.note = '';
      }
      if (this.detail && !this.detail.notes.some((one) => one.id === note.id)) {
        this.detail = { ...this.detail, notes: [...this.detail.notes, note] };
      }
    } catch (error) {
      this.noteProblem = wordsOf(error);
    }
    this.kept();
  }

  /** The customer is typing, or has stopped. */
  heardTyping(on: boolean): void {
    clearTimeout(this.#typingTimer);
    if (on) {
      this.#typingTimer = setTimeout(() => this.heardTyping(false), TYPING_LASTS);
    }
    if (this.customerTyping !== on) {
      this.customerTyping = on;
      this.#changed();
    }
  }

  customerRead(seq: number): void {
    if (seq > this.customerSeen) {
      this.customerSeen = seq;
      this.#changed();
    }
  }

  stop(): void {
    clearTimeout(this.#typingTimer);
    clearTimeout(this.#detailTimer);
  }
}

/** A refusal in words that may be shown. */
export function wordsOf(error: unknown): string {
  return error instanceof Problem
    ? error.message
    : 'Something went wrong. Reload the page. We’ll keep what you typed.';
}
