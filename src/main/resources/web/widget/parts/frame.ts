/** What stands around the conversation: heading, state of the connection, the other ways to go. */
import { html, nothing, type TemplateResult } from 'lit';
import { chat, cross, door, down, out, save } from '../icons';
import type { Session } from '../session';
import { direction, language, type Words } from '../words';

export function launcher(
  words: Words,
  open: boolean,
  unread: number,
  locale: string,
  press: () => void,
): TemplateResult {
  const label = open ? words.launcherClose : words.launcherOpen;
  return html`<button
    type="button"
    part="launcher"
    lang=${language(locale)}
    dir=${direction(locale)}
    class=${open ? 'launcher open' : 'launcher'}
    aria-expanded=${open}
    aria-label=${unread ? `${label}, ${words.unread(unread)}` : label}
    @click=${press}
  >
    ${open
      ? down
      : html`${chat}<span>${words.launcherLabel}</span>${unread
            ? html`<span class="badge" part="badge">${unread}</span>`
            : nothing}`}
  </button>`;
}

export interface Header {
  readonly session: Session;
  readonly words: Words;
  readonly download: () => void;
  /** Missing where the panel is part of the page and can't be closed. */
  readonly close: (() => void) | undefined;
}

export function header({ session, words, download, close }: Header): TemplateResult {
  return html`<div class="head" part="header">
    <span class="mark">${door}</span>
    <div>
      <h2>${words.title}</h2>
      <p class="note">${who(session, words)}</p>
    </div>
    ${session.log.lastSeq
      ? html`<button
          type="button"
          class="icon"
          aria-label=${words.download}
          title=${words.download}
          @click=${download}
        >
          ${save}
        </button>`
      : nothing}
    ${close
      ? html`<button type="button" class="icon" aria-label=${words.close} @click=${close}>
          ${cross}
        </button>`
      : nothing}
  </div>`;
}

/** Who is on the other side, or how long it takes until somebody is. */
function who({ desk }: Session, words: Words): string {
  if (desk?.state === 'held') {
    return desk.agent ? words.withAgentNamed(desk.agent) : words.withAgent;
  }
  if (desk?.state === 'waiting') {
    const place = desk.place ? words.waitingPlace(desk.place) : words.waiting;
    return desk.waitSeconds ? `${place} · ${words.waitingTime(desk.waitSeconds)}` : place;
  }
  return words.subtitle;
}

/** @param lost whether the connection has been lost for so long that the customer is to know */
export function banner(
  session: Session,
  lost: boolean,
  words: Words,
): TemplateResult | typeof nothing {
  const text = state(session, lost, words);
  const again = lost || session.status === 'refused';
  return text
    ? html`<div class="banner">
        <span>${text}</span>
        ${again
          ? html`<button type="button" class="bare" @click=${() => session.tryAgain()}>
              ${words.tryAgain}
            </button>`
          : nothing}
      </div>`
    : nothing;
}

function state(
  { status, problem, begunAnew, log }: Session,
  lost: boolean,
  words: Words,
): string {
  switch (status) {
    case 'reconnecting':
      return lost ? words.reconnecting : '';
    case 'refused':
      return `${words.refused} ${problem}`;
    case 'connecting':
      return log.lastSeq ? '' : words.connecting;
    case 'online':
      return problem || (begunAnew ? words.begunAnew : '');
    case 'idle':
    case 'ended':
      return '';
  }
}

export interface Actions {
  readonly words: Words;
  readonly ended: boolean;
  /** A person has the chat already, or one was asked for. */
  readonly withTeam: boolean;
  /** Whether the customer is being asked if the chat is to end. */
  readonly ending: boolean;
  /** Where the article tells how to do it oneself. */
  readonly manual: string;
  readonly follow: (href: string) => boolean;
  readonly talk: () => void;
  readonly askToEnd: () => void;
}

/** The ways that are one step away at every moment. */
export function actions({ words, ended, withTeam, ...view }: Actions): TemplateResult {
  const click = (event: MouseEvent) => {
    if (view.follow(view.manual)) {
      event.preventDefault();
    }
  };
  return html`<nav class="actions" aria-label=${words.actions}>
    ${ended || withTeam
      ? nothing
      : html`<button type="button" @click=${view.talk}>${words.talkToPerson}</button>`}
    <a class="button" href=${view.manual} target="_blank" rel="noopener" @click=${click}
      >${words.deleteMyself}${out}<span class="sr"> ${words.newTab}</span></a
    >
    ${ended
      ? nothing
      : html`<button type="button" aria-expanded=${view.ending} @click=${view.askToEnd}>
          ${words.endChat}
        </button>`}
  </nav>`;
}

export function endDialog(words: Words, end: () => void, keep: () => void): TemplateResult {
  return html`<section
    class="confirm"
    role="alertdialog"
    aria-labelledby="end"
    aria-describedby="end-text"
  >
    <h3 id="end">${words.endTitle}</h3>
    <p class="note" id="end-text">${words.endText}</p>
    <div class="buttons">
      <button type="button" @click=${end}>${words.endConfirm}</button>
      <button type="button" class="keep" @click=${keep}>${words.endCancel}</button>
    </div>
  </section>`;
}
