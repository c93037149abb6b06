/** What is no chat: colleagues, canned replies, reports, webhooks; each for those who may. */
import { html, type TemplateResult } from 'lit';
import { href } from '../state/route';
import { VIEW_NAMES } from '../state/words';
import { colleagues } from './colleagues';
import { back } from '../parts/icons';
import type { DeskView } from '../parts/view';

export function page(view: DeskView): TemplateResult {
  return html`<p><a class="to-chats" href=${href({ view: 'waiting' })}>${back}Back to the chats</a></p>
    ${content(view)}`;
}

function content(view: DeskView): TemplateResult {
  const { desk, route } = view;
  switch (route.view) {
    case 'colleagues':
      return colleagues(view);
    case 'canned':
      return html`<desk-canned .mayWrite=${desk.is('lead', 'admin')}></desk-canned>`;
    case 'reports':
      return desk.is('lead', 'admin') ? html`<desk-report></desk-report>` : refused(view, 'leads and admins');
    case 'webhooks':
      return desk.is('admin') ? html`<desk-webhooks></desk-webhooks>` : refused(view, 'admins');
    default:
      return html``;
  }
}

function refused({ route }: DeskView, who: string): TemplateResult {
  return html`<h1 id="page-title" tabindex="-1">${VIEW_NAMES[route.view]}</h1>
    <p>Only ${who} can see this page. If you need it, ask an admin to change your role.</p>`;
}
