import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { length } from '../../widget/format';
import { TEXT_MOST } from '../../widget/protocol';
import type { Canned } from '../api/types';
import { Part } from '../part';
import { CannedChoice } from '../state/canned-choice';
import type { OpenChat } from '../state/open-chat';
import { cross, lock } from './icons';

/** Milliseconds: typing is told anew so often, and told to be over after so long a pause. */
const TYPING_AGAIN = 4_000;
const TYPING_OVER = 6_000;
/** From here on the agent is told how much still fits. */
const COUNT_FROM = 3_600;

/**
 * Where an agent writes: to the customer, or a note for colleagues, each with a field of its own
 * look. Enter sends, Shift+Enter begins a new line, a slash at a line's beginning offers canned
 * replies, Escape leaves the field.
 */
export class Composer extends Part {
  static override readonly properties = {
    chat: { attribute: false },
    replies: { attribute: false },
    stamp: { attribute: false },
    typed: { attribute: false },
  };

  declare chat: OpenChat;
  /** Whether this agent may write to the customer. */
  declare replies: boolean;
  /** Changes when the draft was changed from elsewhere. */
  declare stamp: string;
  declare typed: (on: boolean) => void;

  readonly #canned = new CannedChoice(() => this.requestUpdate());
  #toldAt = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;

