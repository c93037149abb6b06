/**
 * Who the page says that the customer is. The token is a secret: it is kept in memory, and given to
 * nobody but the server.
 */
import { uuid } from './ids';
import type { ClientFrame, Fault } from './protocol';
import type { Identification } from './session-host';

/** Errors that are about the token; the chat goes on as without one. */
const CODES = ['not-configured', 'identity-refused', 'identity-unavailable', 'another-customer'];

export class Identity {
  #token: string | undefined;
  #asked: string | undefined;

  /** For the next hello. */
  get token(): string | undefined {
    return this.#token;
  }

  /** Takes a token; gives the frame that tells the server at once. */
  take(token: string): ClientFrame {
    this.#token = token;
    this.#asked = uuid();
    return { type: 'identify', id: this.#asked, token };
  }

  forget(): void {
    this.#token = this.#asked = undefined;
  }

  /** Whether this acknowledges the token. */
  acknowledges(id: string): boolean {
    const mine = id === this.#asked;
    if (mine) {
      this.#asked = undefined;
    }
    return mine;
  }

  /** What an error says of the token; undefined where it is about something else. */
  refusal({ code, message, id }: Fault): Identification | undefined {
    if (!CODES.includes(code) && (id === undefined || id !== this.#asked)) {
      return undefined;
    }
    this.#asked = undefined;
    return { state: 'refused', code, message };
  }
}
