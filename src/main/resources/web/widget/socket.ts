/** One connection to the server after another, with pauses that spare it. Knows no DOM. */
import { CloseCode, SUBPROTOCOL, type ClientFrame, type ServerFrame } from './protocol';

export interface SocketListener {
  /** Connected: say hello now. */
  opened(): void;
  frame(frame: ServerFrame): void;
  /** Not connected any more, or not at all. Says whether and when to try again. */
  closed(code: number): Retry;
}

/**
 * `soon` backs off from a second; `later` from half a minute; `at-once` does not wait; `spread` is
 * for what happens to all clients at the same time, so that they do not come back at the same time.
 */
export type Retry = 'at-once' | 'soon' | 'spread' | 'later' | 'never';

/** The first pause and the longest, in milliseconds. */
const PAUSES = { soon: [1_000, 30_000], spread: [10_000, 60_000], later: [30_000, 300_000] } as const;
/** A connection that lasted this long ends a row of failures. */
const STEADY = 10_000;

/** A pause in milliseconds: doubled with each failure, capped, and spread over its upper half. */
export function pause(failures: number, first: number, most: number, chance: number): number {
  const whole = Math.min(most, first * 2 ** Math.min(failures, 16));
  return whole * (0.5 + chance / 2);
}

export class Socket {
  readonly #url: string;
  #listener: SocketListener;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #last: Retry = 'never';
  #since = 0;

  /** @param url of the chat, `ws:` or `wss:` */
  constructor(url: string, listener: SocketListener) {
    this.#url = url;
    this.#listener = listener;
  }

  /** From now on another one is told. */
  handOver(listener: SocketListener): void {
    this.#listener = listener;
  }

  get connected(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Connects unless connected or connecting; does not wait for a pause to end. */
  connect(): void {
    this.#stopWaiting();
    if (this.#socket) {
      return;
    }
    let socket: WebSocket;
    try {
      socket = new WebSocket(this.#url, SUBPROTOCOL);
    } catch {
      // The page's own policy or a wrong address: no sooner right than with the next page.
      this.#listener.closed(CloseCode.POLICY);
      return;
    }
    this.#socket = socket;
    socket.onopen = () => {
      this.#since = Date.now();
      this.#listener.opened();
    };
    socket.onmessage = (event) => {
      const frame = parse(event.data);
      if (frame) {
        this.#listener.frame(frame);
      }
    };
    socket.onclose = (event) => this.#lost(event.code);
  }

  send(frame: ClientFrame): void {
    this.#socket?.send(JSON.stringify(frame));
  }

  /** Gives this connection up, as one that has gone dead, and backs off like after any failure. */
  drop(): void {
    if (this.#socket) {
      this.#detach();
      this.#lost(1006);
    }
  }

  /** Ends all: no connection, no further try. */
  stop(): void {
    this.#stopWaiting();
    this.#detach();
  }

  #lost(code: number): void {
    this.#socket = undefined;
    if (this.#since && Date.now() - this.#since > STEADY) {
      this.#failures = 0;
    }
    this.#since = 0;
    const retry = this.#listener.closed(code);
    if (retry === 'never') {
      return;
    }
    if (retry !== this.#last) {
      // Another kind of failure, with pauses of its own.
      this.#failures = 0;
      this.#last = retry;
    }
    const wait = this.#wait(retry);
    this.#failures++;
    this.#stopWaiting();
    this.#timer = setTimeout(() => this.connect(), wait);
  }

  #wait(retry: Exclude<Retry, 'never'>): number {
    if (retry === 'at-once') {
      return 0;
    }
    const [first, most] = PAUSES[retry];
    const wait = pause(this.#failures, first, most, Math.random());
    // The first who come back after a restart need not wait for the upper half.
    return retry === 'spread' && !this.#failures ? Math.random() * first : wait;
  }

  #detach(): void {
    const socket = this.#socket;
    if (socket) {
      this.#socket = undefined;
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close(1000, 'gone');
    }
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

function parse(data: unknown): ServerFrame | undefined {
  try {
    const frame: unknown = JSON.parse(String(data));
    return typeof frame === 'object' && frame !== null && 'type' in frame
      ? (frame as ServerFrame)
      : undefined;
  } catch {
    return undefined;
  }
}
