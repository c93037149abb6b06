/** One customer's side of a conversation: what was said, what waits to be sent, what is asked. */
import { farewell } from './farewell';
import { Identity } from './identity';
import { Log } from './log';
import { isSaid } from './outbox';
import {
  CloseCode,
  type ChatEvent,
  type CheckItem,
  type Desk,
  type Fault,
  type Hello,
  type Message,
  type PromptBody,
  type ServerFrame,
  type Standing,
  type Welcome,
} from './protocol';
import { ServerTime } from './server-time';
import type { SessionHost, Status } from './session-host';
import { Socket, type Retry, type SocketListener } from './socket';
import { Speaker } from './speaker';
import type { Storage } from './storage';
import { Ticket } from './ticket';
import { Writing } from './writing';

/** Milliseconds for which it is taken that whoever was there still is. */
const TEAM_HOLDS = 5 * 60_000;

export class Session extends Speaker implements SocketListener {
  readonly log = new Log();
  readonly time = new ServerTime();
  readonly writing = new Writing();
  status: Status = 'idle';
  /** A word of the server's that stands under no message. */
  problem = '';
  /** The earlier conversation was not to be had any more, so that this is another one. */
  begunAnew = false;

  readonly #host: SessionHost;
  readonly #ticket: Ticket;
  readonly #socket: Socket;
  readonly #outbox = this.delivery.outbox;
  readonly #identity: Identity;
  #standing: Standing | undefined;
  #standingAt = 0;
  #promptSeq: number | undefined;
  /** The last event that the person of the team has read. */
  #readUpTo = 0;
  #quietUpTo = 0;
  #welcomed = false;

  /** @param url of the chat's socket */
  constructor(url: string, storage: Storage, identity: Identity, host: SessionHost) {
    super(storage);
    this.#host = host;
    this.#identity = identity;
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
    this.recall();
    this.#socket.connect();
    this.#host.changed();
  }

  /** A new conversation, after the last one ended. */
  startAnew(): void {
    this.#forget();
    this.dropUnsent(() => false);
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
    this.delivery.disconnected();
    if (this.status !== 'ended') {
      this.status = 'idle';
    }
  }

  /** Tells who the customer is: now where there is a connection, else with the next hello. */
  identify(token: string): void {
    const frame = this.#identity.take(token);
    if (this.online) {
      this.#socket.send(frame);
    }
  }

