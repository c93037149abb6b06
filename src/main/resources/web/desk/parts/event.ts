/** One event of a transcript, by its kind, as an agent sees it: nothing in it can be pressed for the customer. */
import { html, nothing, type TemplateResult } from 'lit';
import { baseOf, blocks, spans, type LinkContext } from '../../widget/blocks';
import { day } from '../../widget/format';
import { resolve } from '../../widget/links';
import type { CheckItem, Citation } from '../../widget/protocol';
import { nameOf, type DeskEvent } from '../api/types';
import { info, lock, page } from './icons';

/** What an event is drawn with beside itself. */
export interface EventView {
  readonly first: boolean;
  /** The customer may answer this prompt now. */
  readonly open: boolean;
  readonly items: readonly CheckItem[];
  /** The name of an agent who wrote, where the event has none. */
  readonly me: string;
}

const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const NAMES = { bot: 'Bot', customer: 'Customer', system: 'Notice', agent: 'Agent' } as const;

export function time(at: string | undefined): string {
  return format(CLOCK, at);
}

/** A moment, or a day that has no time, as it is written here. */
export function moment(at: string | undefined): string {
  return at && /^\d{4}-\d\d-\d\d$/.test(at) ? day(at, navigator.language) : format(MOMENT, at);
}

function format(how: Intl.DateTimeFormat, at: string | undefined): string {
  const date = new Date(at ?? '');
  return Number.isNaN(date.getTime()) ? '' : how.format(date);
}

export function event(event: DeskEvent, view: EventView): TemplateResult {
  const { from, seq, at } = event;
  return html`<div class="event ${from} ${view.first ? 'first' : ''}" data-seq=${seq}>
    <p class=${view.first && from !== 'system' ? 'who' : 'unseen'}>
      <b>${author(event)}</b> <time datetime=${at}>${time(at)}</time>
    </p>
    ${content(event, view)}
  </div>`;
}

function author({ from, agent, body }: DeskEvent): string {
  const signed = 'agent' in body && typeof body.agent === 'string' ? body.agent : '';
  return from === 'agent' ? nameOf(agent) || signed || NAMES.agent : NAMES[from];
}

function content({ body }: DeskEvent, view: EventView): TemplateResult | typeof nothing {
  switch (body.kind) {
    case 'text':
      return html`${body.choice ? html`<span class="how">Pressed a button</span>` : nothing}
        ${body.outcome === 'unknown' ? html`<span class="how">No article answers this</span>` : nothing}
        <div class="bubble" dir="auto">${body.text}</div>
        ${sources(body.citations ?? [])}`;
    case 'notice':
      return html`<div class="bubble">${info}<span dir="auto">${body.text}</span></div>`;
    case 'answer':
      return html`${body.outcome === 'maybe' ? html`<span class="how">Wasn't sure, and offered sections</span>` : nothing}
        ${body.chosenFrom === undefined ? nothing : html`<span class="how">Chosen from the offered sections</span>`}
        <div class="bubble passage">${blocks(body.blocks, within(body.citations))}</div>
        ${sources(body.citations)}`;
    case 'prompt':
      return html`<div class="bubble passage prompt">
        <p dir="auto">${body.text}</p>
        ${blocks(body.blocks ?? [], within(body.citations))} ${checklist(view.items, within(body.citations))}
        <p class="choices">
          ${view.open ? 'The customer can choose:' : 'The choices were:'}
          ${body.options.map((option) => html`<span dir="auto">${option.label}</span>`)}
        </p>
      </div>`;
    case 'checklist':
      return nothing;
    case 'handoff':
      return html`<div class="bubble card">
        ${lock}<span
          >The customer got a link to the verification page${body.expiresAt
            ? html`, valid until <time datetime=${body.expiresAt}>${moment(body.expiresAt)}</time>`
            : nothing}.
          Only the customer can use it.</span
        >
      </div>`;
    case 'receipt':
      return html`<div class="bubble passage card">
        <p dir="auto">${body.text}</p>
        <p>
          Reference <code>${body.reference}</code>, ${body.state}${body.acceptedAt
            ? ` ${moment(body.acceptedAt)}`
            : ''}${body.expectedBy ? `, done by ${moment(body.expectedBy)}` : ''}.
        </p>
      </div>`;
    case 'rating-request':
      return html`<div class="bubble">${info}<span>The customer was asked to rate the chat.</span></div>`;
    case 'rating':
      return html`<div class="bubble">
        Rated ${body.stars} out of 5${body.comment ? html`: <span dir="auto">${body.comment}</span>` : nothing}
      </div>`;
  }
}

function checklist(items: readonly CheckItem[], context: LinkContext): TemplateResult | typeof nothing {
  return items.length
    ? html`<ul class="ticks">
        ${items.map(
          (item) =>
            html`<li class=${item.done ? 'done' : ''} dir="auto">
              <span class="unseen">${item.done ? 'Ticked:' : 'Not ticked:'}</span>${spans(item.spans, context)}
            </li>`,
        )}
      </ul>`
    : nothing;
}

/** Links of a passage are relative to the section it is from. */
function within(citations: readonly Citation[] | undefined): LinkContext {
  return { base: baseOf(citations, document.baseURI), follow: () => false };
}

export function sources(
  citations: readonly { title?: string; url?: string }[],
): TemplateResult | typeof nothing {
  return citations.length
    ? html`<ul class="sources" aria-label="Sources">
        ${citations.map(({ title, url }) => {
          const href = url === undefined ? undefined : resolve(url, document.baseURI);
          return href === undefined
            ? nothing
            : html`<li><a href=${href} target="_blank" rel="noopener">${page}<span dir="auto">${title ?? url}</span></a></li>`;
        })}
      </ul>`
    : nothing;
}
