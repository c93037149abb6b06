/** What a browser has and Node has not, written by hand: time that a test moves, sockets, storage. */
import { afterEach, beforeEach } from 'node:test';
import type { ClientFrame, ServerFrame } from '../../../main/resources/web/widget/protocol';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** Passes only when a test says so. */
export class Time {
  #now = Date.parse('2026-03-01T12:00:00Z');
  #timers = new Map<number, Timer>();
  #ids = 0;

  now = (): number => this.#now;

  setTimeout = (run: () => void, pause = 0): number => {
    this.#timers.set(++this.#ids, { at: this.#now + pause, run });
    return this.#ids;
  };

  clearTimeout = (id?: number): void => {
    this.#timers.delete(id ?? 0);
  };

  /** How long each timer still has to run, the next one first. */
  get pauses(): readonly number[] {
    return [...this.#timers.values()].map(({ at }) => at - this.#now).sort((a, b) => a - b);
  }

  /** Runs what comes due within so many milliseconds, in its order. */
  pass(span: number): void {
    const end = this.#now + span;
    for (;;) {
      const [next] = [...this.#timers].sort(([, a], [, b]) => a.at - b.at);
      if (!next || next[1].at > end) {
        break;
      }
      this.#timers.delete(next[0]);
      this.#now = next[1].at;
      next[1].run();
    }
    this.#now = end;
  }
}

/** One connection, whose other end is the test. */
export class FakeSocket {
  static readonly OPEN = 1;
  static made: FakeSocket[] = [];
  /** The page's policy forbids the connection. */
  static forbidden = false;

  readyState = 0;
  readonly sent: ClientFrame[] = [];
  readonly url: string;
  readonly protocol: string;
  onopen: ((event: object) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor(url: string, protocol: string) {
    if (FakeSocket.forbidden) {
      throw new Error('refused by the policy of the page');
    }
    this.url = url;
    this.protocol = protocol;
    FakeSocket.made.push(this);
  }

  static get last(): FakeSocket {
    return FakeSocket.made.at(-1)!;
  }

  send(text: string): void {
    if (this.readyState !== FakeSocket.OPEN) {
      throw new Error('sent on a socket that is not open');
    }
    this.sent.push(JSON.parse(text) as ClientFrame);
  }

  close(): void {
    this.readyState = 3;
  }

  /** The server accepts. */
  open(): void {
    this.readyState = FakeSocket.OPEN;
    this.onopen?.({});
  }

  /** The server says something; as it stands, where it is a text. */
  says(frame: ServerFrame | string): void {
    this.onmessage?.({ data: typeof frame === 'string' ? frame : JSON.stringify(frame) });
  }

  /** The connection ends. */
  end(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

/** `localStorage` or `sessionStorage`. */
export class Area {
  readonly #values = new Map<string, string>();
  /** The browser forbids it. */
  forbidden = false;

  get size(): number {
    return this.#values.size;
  }

  getItem(name: string): string | null {
    this.#check();
    return this.#values.get(name) ?? null;
  }

  setItem(name: string, value: string): void {
    this.#check();
    this.#values.set(name, value);
  }

  removeItem(name: string): void {
    this.#check();
    this.#values.delete(name);
  }

  #check(): void {
    if (this.forbidden) {
      throw new Error('storage is forbidden');
    }
  }
}

export interface Browser {
  time: Time;
  /** What chance gives, from 0 to 1. */
  chance: number;
  localStorage: Area;
  sessionStorage: Area;
}

/** A new browser for each test of the file. */
export function browser(): Browser {
  const fake: Browser = {
    time: new Time(),
    chance: 1,
    localStorage: new Area(),
    sessionStorage: new Area(),
  };
  const put = (target: object, name: string, value: unknown): void => {
    Object.defineProperty(target, name, { value, configurable: true, writable: true });
  };
  const real = { setTimeout, clearTimeout, now: Date.now, random: Math.random, steady: performance.now };
  beforeEach(() => {
    fake.time = new Time();
    fake.chance = 1;
    fake.localStorage = new Area();
    fake.sessionStorage = new Area();
    FakeSocket.made = [];
    FakeSocket.forbidden = false;
    put(globalThis, 'WebSocket', FakeSocket);
    put(globalThis, 'localStorage', fake.localStorage);
    put(globalThis, 'sessionStorage', fake.sessionStorage);
    put(globalThis, 'setTimeout', fake.time.setTimeout);
    put(globalThis, 'clearTimeout', fake.time.clearTimeout);
    put(Date, 'now', fake.time.now);
    put(Math, 'random', () => fake.chance);
    put(performance, 'now', fake.time.now);
  });
  afterEach(() => {
    put(globalThis, 'setTimeout', real.setTimeout);
    put(globalThis, 'clearTimeout', real.clearTimeout);
    put(Date, 'now', real.now);
    put(Math, 'random', real.random);
    put(performance, 'now', real.steady);
  });
  return fake;
}