  /**
   * Leaves the conversation for good; this session is of no use afterwards.
   *
   * @returns whether the server was told
   */
  async signOut(): Promise<boolean> {
    this.#ticket.remember();
    const hello = this.#known();
    const { online } = this;
    this.delivery.disconnected();
    this.dropUnsent(() => false);
    this.#forget();
    this.status = 'ended';
    if (!hello.resume) {
      this.#socket.stop();
      return true;
    }
    return farewell(this.#socket, { type: 'hello', ...hello }, online);
  }

  get online(): boolean {
    return this.status === 'online';
  }

  /** A deletion flow is open; taken for so until the server has told. */
  get inFlow(): boolean {
    return this.#standing?.inFlow ?? true;
  }

  /** How the chat stands with the team, where it is with it. */
  get desk(): Desk | undefined {
    return this.#standing?.desk;
  }

  /** The request that the deletion API would still stop, by what it said last. */
  get withdrawable(): string | undefined {
    return this.#standing?.withdrawable;
  }

  /** People of the team are there, as the server said not long ago; only before the first word. */
  get team(): { readonly waitSeconds?: number } | undefined {
    return this.time.now() - this.#standingAt < TEAM_HOLDS ? this.#standing?.team : undefined;
  }

  /** A person of the team has the chat: the bot is silent, and its questions wait. */
  get withAgent(): boolean {
    return this.desk?.state === 'held';
  }

  /** The last event that the person of the team has read. */
  get readUpTo(): number {
    return this.#readUpTo;
  }

  /** Digits that could be a code are to be masked now. */
  get masks(): boolean {
    return this.#ticket.masks(this.time);
  }

  protected get lastSaid(): string {
    const said = this.log.events.filter(({ from }) => from === 'customer').at(-1)?.body;
    return said && 'text' in said && typeof said.text === 'string' ? said.text : '';
  }

  /** The last event that was in sight, in whichever tab. */
  get seenUpTo(): number {
    return this.#ticket.seen;
  }

  /** The prompt whose buttons work; none while an answer to it is on its way. */
  get openPrompt(): number | undefined {
    const answered = this.#outbox.answers(this.#promptSeq);
    return answered || this.status === 'ended' || this.withAgent ? undefined : this.#promptSeq;
  }

  /** A prompt's checklist, with what was ticked here but is not stored yet. */
  items(seq: number, body: PromptBody): readonly CheckItem[] {
    const ticks = this.#outbox.ticks(seq);
    return this.log
      .items(seq, body)
      .map((item) => ({ ...item, done: ticks.get(item.id) ?? item.done }));
  }

  /** The customer is typing, or has stopped: told only where a person is there to see it. */
  typed(on: boolean): void {
    if (this.online && this.withAgent) {
      this.#socket.send({ type: 'typing', on });
    }
  }

  /** All that came is in sight: kept, and told where a person is there to see it. */
  seen(): void {
    const news = this.#ticket.see(this.log.lastSeq);
    if (news && this.online && this.withAgent) {
      this.#socket.send({ type: 'seen', seq: this.log.lastSeq });
    }
  }

  protected speaks(): boolean {
    this.problem = '';
    return this.status !== 'ended';
  }

  protected changed(): void {
    this.#host.changed();
  }

  carry(message: Message): void {
    // What was written before masking began may hold a code all the same.
    this.#socket.send('text' in message ? { ...message, text: this.masked(message.text) } : message);
  }

  opened(): void {
    const { locale, page } = this.#host;
    const { token } = this.#identity;
    const who = token ? { identity: token } : {};
    this.#socket.send({ type: 'hello', locale, page, ...this.#known(), ...who });
  }

  #known(): Pick<Hello, 'resume' | 'epoch' | 'since'> {
    const { resume, epoch } = this.#ticket;
    return resume && epoch ? { resume, epoch, since: this.log.lastSeq } : {};
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
        this.writing.typing = frame.on ? frame.from : undefined;
        break;
      case 'read':
        this.#readUpTo = Math.max(this.#readUpTo, frame.seq);
        break;
      case 'draft':
        this.writing.draft(frame.answer, frame.delta);
        break;
      case 'error':
        this.#fault(frame);
        break;
    }
    this.#host.changed();
  }

  #welcome(welcome: Welcome): void {
    this.time.told(welcome.now);
    const before = this.#ticket.conversation;
    if (before !== undefined && before !== welcome.conversation) {
      // The token is of another customer than the secret.
      this.#changeHands();
    }
    if (welcome.epoch !== this.#ticket.epoch || welcome.seq < this.log.lastSeq) {
      this.log.clear();
    }
    // After a reload the whole log comes again, which is no news.
    this.#quietUpTo = this.#ticket.resume && !this.#welcomed ? welcome.seq : 0;
    this.#welcomed = true;
    this.#ticket.take(welcome);
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
    if (welcome.identified) {
      this.#host.identified({ state: 'identified' });
    }
    this.delivery.flush();
  }

  #event(event: ChatEvent): void {
    this.time.happened(event.at);
    if (!this.log.add(event)) {
      return;
    }
    if (event.from === 'customer') {
      this.#outbox.recognise(event);
    } else {
      this.writing.said(event);
    }
    this.#outbox.settle(event.seq);
    if (event.seq > this.#quietUpTo) {
      this.#host.arrived(event);
    } else if (event.seq === this.#quietUpTo) {
      this.#host.caughtUp(true);
    }
  }

  #state(standing: Standing): void {
    this.#standingAt = this.time.now();
    this.#standing = standing;
    this.#promptSeq = standing.prompt;
    this.#ticket.masking = {
      on: standing.maskDigits,
      ...(standing.maskUntil ? { until: standing.maskUntil } : {}),
    };
    this.#ticket.keep();
  }

  #acked(id: string, seq: number): void {
    if (this.#identity.acknowledges(id)) {
      this.#host.identified({ state: 'identified' });
      return;
    }
    this.acknowledged(id, seq, this.log.lastSeq);
  }

  #fault(fault: Fault): void {
    const refusal = this.#identity.refusal(fault);
    if (refusal) {
      // The page's business, not the customer's: the chat goes on without.
      this.#host.identified(refusal);
      return;
    }
    if (fault.prompt) {
      this.#promptSeq = fault.prompt.seq;
      this.log.learn(fault.prompt);
    }
    this.problem = this.refused(fault) ?? this.problem;
  }

  closed(code: number): Retry {
    this.delivery.disconnected();
    this.writing.clear();
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
      case CloseCode.ANOTHER_CUSTOMER:
        this.#changeHands();
        this.#ticket.remember();
        return 'at-once';
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
    this.failUnsent();
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
    this.dropUnsent(isSaid);
    return 'at-once';
  }

  /** Nothing that one customer said or saw may reach another. */
  #changeHands(): void {
    this.#forget();
    this.dropUnsent(() => false);
    this.#welcomed = false;
    this.#host.changedHands();
  }

  #forget(): void {
    this.log.clear();
    this.votes.clear();
    this.writing.clear();
    this.#ticket.tear();
    this.#standing = undefined;
    this.#promptSeq = undefined;
    this.#readUpTo = 0;
  }
}
