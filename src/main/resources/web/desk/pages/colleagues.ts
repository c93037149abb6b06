/** Who works here, and who is here now. */
import { html, type TemplateResult } from 'lit';
import type { Presence } from '../api/types';
import type { DeskView } from '../parts/view';

const NAMES: Readonly<Record<Presence, string>> = { online: 'Online', away: 'Away', offline: 'Offline' };
const ORDER: readonly Presence[] = ['online', 'away', 'offline'];

export function colleagues({ desk }: DeskView): TemplateResult {
  const sorted = [...desk.agents].sort(
    (one, other) =>
      ORDER.indexOf(one.presence) - ORDER.indexOf(other.presence) ||
      one.displayName.localeCompare(other.displayName),
  );
  return html`<h1 id="page-title" tabindex="-1">Colleagues</h1>
    ${sorted.length
      ? html`<div class="scroll" tabindex="0" role="group" aria-labelledby="page-title">
          <table>
            <thead>
              <tr><th scope="col">Name</th><th scope="col">Presence</th><th scope="col">Chats</th><th scope="col">Teams</th></tr>
            </thead>
            <tbody>
              ${sorted.map(
                (agent) =>
                  html`<tr>
                    <th scope="row">${agent.displayName}${agent.id === desk.me.id ? ' (you)' : ''}</th>
                    <td><span class="presence-mark ${agent.presence}"><span class="dot" aria-hidden="true"></span>${NAMES[agent.presence]}</span></td>
                    <td class="figure">${agent.holds}</td>
                    <td>${agent.teams.join(', ')}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`
      : html`<p class="empty">No colleagues yet.</p>`}`;
}
