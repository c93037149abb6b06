/** Sends what the agent wrote, one message after another, each stored once under its id. */
import { uuid } from '../../widget/ids';
import * as calls from '../api/calls';
import { Problem } from '../api/http';
import type { DeskEvent } from '../api/types';
import type { Cited, Draft, Outgoing } from './drafts';

export interface OutboxHost {
  readonly id: string;
  readonly draft: Draft;
  /** The newest event that is here. */
  readonly lastSeq: number;
  /** The log that it's in. */
  readonly epoch: string | undefined;
  kept(): void;
}

export class Outbox {
  readonly #host: OutboxHost;
  #busy = false;

  constructor(host: OutboxHost) {
    this.#host = host;
  }

  get list(): readonly Outgoing[] {
    return this.#host.draft.outbox;
  }

  add(text: string, citations: readonly Cited[]): void {
    this.#host.draft.outbox.push({
      id: uuid(),
      text,
      citations,
      madeAt: new Date().toISOString(),
      ...this.#seen,
      state: 'waiting',
    });
    this.#host.kept();
    void this.flush();
  }

  /** Sends a failed message again, under the id it had. */
  retry(id: string): void {
    const out = this.list.find((one) => one.id === id);
    if (out?.state === 'failed') {
      out.state = 'waiting';
      // Whoever sends it again has what came meanwhile before their eyes.
      Object.assign(out, this.#seen);
      delete out.problem;
      this.#host.kept();
      void this.flush();
    }
  }

  get #seen(): Pick<Outgoing, 'seen' | 'epoch'> {
    const { lastSeq, epoch } = this.#host;
    return { seen: lastSeq, ...(epoch === undefined ? {} : { epoch }) };
  }

  /** Holds back what waits, until the agent sends it again. */
  hold(problem: string): void {
    for (const out of this.list) {
      if (out.state === 'waiting') {
        out.state = 'failed';
        out.problem = problem;
      } else if (out.state === 'stored') {
        this.#drop(out);
      }
    }
    this.#host.kept();
  }

  /** Takes a message that was not sent out of the list, for the agent to change. */
  takeBack(id: string): Outgoing | undefined {
    const out = this.list.find((one) => one.id === id && one.state === 'failed');
    if (out) {
      this.#drop(out);
    }
    return out;
  }

  /** Sends what waits; one that could not be sent now waits for the next call, and so do those behind it. */
  async flush(): Promise<void> {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    try {
      for (;;) {
        const next = this.list.find((out) => out.state === 'waiting');
        if (!next || !(await this.#send(next))) {
          return;
        }
      }
    } finally {
      this.#busy = false;
    }
  }

  /** An agent's event has come: what it was made from need not be shown any more. */
  arrived(event: DeskEvent): void {
    const text = 'text' in event.body ? event.body.text : undefined;
    const out =
      this.list.find((one) => one.seq === event.seq) ??
      this.list.find((one) => one.seq === undefined && one.state === 'sending' && one.text === text);
    if (event.from === 'agent' && out) {
      out.seq = event.seq;
      this.#drop(out);
    }
  }

  async #send(out: Outgoing): Promise<boolean> {
    const { id, text, citations } = out;
    out.state = 'sending';
    this.#host.kept();
    try {
      const cited = citations.map(({ article, section }) => ({ article, section }));
      const { seq } = await calls.say(
        this.#host.id,
        {
          id,
          text,
          ...(cited.length ? { citations: cited } : {}),
          ...(out.seen === undefined ? {} : { seen: out.seen }),
        },
        out.epoch,
      );
      out.state = 'stored';
      out.seq = seq;
      if (seq <= this.#host.lastSeq) {
        this.#drop(out);
      }
      return true;
    } catch (error) {
      const problem = error instanceof Problem ? error : undefined;
      if (problem?.status === 401 || problem?.status === 0) {
        // Sent again once there is a connection, and a session.
        out.state = 'waiting';
        return false;
      }
      out.state = 'failed';
      out.problem = problem?.message ?? String(error);
      return true;
    } finally {
      this.#host.kept();
    }
  }

  #drop(out: Outgoing): void {
    const { draft } = this.#host;
    draft.outbox = draft.outbox.filter((one) => one !== out);
    this.#host.kept();
  }
}
