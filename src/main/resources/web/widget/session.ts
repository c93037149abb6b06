/** One customer's side of a conversation: what was said, what waits to be sent, what is asked. */
import { Delivery, type Carrier } from './delivery';
import { uuid } from './ids';
import { Log } from './log';
import { mask } from './mask';
import { isSaid, type Outgoing } from './outbox';
import {
  CloseCode,
  type ChatEvent,
  type CheckItem,
  type Draft,
  type Fault,
  type Message,
  type PromptBody,
  type ServerFrame,
  type Standing,
  type Welcome,
} from './protocol';
import type { SessionHost, Status } from './session-host';
import { Socket, type Retry, type SocketListener } from './socket';
import type { Storage } from './storage';
import { Ticket } from './ticket';

export class Session implements SocketListener, Carrier {
  readonly log = new Log();
  readonly votes = new Map<number, boolean>();
  /** Answers as they are being written, by the seq of the customer's turn. */
  readonly drafts = new Map<number, string>();
  status: Status = 'idle';
  typing: 'bot' | 'agent' | undefined;
  /** A word of the server's that stands under no message. */
  problem = '';
  /** The earlier conversation was not to be had any more, so that this is another one. */
  begunAnew = false;

  readonly #host: SessionHost;
  readonly #storage: Storage;
  readonly #ticket: Ticket;
  readonly #socket: Socket;
  readonly #delivery = new Delivery(this);
  readonly #outbox = this.#delivery.outbox;
  #standing: Standing | undefined;
  #promptSeq: number | undefined;
  #quietUpTo = 0;
  #welcomed = false;

  /** @param url of the chat's socket */
  constructor(url: string, storage: Storage, host: SessionHost) {
    this.#host = host;
    this.#storage = storage;
    this.#ticket = new Ticket(storage);
    this.#socket = new Socket(url, this);
  }

  /** Connects, to the conversation that this browser had, or to a new one. */
  start(): void {
    if (this.status !== 'idle') {
      return;
    }
    this.status = 'connecting';
    this.#ticket.remember();
    this.#storage.unsent.forEach((message) => this.#outbox.add(message));
    this.#socket.connect();
    this.#host.changed();
  }

  /** A new conversation, after the last one ended. */
  startAnew(): void {
    this.#forget();
    this.#outbox.keep(() => false);
    this.#storage.unsent = [];
    this.status = 'idle';
    this.begunAnew = this.#welcomed = false;
    this.problem = '';
    this.start();
  }

  /** Tries now, whatever pause there was. */
  tryAgain(): void {
    this.#socket.connect();
  }

  /** Gives the connection up: the network is gone, or no answer came in time. */
  drop(): void {
    this.#socket.drop();
  }

  /** Lets go of the connection; `start` takes it up again. */
  stop(): void {
    this.#socket.stop();
    this.#delivery.disconnected();
    if (this.status !== 'ended') {
      this.status = 'idle';
    }
  }

  get online(): boolean {
    return this.status === 'online';
  }

  get outgoing(): readonly Outgoing[] {
    return this.#outbox.list;
  }

  /** A deletion flow is open; taken for so until the server has told. */
  get inFlow(): boolean {
    return this.#standing?.inFlow ?? true;
  }

  /** Digits that could be a code are to be masked now. */
  get masks(): boolean {
    return this.#ticket.masks(Date.now());
  }

  /** The prompt whose buttons work; none while an answer to it is on its way. */
  get openPrompt(): number | undefined {
    const answered = this.#outbox.answers(this.#promptSeq);
    return answered || this.status === 'ended' ? undefined : this.#promptSeq;
  }

  /** A prompt's checklist, with what was ticked here but is not stored yet. */
  items(seq: number, body: PromptBody): readonly CheckItem[] {
    const ticks = this.#outbox.ticks(seq);
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
    const why = comment ? { comment: this.masked(comment) } : {};
    this.#post({ type: 'vote', answer, helpful, ...why });
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

  #post(draft: Draft): void {
    if (this.status === 'ended') {
      return;
    }
    this.problem = '';
    this.#outbox.add({ ...draft, id: uuid() } as Message);
    this.#delivery.flush();
    this.#save();
  }

