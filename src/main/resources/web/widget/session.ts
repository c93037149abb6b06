/** One customer's side of a conversation: what was said, what waits to be sent, what is asked. */
import { Log } from './log';
import { mask } from './mask';
import { Outbox, type Outgoing } from './outbox';
import {
  CloseCode,
  type ChatEvent,
  type CheckItem,
  type Fault,
  type Message,
  type PromptBody,
  type ServerFrame,
  type Standing,
  type Welcome,
} from './protocol';
import { Socket, type Retry, type SocketListener } from './socket';
import type { Masking, Storage } from './storage';

export type Status =
  | 'idle'
  | 'connecting'
  | 'online'
  | 'reconnecting'
  /** The server turns this client away: the next try is far off, unless the customer asks. */
  | 'refused'
  | 'ended';

export interface SessionHost {
  readonly locale: string;
  /** Address of the host page, without query and fragment: they may hold what is nobody's business. */
  readonly page: string;
  /** Something is to be drawn anew. */
  changed(): void;
  /** News: not told for what is replayed after a reload. */
  arrived(event: ChatEvent): void;
}

/** A message is taken for lost, and the connection for dead, after so long without an answer. */
const ANSWER_WITHIN = 15_000;

type Drafted = Message extends infer M ? (M extends Message ? Omit<M, 'id'> : never) : never;

export class Session implements SocketListener {
  readonly log = new Log();
  readonly votes = new Map<number, boolean>();
  readonly drafts = new Map<number, string>();
  status: Status = 'idle';
  typing: 'bot' | 'agent' | undefined;
  /** A word of the server's about no message in particular. */
  problem = '';
  /** The earlier conversation was not to be had any more, so that this is another one. */
  begunAnew = false;

  readonly #host: SessionHost;
  readonly #storage: Storage;
  readonly #socket: Socket;
  readonly #outbox = new Outbox();
  #resume: string | undefined;
  #epoch: string | undefined;
  #standing: Standing | undefined;
  #masking: Masking | undefined;
  #promptSeq: number | undefined;
  #quietUpTo = 0;
  #saidHello = false;
  #watch: ReturnType<typeof setTimeout> | undefined;
  #retries = new Set<ReturnType<typeof setTimeout>>();

  constructor(url: string, storage: Storage, host: SessionHost) {
    this.#host = host;
    this.#storage = storage;
    this.#socket = new Socket(url, this);
  }

  /** Connects, to the conversation that this browser had, or to a new one. */
  start(): void {
    if (this.status !== 'idle') {
      return;
    }
    this.status = 'connecting';
    this.#remember();
    for (const message of this.#storage.unsent) {
      this.#outbox.add(message);
    }
    this.#socket.connect();
    this.#host.changed();
  }

