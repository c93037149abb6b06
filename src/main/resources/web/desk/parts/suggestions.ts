/** Sections of the articles that may answer the customer, to be put into the reply with their source. */
import { html, nothing, type TemplateResult } from 'lit';
import { resolve } from '../../widget/links';
import type { Suggestion } from '../api/types';
import type { OpenChat } from '../state/open-chat';
import type { DeskView } from './view';

export function suggestions(view: DeskView, chat: OpenChat, mine: boolean): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    void chat.suggest(String(new FormData(form).get('q') ?? '').trim());
  };
  const found = chat.suggestions;
  return html`<section class="suggestions">
    <h3 id="suggestions-title">Suggested answers</h3>
    <form class="find" @submit=${submit}>
      <label class="unseen" for="suggest">Search the articles</label>
      <input id="suggest" name="q" type="search" maxlength="200" placeholder="Search the articles" dir="auto" />
      <button type="submit">Search</button>
    </form>
    <div role="status" class="told">
      ${found === undefined ? 'Searching the articles…' : found.length ? nothing : 'The articles don’t answer this.'}
    </div>
    ${found?.length
      ? html`<ul class="plain" aria-labelledby="suggestions-title">
          ${found.map((one) => suggestion(view, chat, mine, one))}
        </ul>`
      : nothing}
  </section>`;
}

function suggestion(view: DeskView, chat: OpenChat, mine: boolean, one: Suggestion): TemplateResult {
  const href = resolve(one.url, document.baseURI);
  const insert = () => {
    chat.insert(one.text, { article: one.article, section: one.section, title: one.title });
    view.reply(chat);
  };
  return html`<li class="suggestion">
    ${href === undefined
      ? html`<b dir="auto">${one.title}</b>`
      : html`<a href=${href} target="_blank" rel="noopener" dir="auto">${one.title}</a>`}
    <p dir="auto">${one.text}</p>
    ${mine ? html`<button type="button" @click=${insert} aria-label=${`Insert and cite: ${one.title}`}>Insert and cite</button>` : nothing}
  </li>`;
}
