/** What the parts of the page are drawn with. */
import type { Desk } from '../state/desk';
import type { OpenChat } from '../state/open-chat';
import type { Alerts } from '../state/alerts';
import type { Route } from '../state/route';
import type { Search } from '../state/search';

export type DialogName = 'transfer' | 'close' | 'hand-back' | 'help';

export interface DeskView {
  readonly desk: Desk;
  readonly route: Route;
  readonly search: Search;
  readonly alerts: Alerts;
  readonly claim: (id: string) => void;
  readonly ask: (dialog: DialogName) => void;
  readonly togglePresence: () => void;
  readonly setNotify: (on: boolean) => void;
  readonly setSound: (on: boolean) => void;
  readonly signOut: () => void;
  /** The transcript has been scrolled. */
  readonly scrolled: () => void;
  readonly toEnd: () => void;
  /** Newer messages are below what is in sight. */
  readonly below: boolean;
  /** Puts the focus into the reply, after something was put there. */
  readonly reply: (chat: OpenChat) => void;
  readonly moveInList: (event: KeyboardEvent) => void;
  readonly noteRow: (event: FocusEvent) => void;
}
