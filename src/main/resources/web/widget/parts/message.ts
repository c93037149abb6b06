/** One event of the conversation, by its kind. */
import { html, nothing, type TemplateResult } from 'lit';
import { baseOf, blocks, type LinkContext } from '../blocks';
import { clock } from '../format';
import { info } from '../icons';
import type { Body, ChatEvent, From, Suggestion } from '../protocol';
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
      return html`<div class="bubble" part="bubble bubble-${event.from}" dir="auto">${body.text}</div>
        ${body.citations ? sources(body.citations, words, within(body.citations, view)) : nothing}`;
    case 'notice':
      return html`<div class="bubble" part="bubble bubble-${event.from}">${info}<span dir="auto">${body.text}</span></div>
        ${seq === session.log.leaveForm ? leaveForm(view) : nothing}`;
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
        .words=${words}
        .locale=${locale}
        .body=${body}
        .state=${session.log.handoff(seq, body, session.inFlow, Date.now())}
      ></doorman-handoff>`;
    case 'receipt':
      return html`<doorman-receipt
        .words=${words}
        .locale=${locale}
        .body=${body}
        .context=${within(body.citations, view)}
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

function replies(body: Body, { words, say }: View): TemplateResult | typeof nothing {
  const suggestions: readonly Suggestion[] = ('suggestions' in body && body.suggestions) || [];
  return suggestions.length
    ? html`<div class="replies" role="group" aria-label=${words.suggestions}>
        ${suggestions.map(
          ({ label }) =>
            html`<button type="button" @click=${() => say(label)}>${label}</button>`,
        )}
      </div>`
    : nothing;
}

function leaveForm({ session, words }: View): TemplateResult {
  const last = session.outgoing.findLast(({ message }) => message.type === 'leave');
  return html`<doorman-leave-form
    .words=${words}
    .masks=${session.masks}
    .sending=${last !== undefined && last.state !== 'failed'}
    .refused=${last?.problem}
    .leave=${(text: string, email: string) => session.leave(text, email)}
  ></doorman-leave-form>`;
}
