/** The open chat: who it is with, what may be done, the transcript, and where the agent writes. */
import { html, nothing, type TemplateResult } from 'lit';
import { mailTo } from '../../widget/links';
import type { ChatRow } from '../api/types';
import type { OpenChat } from '../state/open-chat';
import { href } from '../state/route';
import { languageName, outcome, reason, shortId, STATE_NAMES, waited } from '../state/words';
import { back, info, person, shield } from './icons';
import { transcript } from './transcript';
import type { DeskView } from './view';

export function chatPane(view: DeskView): TemplateResult {
  const { desk, route } = view;
  const chat = desk.open;
  if (!chat || !route.chat) {
    return html`<div class="nothing-open">
      <p>Choose a chat from the list.</p>
      <p>Press <kbd>?</kbd> for the keyboard shortcuts.</p>
    </div>`;
  }
  const row = desk.row(chat.id);
  return html`
    ${head(view, chat, row)}
    ${chat.problem !== undefined
      ? html`<div class="refused" role="alert">
          <p>${chat.problem}</p>
          <button type="button" @click=${() => chat.load()}>Try again</button>
        </div>`
      : nothing}
    ${transcript(view, chat, row)} ${row ? foot(view, chat, row) : nothing}
  `;
}

function head(view: DeskView, chat: OpenChat, row: ChatRow | undefined): TemplateResult {
  const { desk, route } = view;
  const mayClaim = row?.state === 'waiting' || row?.state === 'inbox';
  const mayAct = row !== undefined && desk.mayAct(row);
  return html`<header class="chat-head">
    <a class="back" href=${href({ view: route.view })} aria-label="Back to the list">${back}</a>
    <div class="who-is">
      <h2 id="chat-title" tabindex="-1">Chat ${shortId(chat.id)}</h2>
      ${row
        ? html`<p class="facts">
            <span>${standing(view, row)}</span>
            <span>${languageName(row.locale)}</span>
            <span class="sign">${row.identified ? shield : person}${row.identified ? 'Verified' : 'Not verified'}</span>
            ${row.state === 'closed' ? nothing : html`<span>${row.connected ? 'Customer’s here' : 'Customer’s away'}</span>`}
          </p>`
        : nothing}
    </div>
    <div class="acts">
      ${mayClaim
        ? html`<button type="button" class="primary" data-act="claim" @click=${() => view.claim(chat.id)}>Claim</button>`
        : nothing}
      ${mayAct
        ? html`<button type="button" data-act="transfer" @click=${() => view.ask('transfer')}>Transfer</button>
            <button type="button" data-act="hand-back" @click=${() => view.ask('hand-back')}>To the bot</button>
            <button type="button" data-act="close" @click=${() => view.ask('close')}>Close</button>`
        : nothing}
      <a
        class="button to-details"
        href=${href({ view: route.view, chat: chat.id, details: !route.details })}
        >${route.details ? 'Transcript' : 'Details'}</a
      >
    </div>
  </header>`;
}

function standing({ desk }: DeskView, row: ChatRow): string {
  switch (row.state) {
    case 'waiting':
      return `Waiting for ${waited(row, desk.now)}: ${reason(row.reason).toLowerCase()}`;
    case 'held':
      return desk.rows.isMine(row) ? 'With you' : `With ${row.agent?.displayName ?? 'an agent'}`;
    case 'closed':
      return row.outcome ? `Closed: ${outcome(row.outcome).toLowerCase()}` : STATE_NAMES.closed;
    default:
      return STATE_NAMES[row.state] ?? row.state;
  }
}

function foot(view: DeskView, chat: OpenChat, row: ChatRow): TemplateResult {
  const { desk } = view;
  const mine = desk.rows.isMine(row);
  return html`
    ${mine ? nothing : html`<p class="aside">${info}<span>${whyNot(view, row)}</span></p>`}
    <div role="status">${row.state === 'inbox' || (mine && !row.connected) ? notSent(chat, row) : nothing}</div>
    <desk-composer
      .chat=${chat}
      .replies=${mine}
      .typed=${(on: boolean) => desk.typing(chat.id, on)}
      .stamp=${stamp(chat)}
    ></desk-composer>
  `;
}

/** What becomes of an answer while the customer is away. */
function notSent({ detail }: OpenChat, row: ChatRow): TemplateResult {
  const email = detail?.left?.email;
  return html`<p class="aside not-sent">
    ${info}<span
      >${row.leftAddress && email
        ? html`Answer by your own mail, to <a href=${mailTo(email)}>${email}</a>: nothing is sent from
            here. The customer reads what you write here only if they come back to this chat.`
        : row.leftAddress
          ? 'Answer by your own mail: nothing is sent from here.'
          : 'Nothing is sent from here, and the customer left no email address. They read what you write only if they come back to this chat.'}</span
    >
  </p>`;
}

/** Changes whenever the draft does by other hands than the composer's. */
function stamp({ draft, noteProblem }: OpenChat): string {
  return [draft.mode, draft.text, draft.note, draft.citations.length, noteProblem].join('\n');
}

function whyNot({ desk }: DeskView, row: ChatRow): string {
  switch (row.state) {
    case 'waiting':
      return 'The bot is still answering. Claim the chat to write to the customer. Until then, you can leave a note.';
    case 'inbox':
      return 'The customer left a message. Claim the chat to reply. Until then, you can leave a note.';
    case 'held':
      return `${row.agent?.displayName ?? 'A colleague'} has this chat. You can read it and leave a note${
        desk.is('lead', 'admin') ? ', transfer it, hand it back or close it' : ''
      }.`;
    default:
      return 'This chat has ended. You can still leave a note.';
  }
}
