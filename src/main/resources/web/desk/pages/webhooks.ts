import { html, nothing, type TemplateResult } from 'lit';
import * as calls from '../api/calls';
import type { Delivery, Webhook } from '../api/types';
import { Part } from '../part';
import { wordsOf } from '../state/open-chat';
import { moment } from '../parts/event';

const EVENTS = [
  'chat.waiting',
  'chat.claimed',
  'chat.message',
  'chat.closed',
  'chat.returned',
  'deletion.accepted',
  'deletion.completed',
];

/** Webhooks, for admins: which there are, their deliveries, and a form for another. */
export class WebhooksPage extends Part {
  static override readonly properties = {
    _hooks: { state: true },
    _deliveries: { state: true },
    _shown: { state: true },
    _made: { state: true },
    _problem: { state: true },
    _told: { state: true },
  };

  declare _hooks: readonly Webhook[] | undefined;
  declare _deliveries: readonly Delivery[] | undefined;
  /** The webhook whose deliveries are shown. */
  declare _shown: string | undefined;
  declare _made: { readonly webhook: Webhook; readonly secret: string } | undefined;
  declare _problem: string | undefined;
  declare _told: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#do(() => this.#fetch());
  }

  override render(): TemplateResult {
    const hooks = this._hooks;
    return html`<h1 id="page-title" tabindex="-1">Webhooks</h1>
      <p class="small">Doorman sends signed events about chats and deletions to these addresses.</p>
      <p class="told" role="status">${this._told ?? nothing}</p>
      ${this._problem === undefined ? nothing : html`<p class="problem" role="alert">${this._problem}</p>`}
      ${this._made ? this.#secret(this._made) : nothing}
      ${hooks === undefined
        ? nothing
        : hooks.length
          ? html`<ul class="plain hooks">${hooks.map((hook) => this.#hook(hook))}</ul>`
          : html`<p class="empty">No webhooks yet.</p>`}
      ${this.#form()}`;
  }

  #secret({ webhook, secret }: { webhook: Webhook; secret: string }): TemplateResult {
    return html`<section class="secret" role="group" aria-labelledby="secret-title">
      <h2 id="secret-title" tabindex="-1">Signing secret for ${webhook.url}</h2>
      <p>Copy it now and use it to check signatures. We won’t show it again.</p>
      <code>${secret}</code>
      <button type="button" @click=${() => (this._made = undefined)}>I’ve copied it</button>
    </section>`;
  }

  #hook(hook: Webhook): TemplateResult {
    const shown = this._shown === hook.id;
    return html`<li>
      <h2>${hook.url}</h2>
      <p class="small">${hook.active ? 'Active' : 'Paused'}: ${hook.events.join(', ')}</p>
      <div class="buttons">
        <button
          type="button"
          aria-expanded=${String(shown)}
          aria-label=${`Deliveries to ${hook.url}`}
          @click=${() => this.#do(() => this.#show(shown ? undefined : hook.id))}
        >
          Deliveries
        </button>
        <button type="button" aria-label=${`${hook.active ? 'Pause' : 'Resume'} ${hook.url}`} @click=${() => this.#do(() => this.#switch(hook))}>
          ${hook.active ? 'Pause' : 'Resume'}
        </button>
        <button type="button" aria-label=${`Remove ${hook.url}`} @click=${() => this.#do(() => this.#remove(hook))}>Remove</button>
      </div>
      ${shown && this._deliveries ? this.#log(hook, this._deliveries) : nothing}
    </li>`;
  }

  #log(hook: Webhook, deliveries: readonly Delivery[]): TemplateResult {
    return deliveries.length
      ? html`<div class="scroll" tabindex="0" role="group" aria-label=${`Deliveries to ${hook.url}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">Event</th><th scope="col">When</th><th scope="col">State</th>
                <th scope="col">Tries</th><th scope="col">Response</th><th scope="col"><span class="unseen">Again</span></th>
              </tr>
            </thead>
            <tbody>
              ${deliveries.map(
                (one) =>
                  html`<tr>
                    <th scope="row">${one.type}</th>
                    <td>${moment(one.at)}</td>
                    <td>${state(one)}</td>
                    <td class="figure">${one.attempts}</td>
                    <td>${one.status ?? ''} ${one.problem ?? ''}</td>
                    <td>
                      ${one.state === 'pending'
                        ? nothing
                        : html`<button
                            type="button"
                            aria-label=${`Send again: ${one.type}, ${moment(one.at)}`}
                            @click=${() => this.#do(() => this.#again(hook.id, one.n))}
                          >
                            Send again
                          </button>`}
                    </td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`
      : html`<p class="empty">Nothing sent yet.</p>`;
  }

  #form(): TemplateResult {
    return html`<form class="box" @submit=${this.#add}>
      <h2>Add a webhook</h2>
      <label for="hook-url">Where to send events</label>
      <input id="hook-url" name="url" type="url" required maxlength="1000" placeholder="https://" />
      <fieldset>
        <legend>Events to send</legend>
        ${EVENTS.map(
          (event) =>
            html`<label class="choice"><input type="checkbox" name="event" value=${event} checked /> <span>${event}</span></label>`,
        )}
      </fieldset>
      <button type="submit" class="primary">Add</button>
    </form>`;
  }

  readonly #add = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const events = data.getAll('event').map(String);
    if (!events.length) {
      this._problem = 'Choose at least one event.';
      return;
    }
    void this.#do(async () => {
      this._made = await calls.addWebhook(String(data.get('url')).trim(), events);
      form.reset();
      await this.#fetch();
      await this.updateComplete;
      this.querySelector<HTMLElement>('#secret-title')?.focus();
    });
  };

  async #fetch(): Promise<void> {
    this._hooks = await calls.webhooks();
  }

  async #show(id: string | undefined): Promise<void> {
    this._deliveries = id === undefined ? undefined : await calls.deliveries(id);
    this._shown = id;
  }

  async #switch(hook: Webhook): Promise<void> {
    await calls.setWebhook(hook.id, !hook.active);
    await this.#fetch();
    this._told = hook.active ? 'Paused. We’ll keep events until you resume.' : 'Resumed.';
  }

  async #remove(hook: Webhook): Promise<void> {
    if (confirm(`Stop sending events to ${hook.url}?`)) {
      await calls.dropWebhook(hook.id);
      await this.#fetch();
      this._told = 'Removed.';
    }
  }

  async #again(id: string, n: number): Promise<void> {
    await calls.retryDelivery(id, n);
    await this.#show(id);
    this._told = 'Sending again.';
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

function state({ state, nextAt }: Delivery): string {
  const words = state.replace(/-/g, ' ');
  const shown = words.charAt(0).toUpperCase() + words.slice(1);
  return state === 'pending' && nextAt ? `${shown}, next try ${moment(nextAt)}` : shown;
}