  #save(): void {
    this.#storage.unsent = this.#outbox.unacknowledged;
    this.#host.changed();
  }

  carry(message: Message): void {
    // What was written before masking began may hold a code all the same.
    this.#socket.send('text' in message ? { ...message, text: this.masked(message.text) } : message);
  }

  opened(): void {
    const { locale, page } = this.#host;
    const { resume, epoch } = this.#ticket;
    const known = resume && epoch ? { resume, epoch, since: this.log.lastSeq } : {};
    this.#socket.send({ type: 'hello', locale, page, ...known });
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
    if (welcome.epoch !== this.#ticket.epoch || welcome.seq < this.log.lastSeq) {
      this.log.clear();
    }
    // After a reload the whole log comes again, which is no news.
    this.#quietUpTo = this.#ticket.resume && !this.#welcomed ? welcome.seq : 0;
    this.#welcomed = true;
    this.#ticket.resume = welcome.resume;
    this.#ticket.epoch = welcome.epoch;
    this.#ticket.keep();
    this.#promptSeq = welcome.prompt?.seq;
    if (welcome.prompt) {
      this.log.learn(welcome.prompt);
    }
    for (const [answer, helpful] of Object.entries(welcome.votes ?? {})) {
      this.votes.set(Number(answer), helpful);
    }
    this.status = 'online';
    this.problem = '';
    if (!this.#quietUpTo) {
      this.#host.caughtUp(false);
    }
    this.#delivery.flush();
  }

  #event(event: ChatEvent): void {
    if (!this.log.add(event)) {
      return;
    }
    if (event.from === 'customer') {
      this.#outbox.recognise(event);
    } else {
      this.typing = undefined;
      for (const answer of this.drafts.keys()) {
        if (event.seq > answer) {
          this.drafts.delete(answer);
        }
      }
    }
    this.#outbox.settle(event.seq);
    if (event.seq > this.#quietUpTo) {
      this.#host.arrived(event);
    } else if (event.seq === this.#quietUpTo) {
      this.#host.caughtUp(true);
    }
  }

  #state(standing: Standing): void {
    this.#standing = standing;
    this.#promptSeq = standing.prompt;
    this.#ticket.masking = {
      on: standing.maskDigits,
      ...(standing.maskUntil ? { until: standing.maskUntil } : {}),
    };
    this.#ticket.keep();
  }

  #acked(id: string, seq: number): void {
    const out = this.#outbox.find(id);
    if (out) {
      out.state = 'stored';
      out.seq ??= seq;
      this.#outbox.settle(this.log.lastSeq);
      this.#delivery.flush();
      this.#delivery.watch();
      this.#save();
    }
  }

  #fault(fault: Fault): void {
    if (fault.prompt) {
      this.#promptSeq = fault.prompt.seq;
      this.log.learn(fault.prompt);
    }
    const out = fault.id ? this.#outbox.find(fault.id) : undefined;
    if (!out) {
      // An unknown resume is not the customer's business: the close code that follows deals with it.
      this.problem = fault.code === 'unknown-resume' ? '' : fault.message;
    } else if (fault.retryAfter) {
      this.#delivery.sendAfter(out, fault.retryAfter);
    } else if (isSaid(out)) {
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
    this.#delivery.flush();
    this.#delivery.watch();
    this.#save();
  }

  closed(code: number): Retry {
    this.#delivery.disconnected();
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
        this.#ended();
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

  #ended(): void {
    this.status = 'ended';
    this.#ticket.tear();
    this.#outbox.keep(isSaid);
    this.#outbox.list.forEach((out) => (out.state = 'failed'));
    this.#storage.unsent = [];
  }

  #lostResume(): Retry {
    if (!this.#ticket.resume) {
      this.status = 'refused';
      return 'later';
    }
    this.#forget();
    // Another tab may have begun a new conversation meanwhile: then that one is taken up.
    this.#ticket.remember();
    this.begunAnew = this.#ticket.resume === undefined;
    // What was said is said to the new one; presses of buttons belonged to the old.
    this.#outbox.keep(isSaid);
    this.#storage.unsent = this.#outbox.unacknowledged;
    return 'at-once';
  }

  #forget(): void {
    this.log.clear();
    this.votes.clear();
    this.drafts.clear();
    this.#ticket.tear();
    this.#standing = undefined;
    this.#promptSeq = undefined;
  }
}
