/** The dialogs: transfer, hand back, close, and the list of shortcuts. */
import { html, nothing, type TemplateResult } from 'lit';
import * as calls from '../api/calls';
import type { ChatRow, Outcome } from '../api/types';
import type { Shortcut } from '../keys';
import { Part } from '../part';
import type { Desk } from '../state/desk';
import { wordsOf } from '../state/open-chat';
import { outcome, shortId, step } from '../state/words';
import type { DialogName } from './view';

const OUTCOMES: readonly Outcome[] = ['solved', 'unsolved', 'no-reply', 'spam'];
const TITLES: Readonly<Record<DialogName, string>> = {
  transfer: 'Transfer the chat',
  'hand-back': 'Hand the chat back to the bot',
  close: 'Close the chat',
  help: 'Keyboard shortcuts',
};

export class DeskDialog extends Part {
  static override readonly properties = {
    name: { attribute: false },
    desk: { attribute: false },
    chatId: { attribute: false },
    shortcuts: { attribute: false },
    keysOn: { attribute: false },
    switchKeys: { attribute: false },
    done: { attribute: false },
    _problem: { state: true },
    _busy: { state: true },
  };

  declare name: DialogName | undefined;
  declare desk: Desk;
  declare chatId: string;
  declare shortcuts: readonly Shortcut[];
  declare keysOn: boolean;
  declare switchKeys: (on: boolean) => void;
  /** Told when the dialog is closed, with what was done, in words. */
  declare done: (told?: string) => void;
  declare _problem: string | undefined;
  declare _busy: boolean;

  constructor() {
    super();
    this._busy = false;
  }

  override render(): TemplateResult {
    const { name } = this;
    return html`<dialog aria-labelledby="dialog-title" @close=${this.#closed} @cancel=${this.#closed}>
      ${name
        ? html`<form class="dialog" @submit=${this.#submit}>
            <h2 id="dialog-title" tabindex="-1">${TITLES[name]}${name === 'help' ? '' : ` ${shortId(this.chatId)}`}</h2>
            ${this.#content(name)}
            ${this._problem === undefined ? nothing : html`<p class="problem" role="alert">${this._problem}</p>`}
            <div class="buttons">
              ${name === 'help'
                ? html`<button type="button" class="primary" @click=${this.#close}>Close</button>`
                : html`<button type="submit" class="primary" ?disabled=${this._busy}>${TITLES[name].split(' the ')[0]}</button>
                    <button type="button" @click=${this.#close}>Cancel</button>`}
            </div>
          </form>`
        : nothing}
    </dialog>`;
  }

  protected override updated(): void {
    const dialog = this.querySelector('dialog');
    if (this.name && dialog && !dialog.open) {
      this._problem = undefined;
      dialog.showModal();
      const first = this.name === 'help' ? '#dialog-title' : 'input:checked, input, .buttons button';
      dialog.querySelector<HTMLElement>(first)?.focus();
    } else if (!this.name && dialog?.open) {
      dialog.close();
    }
  }

  #content(name: DialogName): TemplateResult {
    switch (name) {
      case 'transfer':
        return this.#transfer();
      case 'hand-back':
        return this.#handBack();
      case 'close':
        return this.#ending();
      case 'help':
        return this.#help();
    }
  }

  #transfer(): TemplateResult {
    const { desk } = this;
    const row = desk.row(this.chatId);
    const others = desk.agents.filter(
      (agent) => agent.id !== row?.agent?.id && agent.presence !== 'offline',
    );
    const teams = [...new Set([...desk.me.teams, ...desk.agents.flatMap((agent) => agent.teams)])].sort();
    return html`
      <fieldset>
        <legend>To a colleague</legend>
        ${others.length
          ? others.map(
              (agent, index) =>
                html`<label class="choice"
                  ><input type="radio" name="to" value=${`agent ${agent.id}`} required ?checked=${index === 0} />
                  <span>${agent.id === desk.me.id ? 'Yourself' : agent.displayName}</span>
                  <span class="small">${agent.presence === 'online' ? 'Online' : 'Away'}, ${agent.holds} ${agent.holds === 1 ? 'chat' : 'chats'}</span></label
                >`,
            )
          : html`<p class="small">None of your colleagues is online.</p>`}
      </fieldset>
      <fieldset>
        <legend>To a team’s queue, keeping its place in line</legend>
        ${teams.map(
          (team) =>
            html`<label class="choice"
              ><input type="radio" name="to" value=${`team ${team}`} required /> <span>${team}</span></label
            >`,
        )}
      </fieldset>
    `;
  }

