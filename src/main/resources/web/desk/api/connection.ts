/** The socket to the server: one connection after another, with pauses that spare it. */
import { pause } from '../../widget/socket';
import { SIGNED_OUT, SUBPROTOCOL, type ClientFrame, type ServerFrame } from './frames';
import { address } from './http';

export interface ConnectionListener {
  opened(): void;
  frame(frame: ServerFrame): void;
  /** The connection is gone; it is tried again, unless the session has ended. */
  lost(signedOut: boolean): void;
}

/** Milliseconds: the first pause, the longest, and from when a connection counts as steady. */
const FIRST = 1_000;
const MOST = 30_000;
const STEADY = 10_000;
/** After a kick for misuse: not at once again. */
const POLICY = 1008;
const LATER = 30_000;

export class Connection {
  readonly #listener: ConnectionListener;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #since = 0;
  #stopped = false;

  constructor(listener: ConnectionListener) {
    this.#listener = listener;
  }

  get open(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Connects unless connected or connecting; does not wait for a pause to end. */
  connect(): void {
    clearTimeout(this.#timer);
    if (this.#socket || this.#stopped) {
      return;
    }
    const url = address('desk/socket');
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url, SUBPROTOCOL);
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

  /** Sends now; says whether there was a connection to send on. */
  send(frame: ClientFrame): boolean {
    if (!this.open) {
      return false;
    }
    this.#socket?.send(JSON.stringify(frame));
    return true;
  }

  /** Gives up a connection that may be dead, as after the machine slept, and makes another. */
  renew(): void {
    this.#detach();
    this.#failures = 0;
    this.connect();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#detach();
  }

  #detach(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close(1000);
    }
  }

  #lost(code: number): void {
    this.#socket = undefined;
    if (this.#since && Date.now() - this.#since > STEADY) {
      this.#failures = 0;
    }
    this.#since = 0;
    const over = code === SIGNED_OUT;
    this.#stopped ||= over;
    this.#listener.lost(over);
    if (!this.#stopped) {
      const first = code === POLICY ? LATER : FIRST;
      const wait = pause(this.#failures++, first, Math.max(first, MOST), Math.random());
      this.#timer = setTimeout(() => this.connect(), wait);
    }
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
