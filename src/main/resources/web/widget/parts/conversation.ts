/** The conversation: what was said, what is on its way, and who is writing. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { dayOf, sameDay } from '../format';
import type { Outgoing } from '../outbox';
import type { ChatEvent, From } from '../protocol';
import { message, names, type View } from './message';

/** Milliseconds after which the time is shown again, though the same one speaks on. */
const PAUSE = 10 * 60_000;

export function conversation(view: View): TemplateResult {
  const { session } = view;
  // A checklist event changes the list of its prompt and is nothing to be shown.
  const events = session.log.events.filter((event) => event.body.kind !== 'checklist');
  const outgoing = session.outgoing.filter((out) => text(out, view) && shows(out, view));
  const last = events.at(-1)?.from;
  return html`
    ${repeat(
      events,
      (event) => event.seq,
      (event, index) => turn(event, events[index - 1], view),
    )}
    ${last === 'customer' && !outgoing.length
      ? html`<p class="delivery delivered" aria-live="off">${(events.at(-1)?.seq ?? 0) <= session.readUpTo ? view.words.read : view.words.delivered}</p>`
      : nothing}
    ${repeat(
      outgoing,
      (out) => out.message.id,
      (out, index) => pending(out, last !== 'customer' && index === 0, view),
    )}
    ${writing(view)}
  `;
}

/** A message, with the lines above it where another day or what is new begins. */
function turn(event: ChatEvent, before: ChatEvent | undefined, view: View): TemplateResult {
  const { divider, locale, words, session } = view;
  const now = session.time.now();
  const day = before
    ? !sameDay(before.at, event.at)
    : !sameDay(event.at, new Date(now).toISOString());
  const news = event.seq === divider;
  const late = before && Date.parse(event.at) - Date.parse(before.at) > PAUSE;
  return html`${day
    ? html`<p class="line day"><span>${dayOf(event.at, locale, now)}</span></p>`
    : nothing}
  ${news ? html`<p class="line news"><span>${words.newMessages}</span></p>` : nothing}
  ${message(event, day || news || late || before?.from !== event.from, view)}`;
}

/** Not once its event is shown; nor an address that was refused, which its form says. */
function shows({ message, state, seq }: Outgoing, { session }: View): boolean {
  return (
    (seq === undefined || seq > session.log.lastSeq) && !('email' in message && state === 'failed')
  );
}

/** What the customer sees of a message of theirs. */
function text({ message }: Outgoing, { session }: View): string | undefined {
  switch (message.type) {
    case 'say':
      return message.text;
    case 'leave':
      return 'text' in message ? message.text : message.email;
    case 'choose':
      return session.log
        .prompt(message.prompt)
        ?.options.find((option) => option.id === message.option)?.label;
    case 'tick':
    case 'vote':
    case 'rate':
    case 'end':
      return undefined;
  }
}

function pending(out: Outgoing, first: boolean, view: View): TemplateResult {
  const { words } = view;
  const state = out.state === 'failed' ? 'failed' : 'waiting';
  // Not live: its event takes its place in a moment, and is read out then.
  return html`<div
    class="row customer ${first ? 'first' : ''} ${state}"
    aria-live=${state === 'failed' ? 'polite' : 'off'}
  >
    <p class=${first ? 'who' : 'sr'}><b>${words.customer}</b></p>
    <div class="bubble" dir="auto">${text(out, view)}</div>
    ${out.state === 'failed' ? failed(out, view) : sending(out, view)}
  </div>`;
}

function sending(out: Outgoing, { session, words }: View): TemplateResult {
  return html`<p class="delivery calm">
    ${out.state === 'waiting' && !session.online ? words.queued : words.sending}
  </p>`;
}

function failed({ message, problem }: Outgoing, { session, words }: View): TemplateResult {
  return html`<div class="delivery">
    <span class="problem">${words.failed}${problem ? html` – ${problem}` : nothing}</span>
    ${session.status === 'ended'
      ? nothing
      : html`<button type="button" @click=${() => session.retry(message.id)}>${words.retry}</button>
          <button type="button" @click=${() => session.discard(message.id)}>
            ${words.discard}
          </button>`}
  </div>`;
}

/** An answer as it is being written, or three dots. */
function writing({ session, words }: View): TemplateResult {
  const drafts = [...session.writing.drafts];
  const who: From | undefined =
    session.writing.typing ??
    (session.online && !session.withAgent && session.outgoing.some(({ state, message }) => state === 'sent' && message.type === 'say')
      ? 'bot'
      : undefined);
  return html`${repeat(
    drafts,
    ([answer]) => answer,
    ([, draft]) =>
      html`<div class="row bot first" aria-live="off">
        <p class="who"><b>${words.bot}</b></p>
        <div class="bubble" dir="auto">${draft}</div>
      </div>`,
  )}
  ${who && !drafts.length
    ? html`<div class="row ${who} first" aria-live="off">
        <p class="sr">${words.typing((who === 'agent' && session.desk?.agent) || names(words)[who])}</p>
        <div class="bubble dots" aria-hidden="true"><i></i><i></i><i></i></div>
      </div>`
    : nothing}`;
}
