import { html, nothing, type TemplateResult } from 'lit';
import * as calls from '../api/calls';
import type { Canned } from '../api/types';
import { Part } from '../part';
import { wordsOf } from '../state/open-chat';

/** The canned replies: everybody reads them, leads and admins write them. */
export class CannedPage extends Part {
  static override readonly properties = {
    mayWrite: { attribute: false },
    _list: { state: true },
    _edited: { state: true },
    _problem: { state: true },
    _told: { state: true },
  };

  declare mayWrite: boolean;
  declare _list: readonly Canned[] | undefined;
  /** The one in the form; without it the form is for a new one. */
  declare _edited: Canned | undefined;
  declare _problem: string | undefined;
  declare _told: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#do(() => this.#fetch());
  }

  override render(): TemplateResult {
    return html`<h1 id="page-title" tabindex="-1">Canned replies</h1>
      <p class="small">Type / in a reply to use them. Variables: {customer}, {agent}, {reference}, {page}.</p>
      <p class="told" role="status">${this._told ?? nothing}</p>
      ${this._problem === undefined ? nothing : html`<p class="problem" role="alert">${this._problem}</p>`}
      ${this._list === undefined
        ? nothing
        : this._list.length
          ? html`<ul class="plain hooks">${this._list.map((one) => this.#line(one))}</ul>`
          : html`<p class="empty">No canned replies yet.</p>`}
      ${this.mayWrite ? this.#form() : nothing}`;
  }

  #line(one: Canned): TemplateResult {
    return html`<li>
      <h2>/${one.shortcut} <span dir="auto">${one.title}</span></h2>
      <p class="small">${[one.locale, one.team].filter(Boolean).join(', ') || 'All languages and teams'}</p>
      <p class="words" dir="auto">${one.text}</p>
      ${this.mayWrite
        ? html`<div class="buttons">
            <button type="button" aria-label=${`Edit ${one.title}`} @click=${() => this.#edit(one)}>Edit</button>
            <button type="button" aria-label=${`Remove ${one.title}`} @click=${() => this.#do(() => this.#remove(one))}>Remove</button>
          </div>`
        : nothing}
    </li>`;
  }

  #form(): TemplateResult {
    const one = this._edited;
    return html`<form class="box" @submit=${this.#save}>
      <h2 id="canned-form" tabindex="-1">${one ? `Edit /${one.shortcut}` : 'Add a canned reply'}</h2>
      <label for="canned-shortcut">Shortcut</label>
      <input id="canned-shortcut" name="shortcut" required maxlength="40" pattern="[\\w\\-]+" title="Letters, digits and dashes" autocomplete="off" .value=${one?.shortcut ?? ''} />
      <label for="canned-title">Title</label>
      <input id="canned-title" name="title" required maxlength="100" dir="auto" autocomplete="off" .value=${one?.title ?? ''} />
      <label for="canned-text">Text</label>
      <textarea id="canned-text" name="text" required maxlength="4000" rows="4" dir="auto" .value=${one?.text ?? ''}></textarea>
      <label for="canned-locale">Language, such as en (leave blank for all)</label>
      <input id="canned-locale" name="locale" maxlength="35" autocomplete="off" .value=${one?.locale ?? ''} />
      <label for="canned-team">Team (leave blank for all)</label>
      <input id="canned-team" name="team" maxlength="64" autocomplete="off" .value=${one?.team ?? ''} />
      <div class="buttons">
        <button type="submit" class="primary">${one ? 'Save' : 'Add'}</button>
        ${one ? html`<button type="button" @click=${() => (this._edited = undefined)}>Cancel</button>` : nothing}
      </div>
    </form>`;
  }

  #edit(one: Canned): void {
    this._edited = one;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#canned-form')?.focus());
  }

  readonly #save = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const value = (name: string) => String(data.get(name) ?? '').trim();
    const [locale, team] = [value('locale'), value('team')];
    const draft = {
      shortcut: value('shortcut'),
      title: value('title'),
      text: value('text'),
      ...(locale ? { locale } : {}),
      ...(team ? { team } : {}),
    };
    void this.#do(async () => {
      await calls.saveCanned(draft, this._edited?.id);
      this._edited = undefined;
      form.reset();
      await this.#fetch();
      this._told = `Saved /${draft.shortcut}.`;
    });
  };

  async #remove(one: Canned): Promise<void> {
    if (confirm(`Remove the canned reply “${one.title}”?`)) {
      await calls.dropCanned(one.id);
      await this.#fetch();
      this._told = `Removed /${one.shortcut}.`;
    }
  }

  async #fetch(): Promise<void> {
    this._list = await calls.canned('');
  }

  async #do(what: () => Promise<void>): Promise<void> {
    this._problem = this._told = undefined;
    try {
      await what();
    } catch (error) {
      this._problem = wordsOf(error);
    }
  }
}
