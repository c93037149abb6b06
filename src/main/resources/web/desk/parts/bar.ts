/** The bar above all: where else to go, whether this agent is here, and the connection. */
import { html, nothing, type TemplateResult } from 'lit';
import { href, type View } from '../state/route';
import { VIEW_NAMES } from '../state/words';
import { menu } from './icons';
import type { DeskView } from './view';

export function bar(view: DeskView, lost: boolean): TemplateResult {
  const { desk } = view;
  return html`<header class="bar">
    <a class="brand" href=${href({ view: 'waiting' })}>
      <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="9" />
        <path d="M11 25V9.500A2.500 2.500 0 0 1 13.500 7h5A2.500 2.500 0 0 1 21 9.500V25M8 25h16" />
        <circle cx="17.600" cy="16.500" r="1.500" />
      </svg>
      <span>Desk</span>
    </a>
    <p class="connection" role="status">
      ${lost ? 'You’re offline. We’ll keep trying to reconnect, and we’ll keep what you write.' : nothing}
    </p>
    ${desk.seesChats
      ? html`<button
          type="button"
          class="presence ${desk.presence}"
          role="switch"
          aria-checked=${String(desk.presence === 'online')}
          aria-label="Online: chats can be assigned to you"
          @click=${view.togglePresence}
        >
          <span class="dot" aria-hidden="true"></span>${desk.presence === 'online' ? 'Online' : 'Away'}
        </button>`
      : nothing}
    <details class="menu">
      <summary>${menu}<span class="name">${desk.me.displayName}</span><span class="unseen">: menu</span></summary>
      <div class="menu-list">${items(view)}</div>
    </details>
  </header>`;
}

function items(view: DeskView): TemplateResult {
  const { desk, alerts } = view;
  const link = (to: View) => html`<a href=${href({ view: to })}>${VIEW_NAMES[to]}</a>`;
  const checked = (event: Event) => (event.target as HTMLInputElement).checked;
  return html`
    ${desk.seesChats
      ? html`${link('waiting')} ${link('colleagues')} ${link('canned')}`
      : nothing}
    ${desk.is('lead', 'admin') ? link('reports') : nothing}
    ${desk.is('admin')
      ? html`${link('webhooks')} <a href="desk/users">Users</a> <a href="desk/audit">Audit log</a>`
      : nothing}
    ${desk.seesChats
      ? html`<label class="choice"
            ><input type="checkbox" .checked=${alerts.notify} @change=${(event: Event) => view.setNotify(checked(event))} />
            <span>Desktop notifications</span></label
          >
          <label class="choice"
            ><input type="checkbox" .checked=${alerts.sound} @change=${(event: Event) => view.setSound(checked(event))} />
            <span>Sound</span></label
          >
          <button type="button" class="plain-button" @click=${() => view.ask('help')}>Keyboard shortcuts <kbd>?</kbd></button>`
      : nothing}
    ${desk.me.signIn === 'oidc' ? nothing : html`<a href="desk/password">Change password</a>`}
    <button type="button" class="plain-button" @click=${view.signOut}>Sign out</button>
  `;
}
