/** What is known about the open chat beside its transcript. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { mailTo, resolve } from '../../widget/links';
import { nameOf, type Chat, type Summary } from '../api/types';
import { languageName, outcome, reason, step } from '../state/words';
import { moment } from './event';
import { lock, page } from './icons';
import { suggestions } from './suggestions';
import type { DeskView } from './view';

export function details(view: DeskView): TemplateResult | typeof nothing {
  const chat = view.desk.open;
  if (!chat) {
    return nothing;
  }
  const { detail } = chat;
  const mine = view.desk.rows.isMine(view.desk.rows.get(chat.id));
  return html`
    <h2 class="unseen" id="details-title" tabindex="-1">Chat details</h2>
    ${detail
      ? guard(
          [detail, chat.summary],
          () => html`${left(detail)} ${customer(detail)} ${flow(detail)} ${summary(chat.summary)}`,
        )
      : html`<p class="empty">${chat.problem === undefined && !chat.isGone ? 'Loading details…' : ''}</p>`}
    ${detail ? suggestions(view, chat, mine) : nothing}
    ${detail ? guard([detail], () => html`${notes(detail)} ${history(detail)}`) : nothing}
  `;
}

function left({ left }: Chat): TemplateResult | typeof nothing {
  return left
    ? html`<section class="left">
        <h3>Message left</h3>
        <p dir="auto">${left.text}</p>
        <p class="small">
          ${left.email ? html`<a href=${mailTo(left.email)}>${left.email}</a>, ` : 'No email address, '}
          <time datetime=${left.at}>${moment(left.at)}</time>
        </p>
      </section>`
    : nothing;
}

function customer(chat: Chat): TemplateResult {
  const href = chat.page === undefined ? undefined : resolve(chat.page, document.baseURI);
  return html`<section>
    <h3>Customer</h3>
    <dl>
      <dt>Verified</dt>
      <dd>${chat.identified ? 'Yes, signed in on the site' : 'No. Don’t share anything about an account'}</dd>
      <dt>Language</dt>
      <dd>${languageName(chat.locale)} (${chat.locale})</dd>
      <dt>Page</dt>
      <dd>
        ${href?.startsWith('http')
          ? html`<a href=${href} target="_blank" rel="noopener noreferrer">${page}<span>${short(href)}</span></a>`
          : 'Unknown'}
      </dd>
      <dt>Reason</dt>
      <dd>${reason(chat.reason)}</dd>
      <dt>Team</dt>
      <dd>${chat.team}</dd>
      ${chat.tags.length ? html`<dt>Tags</dt><dd>${chat.tags.join(', ')}</dd>` : nothing}
      ${chat.rating
        ? html`<dt>Rating</dt>
            <dd>${chat.rating.stars} out of 5${chat.rating.comment ? html`<br /><span dir="auto">${chat.rating.comment}</span>` : nothing}</dd>`
        : nothing}
    </dl>
  </section>`;
}

function short(href: string): string {
  const url = new URL(href);
  return url.host + url.pathname;
}

function flow({ flow, inFlow }: Chat): TemplateResult | typeof nothing {
  if (!flow || (!flow.inFlow && !inFlow && /^open$/i.test(flow.step))) {
    return nothing;
  }
  return html`<section class="flow">
    <h3>Account deletion</h3>
    <p><b>${step(flow.step)}</b></p>
    <p class="small">
      ${lock}<span>Only the customer can verify and confirm. Hand the chat back to the bot to continue from this step.</span>
    </p>
  </section>`;
}

function summary(summary: Summary | undefined): TemplateResult | typeof nothing {
  return summary?.lines.length
    ? html`<section>
        <h3>Summary</h3>
        <ul class="plain">
          ${summary.lines.map((line) => html`<li dir="auto">${line}</li>`)}
        </ul>
        <p class="small">
          ${summary.by === 'model' ? 'Written by the language model. Check it against the transcript.' : 'Taken from the transcript.'}
        </p>
      </section>`
    : nothing;
}

function notes({ notes }: Chat): TemplateResult {
  return html`<section class="notes">
    <h3>Notes</h3>
    ${notes.length
      ? html`<ul class="plain">
          ${notes.map(
            (note) =>
              html`<li>
                <p dir="auto">${note.text}</p>
                <p class="small">${nameOf(note.by)}, <time datetime=${note.at}>${moment(note.at)}</time></p>
              </li>`,
          )}
        </ul>`
      : html`<p class="small">No notes yet. Customers never see notes.</p>`}
  </section>`;
}

function history({ history }: Chat): TemplateResult | typeof nothing {
  return history.length
    ? html`<section>
        <h3>Earlier handovers</h3>
        <ol class="plain">
          ${history.map(
            (one) =>
              html`<li>
                <time datetime=${one.waitingSince}>${moment(one.waitingSince)}</time>: ${reason(one.reason).toLowerCase()}${nameOf(
                  one.agent,
                )
                  ? `, ${nameOf(one.agent)}`
                  : ''}${one.outcome ? `, ${outcome(one.outcome).toLowerCase()}` : ''}
              </li>`,
          )}
        </ol>
      </section>`
    : nothing;
}

