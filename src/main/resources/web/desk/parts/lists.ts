/** The lists of chats, and the search over them. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ChatRow, Found, Hit } from '../api/types';
import { href, LISTS, type View } from '../state/route';
import type { Search } from '../state/search';
import { outcome, reason, shortId, SLA_WORDS, STATE_NAMES, VIEW_NAMES, waited } from '../state/words';
import { moment } from './event';
import { clock, late, person, search as glass, shield, soon } from './icons';
import type { DeskView } from './view';

export function lists(view: DeskView): TemplateResult {
  const { route, desk } = view;
  return html`
    <nav class="tabs" aria-label="Lists of chats">
      ${LISTS.map((name) => tab(view, name, count(view, name)))}
      ${tab(view, 'search', 0)}
    </nav>
    <div class="list" @keydown=${view.moveInList} @focusin=${view.noteRow}>
      <h2 class="unseen" id="list-title" tabindex="-1">${VIEW_NAMES[route.view]}</h2>
      ${route.view === 'search'
        ? found(view, view.search)
        : desk.ready
          ? rows(view)
          : html`<p class="empty" role="status">Loading chats…</p>`}
    </div>
  `;
}

function tab({ route }: DeskView, name: View, number: number): TemplateResult {
  return html`<a
    href=${href({ view: name })}
    aria-current=${route.view === name ? 'page' : nothing}
    data-tab=${name}
    >${name === 'search' ? glass : nothing}<span>${VIEW_NAMES[name]}</span>${number
      ? html`<b class="number">${number}<span class="unseen">${name === 'mine' ? ' unread' : ''}</span></b>`
      : nothing}</a
  >`;
}

function count({ desk }: DeskView, name: View): number {
  switch (name) {
    case 'waiting':
    case 'inbox':
      return desk.rows.list(name).length;
    case 'mine':
      return desk.rows.unread;
    default:
      return 0;
  }
}

const EMPTY: Partial<Record<View, string>> = {
  waiting: 'No one’s waiting.',
  mine: 'You don’t have any chats. Claim one from the waiting list.',
  inbox: 'No messages here.',
  all: 'There are no open chats.',
  closed: 'There are no closed chats you can see.',
};

function rows(view: DeskView): TemplateResult {
  const { route, desk } = view;
  const list = route.view in EMPTY ? desk.rows.list(route.view as 'waiting') : [];
  if (!list.length) {
    return html`<p class="empty">${EMPTY[route.view] ?? ''}</p>`;
  }
  return html`<ul class="rows" aria-labelledby="list-title">
    ${repeat(
      list,
      ({ id }) => id,
      (row) => {
        const wait = row.state === 'waiting' || row.state === 'inbox' ? waited(row, desk.now) : '';
        const current = route.chat === row.id;
        const draft = desk.drafts.has(row.id);
        // Only what has changed is drawn anew, however many rows there are.
        return guard([row, wait, current, draft, route.view], () => line(view, row, wait, current, draft));
      },
    )}
  </ul>`;
}

function line(
  { route, desk }: DeskView,
  row: ChatRow,
  wait: string,
  current: boolean,
  draft: boolean,
): TemplateResult {
  const mine = desk.rows.isMine(row);
  const unread = mine ? row.unread : 0;
  return html`<li>
    <a
      class="row ${row.sla} ${unread ? 'unread' : ''}"
      href=${href({ view: route.view, chat: row.id })}
      aria-current=${current ? 'true' : nothing}
      data-chat=${row.id}
    >
      <span class="first">
        <b>${shortId(row.id)}</b>
        <span class="locale">${row.locale}</span>
        ${row.identified ? html`<span class="sign" title="Verified customer">${shield}<span class="unseen">verified</span></span>` : nothing}
        ${unread ? html`<b class="number">${unread}<span class="unseen"> unread</span></b>` : nothing}
        ${wait ? html`<span class="wait">${clock}<span class="unseen">waiting </span>${wait}</span>` : nothing}
      </span>
      <span class="last" dir="auto">${row.lastFrom === 'customer' ? nothing : html`<i>${speaker(row.lastFrom)}:</i> `}${row.lastText}</span>
      <span class="facts">
        ${wait && row.sla !== 'ok' ? html`<b class="sla">${row.sla === 'late' ? late : soon}${SLA_WORDS[row.sla]}</b>` : nothing}
        <span>${fact(row, mine)}</span>
        <span>${row.team}</span>
        ${row.inFlow ? html`<span>Deleting an account</span>` : nothing}
        ${row.connected || row.state === 'closed' ? nothing : html`<span>Customer’s away</span>`}
        ${byOwnMail(row) ? html`<b class="by-mail">Answer by your own mail</b>` : nothing}
        ${draft ? html`<span class="draft">Draft</span>` : nothing}
      </span>
    </a>
  </li>`;
}

/** Nobody is there to read an answer in the chat, and nothing is sent by mail. */
function byOwnMail(row: ChatRow): boolean {
  return row.leftAddress && (row.state === 'inbox' || (row.state === 'held' && !row.connected));
}

function fact(row: ChatRow, mine: boolean): TemplateResult | string {
  switch (row.state) {
    case 'held':
      return mine ? reason(row.reason) : html`<span class="sign">${person}</span>${row.agent?.displayName ?? STATE_NAMES.held}`;
    case 'closed':
      return row.outcome ? outcome(row.outcome) : STATE_NAMES.closed;
    case 'returned':
      return STATE_NAMES.returned;
    default:
      return reason(row.reason);
  }
}

function speaker(from: string): string {
  return from === 'agent' ? 'Agent' : from === 'bot' ? 'Bot' : 'Notice';
}

function found(view: DeskView, search: Search): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    void search.run(String(new FormData(form).get('q') ?? ''));
  };
  return html`
    <form class="find" role="search" @submit=${submit}>
      <label class="unseen" for="find">Words in a chat</label>
      <input id="find" name="q" type="search" maxlength="200" placeholder="Words in a chat" .value=${search.text} dir="auto" />
      <button type="submit">Search</button>
    </form>
    <div role="status" class="told">
      ${search.searching
        ? 'Searching…'
        : search.problem !== undefined
          ? html`<span class="problem">${search.problem}</span>`
          : search.found
            ? told(search.text, search.found)
            : nothing}
    </div>
    ${search.found?.hits.length
      ? html`<ul class="rows" aria-label="What was found">
          ${repeat(search.found.hits, (hit) => `${hit.chat.id} ${hit.seq}`, (hit) => hitLine(view, hit))}
        </ul>`
      : nothing}
  `;
}

function told(text: string, { hits, cut, since }: Found): string {
  const found = hits.length ? `${hits.length} found` : `Nothing found for “${text}”`;
  const back = since === undefined ? '' : `, looking back to ${moment(since)}`;
  return `${found}${back}.${cut ? ' There may be more: add a word to narrow it down.' : ''}`;
}

function hitLine({ route }: DeskView, { chat, seq, excerpt }: Hit): TemplateResult {
  return html`<li>
    <a
      class="row"
      href=${href({ view: 'search', chat: chat.id })}
      aria-current=${route.chat === chat.id ? 'true' : nothing}
      data-chat=${chat.id}
      data-at=${seq}
    >
      <span class="first"><b>${shortId(chat.id)}</b><span class="locale">${chat.locale}</span></span>
      <span class="last" dir="auto">${excerpt}</span>
      <span class="facts"><span>${STATE_NAMES[chat.state] ?? chat.state}</span><span>${chat.team}</span></span>
    </a>
  </li>`;
}
