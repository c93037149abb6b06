/** Where the page is, as its address's fragment says: `#/mine/CHAT/details`. */
import type { ListName } from '../api/calls';

export type View = ListName | 'search' | 'colleagues' | 'canned' | 'reports' | 'webhooks';

export interface Route {
  readonly view: View;
  /** The chat that is open. */
  readonly chat?: string;
  /** On narrow screens: what is known about the chat, in place of its transcript. */
  readonly details?: boolean;
}

export const LISTS: readonly ListName[] = ['waiting', 'mine', 'inbox', 'all', 'closed'];
const VIEWS: readonly View[] = [...LISTS, 'search', 'colleagues', 'canned', 'reports', 'webhooks'];

export function parse(hash: string): Route {
  const [, name = '', chat = '', more = ''] = hash.split('/');
  const view = VIEWS.find((one) => one === name) ?? 'waiting';
  return {
    view,
    ...(/^[0-9a-zA-Z-]{1,64}$/.test(chat) ? { chat, details: more === 'details' } : {}),
  };
}

export function href({ view, chat, details }: Route): string {
  return `#/${view}${chat ? `/${chat}${details ? '/details' : ''}` : ''}`;
}

export function isList(view: View): view is ListName {
  return (LISTS as readonly string[]).includes(view);
}
