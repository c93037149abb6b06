/** What is in the panel: heading, conversation, field, and the other ways to go. */
import { html, nothing, type TemplateResult } from 'lit';
import { privacy } from '../address';
import { down } from '../icons';
import type { Scroll } from '../scroll';
import { conversation } from './conversation';
import { actions, banner, endDialog, header } from './frame';
import type { View } from './message';

export interface PanelView extends View {
  readonly scroll: Scroll;
  /** News is read out. */
  readonly live: boolean;
  /** The connection has been lost for a while. */
  readonly lost: boolean;
  /** The customer is being asked whether the chat is to end. */
  readonly ending: boolean;
  readonly hint: string;
  /** Where the article tells how to do it oneself. */
  readonly manual: string;
  readonly close: (() => void) | undefined;
  readonly download: () => void;
  readonly toEnd: () => void;
  readonly talk: () => void;
  readonly askToEnd: () => void;
  readonly end: () => void;
  readonly keepChatting: () => void;
  readonly anew: () => void;
  /** What is typed is a message for the team, as nobody of it is there. */
  readonly toTeam: boolean;
  /** The customer would rather go on with the bot. */
  readonly toBot: () => void;
  /** Takes what was typed. */
  readonly typed: (text: string) => void;
}

export function panel(view: PanelView): TemplateResult {
  const { session, words, scroll } = view;
  return html`
    ${header(view)}
    <div role="status">${banner(session, view.lost, words)}</div>
    <div class="middle">
      <div
        class="log"
        part="log"
        role="log"
        aria-live=${view.live ? 'polite' : 'off'}
        aria-label=${words.log}
        tabindex="0"
        @scroll=${scroll.scrolled}
      >
        <div class="turns">${conversation(view)} ${start(view)}</div>
      </div>
      ${scroll.below
        ? html`<button type="button" class="more" @click=${view.toEnd}>
            ${down}${scroll.news ? words.newMessages : html`<span class="sr">${words.toEnd}</span>`}
          </button>`
        : nothing}
    </div>
    ${view.ending ? endDialog(words, view.end, view.keepChatting) : nothing}
    ${foot(view)}
  `;
}

/** What a customer may like to know before the first word. */
function start({ session, words, server, locale }: PanelView): TemplateResult | typeof nothing {
  if (!session.log.begins || session.outgoing.length) {
    return nothing;
  }
  const { team } = session;
  return html`<div class="begins">
    ${team
      ? html`<p class="note">
          ${team.waitSeconds ? words.teamReplies(team.waitSeconds) : words.teamHere}
        </p>`
      : nothing}
    <p class="note">
      <a href=${privacy(server, locale)} target="_blank" rel="noopener"
        >${words.privacy}<span class="sr"> ${words.newTab}</span></a
      >
    </p>
  </div>`;
}

function foot(view: PanelView): TemplateResult {
  const { session, words } = view;
  const ended = session.status === 'ended';
  // The open question has the same button.
  const asked = session.log.prompt(session.openPrompt)?.name === 'hand-over';
  return html`<div class="foot" part="footer">
    ${ended
      ? html`<div class="over">
          <p>${words.ended}</p>
          <button type="button" class="primary" @click=${view.anew}>${words.startAnew}</button>
        </div>`
      : html`${view.toTeam
          ? html`<div class="to">
              <span>${words.leaveTitle}</span>
              <button type="button" class="bare" @click=${view.toBot}>${words.leaveNot}</button>
            </div>`
          : nothing}
        <doorman-composer
          exportparts="input, send"
          .words=${words}
          .masks=${session.masks}
          .hint=${view.hint}
          .label=${view.toTeam ? words.leaveText : undefined}
          .send=${view.typed}
          .typed=${(on: boolean) => session.typed(on)}
        ></doorman-composer>`}
    ${actions({ ...view, ended, withTeam: session.withAgent || view.toTeam || asked })}
  </div>`;
}

/** A panel that is part of the page, before the customer begins. */
export function beginning(view: Pick<PanelView, 'words' | 'manual' | 'follow'>, start: () => void) {
  const { words } = view;
  return html`<div class="begin">
    <h2>${words.title}</h2>
    <p>${words.startText}</p>
    <button type="button" class="primary" @click=${start}>${words.start}</button>
    ${actions({ ...view, ended: true, withTeam: false, ending: false, talk: start, askToEnd: start })}
  </div>`;
}