  /** Takes up the conversation that is kept for all tabs, if there is one. */
  #remember(): void {
    const kept = this.#storage.kept;
    this.#resume = kept?.resume;
    this.#epoch = kept?.epoch;
    this.#masking = kept?.masking;
  }

  /** A new conversation, after the last one ended. */
  startAnew(): void {
    this.#forget();
    this.#outbox.keep(() => false);
    this.#storage.unsent = [];
    this.status = 'idle';
    this.begunAnew = false;
    this.problem = '';
    this.start();
  }

  /** Tries now, whatever pause there was: the network is back, or the customer says so. */
  wake(): void {
    if (this.status === 'reconnecting' || this.status === 'refused') {
      this.#socket.connect();
    }
  }

  /** The network is known to be gone. */
  sleep(): void {
    this.#socket.drop();
  }

  /** Lets go of the connection; `start` takes it up again. */
  stop(): void {
    this.#socket.stop();
    clearTimeout(this.#watch);
    this.#retries.forEach(clearTimeout);
    this.#retries.clear();
    this.#outbox.again();
    this.status = this.status === 'ended' ? 'ended' : 'idle';
  }

  get online(): boolean {
    return this.status === 'online';
  }

  get outgoing(): readonly Outgoing[] {
    return this.#outbox.list;
  }

  get inFlow(): boolean {
    return this.#standing?.inFlow ?? false;
  }

  /** Digits that could be a code are to be masked now. */
  get masks(): boolean {
    const masking = this.#masking;
    return (
      masking?.on === true && (masking.until === undefined || Date.parse(masking.until) > Date.now())
    );
  }

  /** The prompt whose buttons work; none while an answer to it is on its way. */
  get openPrompt(): number | undefined {
    const answered = this.#outbox.list.some(
      ({ message, state }) =>
        message.type === 'choose' && message.prompt === this.#promptSeq && state !== 'failed',
    );
    return answered || this.status === 'ended' ? undefined : this.#promptSeq;
  }

  /** A prompt's checklist, with what was ticked here but is not stored yet. */
  items(seq: number, body: PromptBody): readonly CheckItem[] {
    const ticks = new Map<string, boolean>();
    for (const { message, state } of this.#outbox.list) {
      if (message.type === 'tick' && message.prompt === seq && state !== 'failed') {
        ticks.set(message.item, message.done);
      }
    }
    return this.log
      .items(seq, body)
      .map((item) => ({ ...item, done: ticks.get(item.id) ?? item.done }));
  }

  say(text: string): void {
    this.#post({ type: 'say', text: this.masked(text) });
  }

  choose(prompt: number, option: string): void {
    this.#post({ type: 'choose', prompt, option });
  }

  tick(prompt: number, item: string, done: boolean): void {
    this.#post({ type: 'tick', prompt, item, done });
  }

  vote(answer: number, helpful: boolean, comment?: string): void {
    this.votes.set(answer, helpful);
    this.#post({
      type: 'vote',
      answer,
      helpful,
      ...(comment ? { comment: this.masked(comment) } : {}),
    });
  }

  leave(text: string, email: string): void {
    this.#outbox.keep(({ message, state }) => message.type !== 'leave' || state !== 'failed');
    this.#post({ type: 'leave', text: this.masked(text), ...(email ? { email } : {}) });
  }

  end(): void {
    this.#post({ type: 'end' });
  }

  /** The customer is typing, or has stopped: told only where a person is there to see it. */
  typed(on: boolean): void {
    if (this.online && this.log.withAgent) {
      this.#socket.send({ type: 'typing', on });
    }
  }

  /** The customer has seen all that came: told only where a person is there to see it. */
  seen(): void {
    if (this.online && this.log.withAgent) {
      this.#socket.send({ type: 'seen', seq: this.log.lastSeq });
    }
  }

  masked(text: string): string {
    return this.masks ? mask(text) : text;
  }

  /** Sends a refused message again, as a new one: its id is spent. */
  retry(id: string): void {
    const out = this.#outbox.find(id);
    if (out) {
      this.#outbox.drop(id);
      this.#post(out.message);
    }
  }

  discard(id: string): void {
    this.#outbox.drop(id);
    this.#save();
  }

  #post(draft: Drafted): void {
    if (this.status === 'ended') {
      return;
    }
    this.#outbox.add({ ...draft, id: uuid() } as Message);
    this.#save();
    this.#flush();
  }

  #save(): void {
    this.#storage.unsent = this.#outbox.unacknowledged;
    this.#host.changed();
  }

  #flush(): void {
    if (!this.online) {
      return;
    }
    for (const out of this.#outbox.list) {
      if (out.state === 'waiting') {
        this.#socket.send(this.#guarded(out.message));
        out.state = 'sent';
        out.sentAt = Date.now();
      }
    }
    this.#watchAnswers();
  }

  /** What was written before masking began may hold a code all the same. */
  #guarded(message: Message): Message {
    return message.type === 'say' || message.type === 'leave'
      ? { ...message, text: this.masked(message.text) }
      : message;
  }

  #watchAnswers(): void {
    clearTimeout(this.#watch);
    const sent = this.#outbox.list.filter((out) => out.state === 'sent').map((out) => out.sentAt);
    if (sent.length) {
      const due = Math.min(...sent) + ANSWER_WITHIN - Date.now();
      this.#watch = setTimeout(() => this.#socket.drop(), Math.max(0, due));
    }
  }

  opened(): void {
    this.#saidHello = false;
    const { locale, page } = this.#host;
    this.#socket.send({
      type: 'hello',
      locale,
      page,
      ...(this.#resume && this.#epoch
        ? { resume: this.#resume, epoch: this.#epoch, since: this.log.lastSeq }
        : {}),
    });
  }

  frame(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        this.#welcome(frame);
        break;
      case 'event':
        this.#event(frame);
        break;
      case 'state':
        this.#state(frame);
        break;
      case 'ack':
        this.#acked(frame.id, frame.seq);
        break;
      case 'typing':
        this.typing = frame.on ? frame.from : undefined;
        break;
      case 'draft':
        this.drafts.set(frame.answer, (this.drafts.get(frame.answer) ?? '') + frame.delta);
        break;
      case 'error':
        this.#fault(frame);
        break;
    }
    this.#host.changed();
  }

  #welcome(welcome: Welcome): void {
    if (welcome.epoch !== this.#epoch || welcome.seq < this.log.lastSeq) {
      this.log.clear();
      this.drafts.clear();
    }
    // After a reload the whole log comes again, which is no news.
    this.#quietUpTo = this.#resume && !this.log.lastSeq ? welcome.seq : 0;
    this.#resume = welcome.resume;
    this.#epoch = welcome.epoch;
    this.#promptSeq = welcome.prompt?.seq;
    if (welcome.prompt) {
      this.log.learn(welcome.prompt);
    }
    for (const [answer, helpful] of Object.entries(welcome.votes ?? {})) {
      this.votes.set(Number(answer), helpful);
    }
    this.#saidHello = true;
    this.status = 'online';
    this.problem = '';
    this.#keep();
    this.#flush();
  }

  #keep(): void {
    if (this.#resume && this.#epoch) {
      this.#storage.kept = {
        resume: this.#resume,
        epoch: this.#epoch,
        ...(this.#masking?.on ? { masking: this.#masking } : {}),
      };
    }
  }

  #event(event: ChatEvent): void {
    if (!this.log.add(event)) {
      return;
    }
    if (event.from === 'customer') {
      this.#outbox.recognise(event);
    } else {
      this.typing = undefined;
    }
    for (const answer of this.drafts.keys()) {
      if (event.from !== 'customer' && event.seq > answer) {
        this.drafts.delete(answer);
      }
    }
    this.#outbox.settle(event.seq);
    if (event.seq > this.#quietUpTo) {
      this.#host.arrived(event);
    }
  }

  #state(standing: Standing): void {
    this.#standing = standing;
    this.#promptSeq = standing.prompt;
    this.#masking = {
      on: standing.maskDigits,
      ...(standing.maskUntil ? { until: standing.maskUntil } : {}),
    };
    this.#keep();
  }

  #acked(id: string, seq: number): void {
    const out = this.#outbox.find(id);
    if (out) {
      out.state = 'stored';
      out.seq ??= seq;
      this.#outbox.settle(this.log.lastSeq);
      this.#save();
      this.#watchAnswers();
    }
  }

  #fault(fault: Fault): void {
    if (fault.prompt) {
      this.#promptSeq = fault.prompt.seq;
      this.log.learn(fault.prompt);
    }
    const out = fault.id ? this.#outbox.find(fault.id) : undefined;
    if (!out) {
      this.problem = this.#saidHello || fault.retryAfter ? fault.message : '';
      return;
    }
    if (fault.retryAfter) {
      this.#sendAfter(out, fault.retryAfter);
    } else if (out.message.type === 'say' || out.message.type === 'leave') {
      out.state = 'failed';
      out.problem = fault.message;
    } else {
      // A press of a button is not worth keeping once it did not fit: what is open now is shown.
      this.problem = fault.message;
      this.#outbox.drop(out.message.id);
      if (out.message.type === 'vote') {
        this.votes.delete(out.message.answer);
      }
    }
    this.#save();
    this.#watchAnswers();
  }

  #sendAfter(out: Outgoing, seconds: number): void {
    out.sentAt = Date.now() + seconds * 1_000;
    const timer = setTimeout(() => {
      this.#retries.delete(timer);
      if (out.state === 'sent') {
        out.state = 'waiting';
        this.#flush();
      }
    }, seconds * 1_000);
    this.#retries.add(timer);
  }

  closed(code: number): Retry {
    clearTimeout(this.#watch);
    this.#outbox.again();
    this.typing = undefined;
    this.drafts.clear();
    this.status = 'reconnecting';
    const retry = this.#after(code);
    this.#host.changed();
    return retry;
  }

  #after(code: number): Retry {
    switch (code) {
      case CloseCode.ENDED:
        this.status = 'ended';
        this.#unkeep();
        this.#outbox.keep(({ message }) => message.type === 'say' || message.type === 'leave');
        this.#outbox.list.forEach((out) => (out.state = 'failed'));
        this.#save();
        return 'never';
      case CloseCode.UNKNOWN_RESUME:
        return this.#lostResume();
      case CloseCode.BINARY:
      case CloseCode.NOT_JSON:
      case CloseCode.POLICY:
        this.status = 'refused';
        return 'later';
      case CloseCode.RESTART:
      case CloseCode.TRY_LATER:
        return 'spread';
      default:
        return 'soon';
    }
  }

  #lostResume(): Retry {
    if (!this.#resume) {
      this.status = 'refused';
      return 'later';
    }
    this.#unkeep();
    this.#forget();
    // Another tab may have begun a new conversation meanwhile: then that one is taken up.
    this.#remember();
    this.begunAnew = this.#resume === undefined;
    // What was said is said to the new one; presses of buttons belonged to the old.
    this.#outbox.keep(({ message }) => message.type === 'say' || message.type === 'leave');
    this.#save();
    return 'at-once';
  }

  #unkeep(): void {
    if (this.#storage.kept?.resume === this.#resume) {
      this.#storage.kept = undefined;
    }
  }

  #forget(): void {
    this.log.clear();
    this.votes.clear();
    this.drafts.clear();
    this.#resume = undefined;
    this.#epoch = undefined;
    this.#standing = undefined;
    this.#masking = undefined;
    this.#promptSeq = undefined;
  }
}

/** `crypto.randomUUID` is there on secure pages only; a help page on plain http has to do too. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
