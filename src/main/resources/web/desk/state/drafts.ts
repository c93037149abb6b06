/**
 * What the agent has typed and not sent yet, of each chat: it outlives a reload, and being signed
 * out, of this tab; not the tab itself, and never another agent's session.
 */
import type { CitedSection } from '../api/types';

export interface Cited extends CitedSection {
  readonly title: string;
}

export interface Outgoing {
  readonly id: string;
  readonly text: string;
  readonly citations: readonly Cited[];
  readonly madeAt: string;
  /** The last event that was here when the agent pressed send. */
  seen?: number;
  /** The log that this event is in. */
  epoch?: string;
  /** `waiting` for its turn or a connection, `sending`, `stored` by the server, or `failed`. */
  state: 'waiting' | 'sending' | 'stored' | 'failed';
  problem?: string;
  seq?: number;
}

export interface Draft {
  text: string;
  citations: Cited[];
  note: string;
  mode: 'reply' | 'note';
  outbox: Outgoing[];
}

const PREFIX = 'doorman-desk:';

export class Drafts {
  readonly #owner: string;
  readonly #drafts = new Map<string, Draft>();

  /** @param owner the agent's id: what another left in this tab is removed */
  constructor(owner: string) {
    this.#owner = owner;
    const own = this.#key('');
    attempt(() => {
      for (const key of Object.keys(sessionStorage)) {
        if (key.startsWith(PREFIX) && !key.startsWith(own)) {
          sessionStorage.removeItem(key);
        }
      }
    });
  }

  of(chat: string): Draft {
    let draft = this.#drafts.get(chat);
    if (!draft) {
      draft = this.#load(chat);
      this.#drafts.set(chat, draft);
    }
    return draft;
  }

  /** To be called after each change of a draft. */
  save(chat: string): void {
    const draft = this.of(chat);
    attempt(() => {
      if (isEmpty(draft)) {
        sessionStorage.removeItem(this.#key(chat));
      } else {
        sessionStorage.setItem(this.#key(chat), JSON.stringify(draft));
      }
    });
  }

  /** Whether something is typed for this chat. */
  has(chat: string): boolean {
    const draft = this.of(chat);
    return draft.text.trim() !== '' || draft.note.trim() !== '' || draft.outbox.length > 0;
  }

  /** Chats that have something unsent from before this page was loaded. */
  unsent(): readonly string[] {
    const own = this.#key('');
    const ids =
      attempt(() => Object.keys(sessionStorage).filter((key) => key.startsWith(own))) ?? [];
    return ids
      .map((key) => key.slice(own.length))
      .filter((chat) => this.of(chat).outbox.length > 0);
  }

  /** Forgets what was typed for a chat. */
  drop(chat: string): void {
    this.#drafts.delete(chat);
    attempt(() => sessionStorage.removeItem(this.#key(chat)));
  }

  clear(): void {
    this.#drafts.clear();
    attempt(() => {
      for (const key of Object.keys(sessionStorage)) {
        if (key.startsWith(PREFIX)) {
          sessionStorage.removeItem(key);
        }
      }
    });
  }

  #key(chat: string): string {
    return `${PREFIX}${this.#owner}:${chat}`;
  }

  #load(chat: string): Draft {
    const empty: Draft = { text: '', citations: [], note: '', mode: 'reply', outbox: [] };
    const kept = attempt(() => {
      const json = sessionStorage.getItem(this.#key(chat));
      return json === null ? undefined : (JSON.parse(json) as Draft);
    });
    const draft = { ...empty, ...kept };
    for (const out of draft.outbox) {
      // Whether it arrived is not known; under its id it is stored once.
      if (out.state === 'sending') {
        out.state = 'waiting';
      }
    }
    return draft;
  }
}

function isEmpty(draft: Draft): boolean {
  return !draft.text && !draft.note && !draft.citations.length && !draft.outbox.length;
}

/** Storage may be forbidden or full; then drafts live as long as the page. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
