/** Carries out what the keys stand for, with the desk as it is at that moment. */
import * as focus from './focus';
import type { DialogName } from './parts/view';
import type { Actions } from './shortcuts';
import type { Desk } from './state/desk';
import type { Route } from './state/route';

export interface ActionsHost {
  readonly desk: Desk | undefined;
  readonly route: Route;
  readonly page: HTMLElement;
  go(route: Route): void;
  step(by: number): void;
  claim(id: string): void;
  write(mode: 'reply' | 'note'): void;
  ask(dialog: DialogName): void;
  presence(): void;
  tell(text: string): void;
}

export function actions(host: ActionsHost): Actions {
  const { desk, page } = host;
  const { view, chat, details } = host.route;
  const mine = desk?.rows.list('mine') ?? [];
  const open = (id: string) => host.go({ view: 'mine', chat: id });
  return {
    go: (to) => host.go({ view: to }),
    step: (by) => host.step(by),
    mine: (by) => {
      const at = mine.findIndex(({ id }) => id === chat);
      const next = mine[at < 0 ? 0 : (at + by + mine.length) % mine.length];
      if (next) {
        open(next.id);
      }
    },
    unread: () => {
      const next = mine.find(({ id, unread }) => unread > 0 && id !== chat);
      if (next) {
        open(next.id);
      }
    },
    back: () => {
      if (chat !== undefined) {
        host.go(details ? { view, chat } : { view });
      }
    },
    details: () => {
      if (chat !== undefined) {
        host.go({ view, chat, details: !details });
      }
    },
    claim: () => {
      if (chat !== undefined) {
        host.claim(chat);
      }
    },
    oldest: () => {
      const oldest = desk?.rows.list('waiting')[0];
      if (oldest) {
        host.claim(oldest.id);
      } else {
        host.tell('No one’s waiting.');
      }
    },
    write: (mode) => host.write(mode),
    transcript: () => focus.log(page)?.focus(),
    suggestions: () => {
      if (chat !== undefined && !focus.suggestions(page)) {
        // On a narrow screen they are on the other side, which has to be drawn first.
        host.go({ view, chat, details: true });
        setTimeout(() => focus.suggestions(page), 100);
      }
    },
    ask: (dialog) => host.ask(dialog),
    presence: () => host.presence(),
    search: () => {
      host.go({ view: 'search' });
      focus.find(page);
    },
  };
}
