/** A question with buttons, and the warning's checklist. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { blocks, spans, type LinkContext } from '../blocks';
import type { CheckItem, PromptBody } from '../protocol';
import type { Words } from '../words';
import { sources } from './sources';

export interface PromptView {
  readonly seq: number;
  readonly body: PromptBody;
  /** Its checklist as it is ticked now. */
  readonly items: readonly CheckItem[];
  /** Whether this is the question that waits for an answer. */
  readonly open: boolean;
  readonly words: Words;
  readonly context: LinkContext;
  readonly choose: (option: string) => void;
  readonly tick: (item: string, done: boolean) => void;
}

/** A question of more characters than this is set like text and not like a heading. */
const LONG = 120;

export function prompt(view: PromptView): TemplateResult {
  const { seq, body, open, words, context } = view;
  const grave = open && body.options.some((option) => option.tone === 'danger');
  return html`<section
    class="card prompt ${open ? '' : 'done'} ${grave ? 'grave' : ''}"
    aria-labelledby="ask-${seq}"
  >
    <p class=${body.text.length > LONG ? 'ask long' : 'ask'} id="ask-${seq}" dir="auto">${body.text}</p>
    ${body.blocks?.length
      ? html`<div class="passage">${blocks(body.blocks, context)}</div>`
      : nothing}
    ${view.items.length ? (open ? checklist(view) : past(view)) : nothing}
    ${body.citations?.length ? sources(body.citations, words, context) : nothing}
    ${open
      ? html`<div class="options" role="group" aria-labelledby="ask-${seq}">
          ${body.options.map(
            (option) =>
              html`<button
                type="button"
                class=${option.tone === 'danger' ? 'danger' : ''}
                @click=${() => view.choose(option.id)}
              >
                ${option.label}
              </button>`,
          )}
        </div>`
      : nothing}
  </section>`;
}

function checklist({ seq, items, words, context, tick }: PromptView): TemplateResult {
  const done = items.filter((item) => item.done).length;
  return html`<fieldset aria-describedby="progress-${seq}">
    <legend class="note" id="progress-${seq}">
      ${words.progress(done, items.length)} · ${words.optional}
    </legend>
    <progress aria-hidden="true" max=${items.length} .value=${done}></progress>
    ${repeat(
      items,
      (item) => item.id,
      (item) =>
        html`<label class="check">
          <input
            type="checkbox"
            .checked=${item.done}
            @change=${(event: Event) => tick(item.id, (event.target as HTMLInputElement).checked)}
          />
          <span dir="auto">${spans(item.spans, context)}</span>
        </label>`,
    )}
  </fieldset>`;
}

/** The list of a question that is not open any more. */
function past({ items, words, context }: PromptView): TemplateResult {
  return html`<ul class="past" aria-live="off">
    ${items.map(
      (item) =>
        html`<li>
          <span aria-hidden="true">${item.done ? '✓' : '–'}</span>
          <span dir="auto"
            >${spans(item.spans, context)}<span class="sr">
              (${item.done ? words.done : words.notDone})</span
            ></span
          >
        </li>`,
    )}
  </ul>`;
}