  /** Puts the cursor behind what is written in one of the two fields. */
  write(mode: 'reply' | 'note'): void {
    this.chat.draft.mode = mode;
    this.chat.kept();
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const field = this.#field;
      field?.focus();
      field?.setSelectionRange(field.value.length, field.value.length);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopTyping();
    this.#canned.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('chat') && changed.get('chat')) {
      this.#stopTyping();
      this.#canned.close();
    }
  }

  override render(): TemplateResult {
    const { draft } = this.chat;
    const note = this.#isNote;
    const text = note ? draft.note : draft.text;
    const left = TEXT_MOST - length(text);
    const ready = text.trim() !== '' && left >= 0;
    const choices = this.#canned;
    const label = note ? 'Internal note' : 'Reply to the customer';
    return html`<form class="composer ${note ? 'note' : ''}" @submit=${this.#submit}>
      ${this.replies
        ? html`<div class="modes" role="group" aria-label="Write">
            <button type="button" aria-pressed=${String(!note)} @click=${() => this.write('reply')}>Reply</button>
            <button type="button" aria-pressed=${String(note)} @click=${() => this.write('note')}>${lock}Note</button>
          </div>`
        : nothing}
      ${note ? html`<p class="small">${lock}<span>Notes are for your team. The customer can’t see them.</span></p>` : nothing}
      ${choices.open ? this.#choices(choices) : nothing}
      <div class="field">
        <label class="unseen" for="write">${label}</label>
        <textarea
          id="write"
          rows="2"
          dir="auto"
          placeholder=${note ? 'Note for your team' : 'Reply, or / for a canned reply'}
          aria-autocomplete=${note ? nothing : 'list'}
          aria-controls=${choices.open ? 'canned' : nothing}
          aria-activedescendant=${choices.open && choices.at >= 0 ? `canned-${choices.at}` : nothing}
          aria-invalid=${left < 0 ? 'true' : nothing}
          aria-describedby="write-told"
          .value=${text}
          @input=${this.#input}
          @keydown=${this.#key}
          @blur=${this.#blur}
        ></textarea>
        <button type="submit" class="primary" aria-disabled=${ready ? nothing : 'true'}>
          ${note ? 'Save note' : 'Send'}
        </button>
      </div>
      ${note || !draft.citations.length ? nothing : this.#citations()}
      <p id="write-told" class="told" role="status">
        ${left < 0
          ? html`<span class="problem">${-left} characters too many.</span>`
          : left <= TEXT_MOST - COUNT_FROM
            ? `${left} characters left.`
            : note && this.chat.noteProblem !== undefined
              ? html`<span class="problem">The note wasn’t saved. ${this.chat.noteProblem}</span>`
              : choices.open
                ? choices.told
                : nothing}
      </p>
    </form>`;
  }

  #choices(choices: CannedChoice): TemplateResult | typeof nothing {
    return choices.list.length
      ? html`<ul id="canned" class="canned" role="listbox" aria-label="Canned replies">
          ${choices.list.map(
            (one, index) =>
              html`<li
                id=${`canned-${index}`}
                role="option"
                aria-selected=${String(index === choices.at)}
                @pointerdown=${(event: Event) => {
                  event.preventDefault();
                  this.#pick(one);
                }}
              >
                <b>/${one.shortcut}</b> ${one.title}
                ${one.missing?.length ? html`<i>(unknown: ${one.missing.join(', ')})</i>` : nothing}
                <span dir="auto">${one.filled ?? one.text}</span>
              </li>`,
          )}
        </ul>`
      : nothing;
  }

  #citations(): TemplateResult {
    const { draft } = this.chat;
    return html`<ul class="cited" aria-label="Cited in this reply">
      ${draft.citations.map(
        (one) =>
          html`<li>
            <span dir="auto">${one.title}</span>
            <button type="button" aria-label=${`Don’t cite ${one.title}`} @click=${() => this.#uncite(one.article, one.section)}>${cross}</button>
          </li>`,
      )}
    </ul>`;
  }

  get #isNote(): boolean {
    return !this.replies || this.chat.draft.mode === 'note';
  }

  get #field(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  protected override updated(): void {
    const field = this.#field;
    if (field && !CSS.supports('field-sizing', 'content')) {
      field.style.blockSize = 'auto';
      field.style.blockSize = `${Math.min(field.scrollHeight + 2, 240)}px`;
    }
    this.querySelector('[role=option][aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  readonly #input = (): void => {
    const { draft } = this.chat;
    const text = this.#field?.value ?? '';
    const before = draft.text === '' && draft.note === '';
    if (this.#isNote) {
      draft.note = text;
    } else {
      draft.text = text;
      this.#tellTyping(text !== '');
      this.#canned.typed(text, this.#field?.selectionStart ?? text.length, this.chat.id);
    }
    if (before !== (draft.text === '' && draft.note === '')) {
      this.chat.kept();
    } else {
      this.chat.keep();
    }
    this.requestUpdate();
  };

  readonly #key = (event: KeyboardEvent): void => {
    // While an input method composes, Enter takes its suggestion; 229 is how Safari says so.
    if (event.isComposing || event.keyCode === 229) {
      return;
    }
    const picked = this.#canned.key(event.key);
    if (picked !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      if (picked) {
        this.#pick(picked);
      }
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      document.querySelector<HTMLElement>('.log')?.focus();
    }
  };

  #pick(one: Canned): void {
    const { draft } = this.chat;
    const { from, to } = this.#canned;
    const text = one.filled ?? one.text;
    draft.text = draft.text.slice(0, from) + text + draft.text.slice(to);
    this.#canned.close();
    this.chat.kept();
    this.requestUpdate();
    // A variable that nothing is known for is selected, to be written over.
    const hole = one.missing?.map((name) => `{${name}}`).find((place) => text.includes(place));
    const start = hole === undefined ? text.length : text.indexOf(hole);
    const end = start + (hole?.length ?? 0);
    void this.updateComplete.then(() => this.#field?.setSelectionRange(from + start, from + end));
  }

  #uncite(article: string, section: string): void {
    const { draft } = this.chat;
    draft.citations = draft.citations.filter(
      (one) => one.article !== article || one.section !== section,
    );
    this.chat.kept();
    this.#field?.focus();
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#send();
  };

  #send(): void {
    const { chat } = this;
    const text = this.#isNote ? chat.draft.note : chat.draft.text;
    if (length(text.trim()) > TEXT_MOST) {
      return;
    }
    this.#canned.close();
    if (this.#isNote) {
      void chat.saveNote();
    } else {
      this.#stopTyping();
      chat.send();
    }
    this.#field?.focus();
  }

  readonly #blur = (): void => {
    this.#stopTyping();
    this.#canned.close();
  };

  #tellTyping(on: boolean): void {
    clearTimeout(this.#typing);
    if (!on) {
      this.#stopTyping();
      return;
    }
    if (performance.now() - this.#toldAt > TYPING_AGAIN || !this.#toldAt) {
      this.#toldAt = performance.now();
      this.typed(true);
    }
    this.#typing = setTimeout(() => this.#stopTyping(), TYPING_OVER);
  }

  #stopTyping(): void {
    clearTimeout(this.#typing);
    if (this.#toldAt) {
      this.#toldAt = 0;
      this.typed(false);
    }
  }
}