  #handBack(): TemplateResult {
    const flow = this.desk.chat(this.chatId).detail?.flow;
    return html`<p>
      The bot will answer the customer again.
      ${flow?.inFlow
        ? html`It will continue the deletion from this step: <b>${step(flow.step)}</b>.`
        : nothing}
      The customer can ask for a person again any time.
    </p>`;
  }

  #ending(): TemplateResult {
    const tags = this.desk.row(this.chatId)?.tags ?? [];
    return html`
      <fieldset>
        <legend>How it ended</legend>
        ${OUTCOMES.map(
          (one, index) =>
            html`<label class="choice"
              ><input type="radio" name="outcome" value=${one} required ?checked=${index === 0} /> <span>${outcome(one)}</span></label
            >`,
        )}
      </fieldset>
      <label for="tags">Tags, separated by commas</label>
      <input id="tags" name="tags" maxlength="300" autocomplete="off" list="known-tags" value=${tags.join(', ')} />
      <datalist id="known-tags">${this.#knownTags().map((tag) => html`<option value=${tag}></option>`)}</datalist>
    `;
  }

  #knownTags(): readonly string[] {
    return [...new Set(this.desk.rows.list('closed').flatMap((row) => row.tags))].sort();
  }

  #help(): TemplateResult {
    const groups = ['Move', 'Chat', 'Desk'] as const;
    return html`
      <p class="small">While you’re typing in a field, press Escape first.</p>
      ${groups.map(
        (group) =>
          html`<h3>${group}</h3>
            <dl class="keys">
              ${this.shortcuts
                .filter((one) => one.group === group)
                .map(({ keys, does }) => html`<div><dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${does}</dd></div>`)}
            </dl>`,
      )}
      <label class="choice">
        <input
          type="checkbox"
          .checked=${this.keysOn}
          @change=${(event: Event) => this.switchKeys((event.target as HTMLInputElement).checked)}
        />
        <span>Use single-key shortcuts. Turn this off if you use dictation or press keys by accident.</span>
      </label>
    `;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    if (this.name && !this._busy) {
      void this.#carryOut(this.name, data);
    }
  };

  async #carryOut(name: DialogName, data: FormData): Promise<void> {
    const { desk, chatId } = this;
    this._busy = true;
    this._problem = undefined;
    try {
      let call: () => Promise<ChatRow | undefined>;
      let told: string;
      switch (name) {
        case 'transfer': {
          const [kind, ...rest] = String(data.get('to') ?? '').split(' ');
          const to = rest.join(' ');
          call = () => calls.transfer(chatId, kind === 'agent' ? { agent: to } : { team: to });
          told = kind === 'agent' ? `Transferred to ${this.#agentName(to)}.` : `Transferred to the ${to} team.`;
          break;
        }
        case 'hand-back':
          call = () => calls.handBack(chatId);
          told = 'Handed back to the bot.';
          break;
        case 'close': {
          const tags = String(data.get('tags') ?? '').split(',').map((tag) => tag.trim()).filter(Boolean);
          const chosen = String(data.get('outcome')) as Outcome;
          call = () => calls.close(chatId, { outcome: chosen, tags: [...new Set(tags)] });
          told = 'Closed.';
          break;
        }
        case 'help':
          return;
      }
      await desk.act(chatId, call);
      this.done(`Chat ${shortId(chatId)}: ${told}`);
    } catch (error) {
      this._problem = wordsOf(error);
    } finally {
      this._busy = false;
    }
  }

  #agentName(id: string): string {
    return this.desk.agents.find((agent) => agent.id === id)?.displayName ?? 'a colleague';
  }

  readonly #close = (): void => this.done();

  readonly #closed = (): void => {
    if (this.name) {
      this.done();
    }
  };
}
