/** The chats that this agent may see, and the lists they stand in. */
import type { ListName } from '../api/calls';
import type { ChatRow } from '../api/types';

const IS_IN: Readonly<Record<ListName, (row: ChatRow, me: string) => boolean>> = {
  waiting: (row) => row.state === 'waiting',
  mine: (row, me) => row.state === 'held' && row.agent?.id === me,
  all: (row) => row.state === 'waiting' || row.state === 'held' || row.state === 'inbox',
  inbox: (row) => row.state === 'inbox',
  closed: (row) => row.state === 'closed' || row.state === 'returned',
};

const SORT_BY: Readonly<Record<ListName, (row: ChatRow) => string>> = {
  waiting: (row) => row.waitingSince,
  mine: (row) => row.claimedAt ?? row.waitingSince,
  all: (row) => row.waitingSince,
  inbox: (row) => row.waitingSince,
  closed: (row) => row.closedAt ?? row.lastAt,
};

export class Rows {
  readonly #me: string;
  readonly #rows = new Map<string, ChatRow>();
  /** When each row was touched last, in a count of changes: an older answer must not undo a newer frame. */
  readonly #touched = new Map<string, number>();
  readonly #sorted = new Map<ListName, readonly ChatRow[]>();
  #count = 0;

  /** @param me the agent's id */
  constructor(me: string) {
    this.#me = me;
  }

  get(id: string): ChatRow | undefined {
    return this.#rows.get(id);
  }

  /** Takes a row as it is now; gives it as it was. */
  set(row: ChatRow): ChatRow | undefined {
    const before = this.#rows.get(row.id);
    this.#rows.set(row.id, row);
    this.#touch(row.id);
    return before;
  }

  drop(id: string): void {
    if (this.#rows.delete(id)) {
      this.#touch(id);
    }
  }

  /** The moment before something is asked for, to be given to `replace` and `isBehind`. */
  get mark(): number {
    return this.#count;
  }

  /**
   * Whether what an act was answered with is behind what frames have told since: a frame that shows
   * the same state and agent was read after the act, and all else in it is at least as new. Where it
   * shows others, a frame of the act is still to come.
   *
   * @param mark of the moment before the act
   */
  isBehind(answer: ChatRow, mark: number): boolean {
    const row = this.#rows.get(answer.id);
    return (
      row !== undefined &&
      this.#isTouchedSince(answer.id, mark) &&
      row.state === answer.state &&
      row.agent?.id === answer.agent?.id
    );
  }

  /** Takes a whole list as it was answered, but nothing that has changed since it was asked for. */
  replace(list: ListName, rows: readonly ChatRow[], mark: number): void {
    const answered = new Set(rows.map((row) => row.id));
    for (const row of [...this.#rows.values()]) {
      if (IS_IN[list](row, this.#me) && !answered.has(row.id) && !this.#isTouchedSince(row.id, mark)) {
        this.drop(row.id);
      }
    }
    for (const row of rows) {
      const before = this.#rows.get(row.id);
      if (!this.#isTouchedSince(row.id, mark) && !same(before, row)) {
        this.set(row);
      }
    }
  }

  /** A list in its order: who has waited longest first, what was closed last first. */
  list(name: ListName): readonly ChatRow[] {
    let list = this.#sorted.get(name);
    if (!list) {
      const key = SORT_BY[name];
      const sign = name === 'closed' ? -1 : 1;
      list = [...this.#rows.values()]
        .filter((row) => IS_IN[name](row, this.#me))
        .sort((one, other) => {
          const [a, b] = [key(one), key(other)];
          return a === b ? (one.id < other.id ? -1 : 1) : sign * (Date.parse(a) - Date.parse(b));
        });
      this.#sorted.set(name, list);
    }
    return list;
  }

  isMine(row: ChatRow | undefined): boolean {
    return row !== undefined && IS_IN.mine(row, this.#me);
  }

  /** Messages of customers that this agent has not seen, in all chats held. */
  get unread(): number {
    return this.list('mine').reduce((sum, row) => sum + row.unread, 0);
  }

  #isTouchedSince(id: string, mark: number): boolean {
    return (this.#touched.get(id) ?? 0) > mark;
  }

  #touch(id: string): void {
    this.#touched.set(id, ++this.#count);
    this.#sorted.clear();
  }
}

/** Rows are plain data: where nothing in them changed, what is drawn of them stays. */
function same(one: ChatRow | undefined, other: ChatRow): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
