/** One event of the conversation, by its kind. */
import { html, nothing, type TemplateResult } from 'lit';
import { baseOf, blocks, linked, type LinkContext } from '../blocks';
import { clock } from '../format';
import { info } from '../icons';
import type { Body, ChatEvent, From, ReceiptBody, Suggestion } from '../protocol';
import type { Session } from '../session';
import type { Words } from '../words';
import { prompt } from './prompt';
import { sources } from './sources';

/** What the parts of a conversation are drawn with. */
export interface View {
  readonly session: Session;
  readonly words: Words;
  readonly locale: string;
  /** Where links are relative to, unless a citation says otherwise. */
  readonly server: string;
  readonly follow: LinkContext['follow'];
  /** The event above which the line for new messages stands. */
  readonly divider: number | undefined;
  readonly say: (text: string) => void;
  readonly choose: (prompt: number, option: string) => void;
}

export function names(words: Words): Readonly<Record<From, string>> {
  return { bot: words.bot, agent: words.agent, customer: words.customer, system: words.system };
}

function speaker({ from, body }: ChatEvent, words: Words): string {
  return (from === 'agent' && body.kind === 'text' && body.agent) || names(words)[from];
}

/** @param first whether somebody else spoke before */
export function message(event: ChatEvent, first: boolean, view: View): TemplateResult {
  const { words, locale } = view;
  return html`<div class="row ${event.from} ${first ? 'first' : ''}" part="message message-${event.from}" data-seq=${event.seq}>
    <p class=${first && event.from !== 'system' ? 'who' : 'sr'}>
      <b>${speaker(event, words)}</b>
      ${first
        ? html`<time datetime=${event.at}>${clock(event.at, locale)}</time>`
        : nothing}
    </p>
    ${content(event, view)}
    ${event.seq > view.session.log.lastSaid ? replies(event.body, view) : nothing}
  </div>`;
}

function content(event: ChatEvent, view: View): TemplateResult | typeof nothing {
  const { session, words, locale } = view;
  const { seq, body } = event;
  switch (body.kind) {
    case 'text':
      return html`<div class="bubble" part="bubble bubble-${event.from}" dir="auto">${event.from === 'agent'
          ? linked(body.text, within(body.citations, view))
          : body.text}</div>
        ${body.citations ? sources(body.citations, words, within(body.citations, view)) : nothing}`;
    case 'notice':
      return html`<div class="bubble" part="bubble bubble-${event.from}">${info}<span dir="auto">${body.text}</span></div>
        ${seq === session.log.addressForm ? addressForm(view) : nothing}`;
    case 'answer': {
      const context = within(body.citations, view);
      return html`<div class="bubble passage" part="bubble bubble-${event.from}">${blocks(body.blocks, context)}</div>
        ${sources(body.citations, words, context)}
        ${body.votable && !session.inFlow
          ? html`<doorman-vote
              aria-live="off"
              .words=${words}
              .helpful=${session.votes.get(seq)}
              .masks=${session.masks}
              .vote=${(helpful: boolean, comment?: string) => session.vote(seq, helpful, comment)}
            ></doorman-vote>`
          : nothing}`;
    }
    case 'prompt':
      return prompt({
        seq,
        body,
        words,
        items: session.items(seq, body),
        open: session.openPrompt === seq,
        context: within(body.citations, view),
        choose: (option) => view.choose(seq, option),
        tick: (item, done) => session.tick(seq, item, done),
      });
    case 'handoff':
      return html`<doorman-handoff
        .now=${() => session.time.now()}
        .words=${words}
        .locale=${locale}
        .body=${body}
        .state=${session.log.handoff(seq, body, session.inFlow, session.time.now())}
      ></doorman-handoff>`;
    case 'receipt':
      return html`<doorman-receipt
        .words=${words}
        .locale=${locale}
        .body=${body}
        .context=${within(body.citations, view)}
        .standing=${session.log.receipt(seq)}
        .stop=${stop(seq, body, view)}
      ></doorman-receipt>`;
    case 'rating-request':
      return seq === session.log.openRating
        ? html`<doorman-rating
            .words=${words}
            .masks=${session.masks}
            .sending=${session.outgoing.some(({ message }) => message.type === 'rate')}
            .rate=${(stars: number, comment: string) => session.rate(stars, comment)}
          ></doorman-rating>`
        : nothing;
    case 'rating':
      return html`<div class="bubble">${words.rating(body.stars)}</div>`;
    case 'checklist':
      return nothing;
  }
}

function within(citations: readonly { url: string }[] | undefined, view: View): LinkContext {
  return { base: baseOf(citations, view.server), follow: view.follow };
}

/** What the foot of the panel offers at every moment, and so nothing else does. */
const ALWAYS_THERE = ['talk-to-person', 'do-it-myself'];

/** As many choices stand under an answer; a start has one more. */
const CHOICES_MOST = 3;

function replies(body: Body, { words, say, session }: View): TemplateResult | typeof nothing {
  const all: readonly Suggestion[] =
    body.kind === 'receipt' ? [] : (('suggestions' in body && body.suggestions) || []);
  const asked = session.log.prompt(session.openPrompt)?.options.map(({ label }) => label) ?? [];
  const shown = all.filter(({ id, label }) => !ALWAYS_THERE.includes(id) && !asked.includes(label));
  const starters = session.log.begins;
  return shown.length
    ? html`<div
        class=${starters ? 'replies starters' : 'replies'}
        role="group"
        aria-label=${words.suggestions}
      >
        ${(starters ? shown : shown.slice(0, CHOICES_MOST)).map(
          ({ label }) =>
            html`<button type="button" dir="auto" @click=${() => say(label)}>${label}</button>`,
        )}
      </div>`
    : nothing;
}

/** The way to stop the deletion of a receipt, while the deletion API would; unless it is asked about. */
function stop(seq: number, body: ReceiptBody, view: View): (() => void) | undefined {
  const { session, say } = view;
  const label = body.suggestions?.[0]?.label;
  return label !== undefined &&
    session.withdrawable === body.reference &&
    session.log.receipt(seq) === 'current' &&
    session.log.prompt(session.openPrompt)?.name !== 'withdraw' &&
    !session.withAgent &&
    session.status !== 'ended'
    ? () => say(label)
    : undefined;
}

function addressForm({ session, words }: View): TemplateResult {
  const last = session.outgoing.findLast(({ message }) => 'email' in message);
  return html`<doorman-address-form
    .words=${words}
    .given=${session.log.address}
    .sending=${last !== undefined && last.state !== 'failed'}
    .refused=${last?.problem}
    .give=${(email: string) => session.leaveAddress(email)}
  ></doorman-address-form>`;
}
