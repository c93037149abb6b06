/** Signs a customer out of a conversation: its secret then opens nothing any more, in no tab. */
import { uuid } from './ids';
import { CloseCode, type Hello, type ServerFrame } from './protocol';
import type { Retry, Socket, SocketListener } from './socket';

/** After so many failures it is given up: nobody has the secret any more, so that it opens nothing. */
const TRIES = 8;

class Farewell implements SocketListener {
  readonly #socket: Socket;
  readonly #hello: Hello;
  readonly #done: (told: boolean) => void;
  #failures = 0;

  constructor(socket: Socket, hello: Hello, done: (told: boolean) => void) {
    this.#socket = socket;
    this.#hello = hello;
    this.#done = done;
  }

  opened(): void {
    this.#socket.send(this.#hello);
  }

  say(): void {
    this.#socket.send({ type: 'sign-out', id: uuid() });
  }

  frame(frame: ServerFrame): void {
    if (frame.type === 'welcome') {
      this.say();
    }
  }

  closed(code: number): Retry {
    const told = code === CloseCode.ENDED || code === CloseCode.UNKNOWN_RESUME;
    if (told || ++this.#failures >= TRIES) {
      this.#done(told);
      return 'never';
    }
    return 'soon';
  }
}

/**
 * @param socket taken over from the session
 * @param hello opens the conversation that is left
 * @param online whether hello was said already
 * @returns whether the server was told; never rejected
 */
export function farewell(socket: Socket, hello: Hello, online: boolean): Promise<boolean> {
  return new Promise((done) => {
    const listener = new Farewell(socket, hello, done);
    socket.handOver(listener);
    if (online) {
      // On the open socket: it goes out even when the page is left right now.
      listener.say();
    } else {
      // One that is only being opened would say hello late, or was said hello to by the session.
      socket.stop();
      socket.connect();
    }
  });
}
