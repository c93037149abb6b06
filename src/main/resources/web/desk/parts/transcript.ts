/** The transcript of the open chat: what is stored, and what this agent has not got off yet. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { sameDay } from '../../widget/format';
import type { ChatRow, DeskEvent } from '../api/types';
import type { Outgoing } from '../state/drafts';
import type { OpenChat } from '../state/open-chat';
import { forgotten } from '../state/words';
import { event, time } from './event';
import { down } from './icons';
import type { DeskView } from './view';

const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' });

export function transcript(view: DeskView, chat: OpenChat, row: ChatRow | undefined): TemplateResult {
  const open = openPrompt(chat, row);
  const read = readTo(chat);
  return html`<div class="log-frame">
    <div
      class="log"
      role="log"
      aria-label="Transcript"
      aria-live=${chat.loaded ? 'polite' : 'off'}
      tabindex="0"
      data-log=${chat.id}
      @scroll=${view.scrolled}
    >
      ${chat.loaded || chat.isGone || chat.problem !== undefined ? nothing : html`<p class="empty">Loading transcript…</p>`}
      ${chat.forgotten ? html`<p class="forgotten">${forgotten(chat.forgotten)}</p>` : nothing}
      ${repeat(
        chat.events,
        ({ seq }) => seq,
        (one, index) => {
          const before = chat.events[index - 1];
          const items = one.body.kind === 'prompt' ? chat.items(one.seq, one.body.items) : NONE;
          return guard([one, one.seq === open, items, one.seq === read], () => [
            before && sameDay(before.at, one.at) ? nothing : dayLine(one.at),
            event(one, {
              first: before?.from !== one.from || before.agent !== one.agent,
              open: one.seq === open,
              items,
              me: view.desk.me.displayName,
            }),
            one.seq === read ? html`<p class="read">Read by the customer</p>` : nothing,
          ]);
        },
      )}
      ${repeat(chat.outbox.list, ({ id }) => id, (out) => outgoing(view, chat, out))}
    </div>
    ${view.below ? html`<button class="to-end" type="button" @click=${view.toEnd}>${down}Newest</button>` : nothing}
  </div>
  <p class="typing" role="status">${chat.customerTyping ? 'The customer is typing…' : nothing}</p>`;
}

const NONE: readonly never[] = [];

/** The newest prompt, while the bot still waits for its answer. */
function openPrompt(chat: OpenChat, row: ChatRow | undefined): number | undefined {
  if (row?.state === 'held') {
    return undefined;
  }
  const last = chat.events.findLast(({ body }) => body.kind === 'prompt');
  const answered = chat.events.some(
    ({ body }) => body.kind === 'text' && body.choice?.prompt === last?.seq,
  );
  return answered ? undefined : last?.seq;
}

/** The last message of an agent that the customer has read: one mark stands for those before it. */
function readTo(chat: OpenChat): number | undefined {
  return chat.events.findLast(
    ({ from, seq }: DeskEvent) => from === 'agent' && seq <= chat.customerSeen,
  )?.seq;
}

function dayLine(at: string): TemplateResult | typeof nothing {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? nothing : html`<p class="day">${DAY.format(date)}</p>`;
}

function outgoing(view: DeskView, chat: OpenChat, out: Outgoing): TemplateResult {
  const again = () => chat.outbox.retry(out.id);
  const takeBack = () => {
    const taken = chat.outbox.takeBack(out.id);
    if (taken) {
      chat.insert(taken.text);
      chat.draft.citations = [...chat.draft.citations, ...taken.citations];
      view.reply(chat);
    }
  };
  return html`<div class="event agent first ${out.state}" data-out=${out.id}>
    <p class="who"><b>${view.desk.me.displayName}</b> <time datetime=${out.madeAt}>${time(out.madeAt)}</time></p>
    <div class="bubble" dir="auto">${out.text}</div>
    ${out.state === 'failed'
      ? html`<div class="delivery" role="alert">
          <span class="problem">Not sent. ${out.problem ?? ''}</span>
          <button type="button" @click=${again}>Send again</button>
          <button type="button" @click=${takeBack}>Edit</button>
        </div>`
      : out.state === 'waiting'
        ? html`<p class="delivery">Waiting for a connection. We’ll send it automatically.</p>`
        : html`<p class="delivery calm">${out.state === 'stored' ? 'Sent' : 'Sending…'}</p>`}
  </div>`;
}
