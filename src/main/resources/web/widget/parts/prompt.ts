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

export function prompt(view: PromptView): TemplateResult {
  const { seq, body, open, words, context } = view;
  const grave = open && body.options.some((option) => option.tone === 'danger');
  // Shown again, a question with a list is one line, which opens the list.
  const folded = body.form === 'short' && view.items.length > 0;
  return html`<section
    class="card prompt ${open ? '' : 'done'} ${grave ? 'grave' : ''}"
    aria-labelledby="ask-${seq}"
  >
    ${folded && open
      ? html`<details>
          <summary id="ask-${seq}">
            <span class="ask" dir="auto">${body.text}</span>
            <span class="note">${words.checklist} · ${progress(view)} · ${words.optional}</span>
          </summary>
          ${checklist(view, 'sr')}
        </details>`
      : html`<p class=${body.name === 'verify' ? 'ask told' : 'ask'} id="ask-${seq}" dir="auto">${body.text}</p>`}
    ${body.blocks?.length
      ? html`<div class="passage">${blocks(body.blocks, context)}</div>`
      : nothing}
    ${view.items.length && !folded ? (open ? checklist(view, 'note') : past(view)) : nothing}
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

function progress({ items, words }: PromptView): string {
  return words.progress(items.filter((item) => item.done).length, items.length);
}

/** @param legend how its legend is shown: the line that opens a list says the same */
function checklist(view: PromptView, legend: 'note' | 'sr'): TemplateResult {
  const { seq, items, words, context, tick } = view;
  const done = items.filter((item) => item.done).length;
  return html`<fieldset aria-describedby="progress-${seq}">
    <legend class=${legend} id="progress-${seq}">
      ${progress(view)} · ${words.optional}
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
