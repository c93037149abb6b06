/** What the keys do. `docs/desk-page.md` has the same table. */
import type { Shortcut } from './keys';
import type { DialogName } from './parts/view';
import type { View } from './state/route';

export interface Actions {
  go(view: View): void;
  step(by: number): void;
  mine(by: number): void;
  unread(): void;
  back(): void;
  details(): void;
  claim(): void;
  oldest(): void;
  write(mode: 'reply' | 'note'): void;
  transcript(): void;
  suggestions(): void;
  ask(dialog: DialogName): void;
  presence(): void;
  search(): void;
}

export function shortcuts(act: Actions): readonly Shortcut[] {
  const move = (keys: string, does: string, run: () => void): Shortcut => ({ keys, does, run, group: 'Move' });
  const chat = (keys: string, does: string, run: () => void): Shortcut => ({ keys, does, run, group: 'Chat' });
  const desk = (keys: string, does: string, run: () => void): Shortcut => ({ keys, does, run, group: 'Desk' });
  return [
    move('j', 'Next chat in the list; Enter opens it', () => act.step(1)),
    move('k', 'Previous chat in the list', () => act.step(-1)),
    move(']', 'My next chat', () => act.mine(1)),
    move('[', 'My previous chat', () => act.mine(-1)),
    move('u', 'My next chat with unread messages', () => act.unread()),
    move('g w', 'List: waiting', () => act.go('waiting')),
    move('g m', 'List: mine', () => act.go('mine')),
    move('g i', 'List: inbox', () => act.go('inbox')),
    move('g a', 'List: all', () => act.go('all')),
    move('g c', 'List: closed', () => act.go('closed')),
    move('/', 'Search', () => act.search()),
    move('Escape', 'Leave a field; back to the list', () => act.back()),
    chat('n', 'Claim the chat that’s waited longest', () => act.oldest()),
    chat('c', 'Claim the open chat', () => act.claim()),
    chat('r', 'Reply', () => act.write('reply')),
    chat('m', 'Write a note', () => act.write('note')),
    chat('l', 'Transcript; arrow keys scroll it', () => act.transcript()),
    chat('s', 'Suggested answers', () => act.suggestions()),
    chat('d', 'Show or hide details', () => act.details()),
    chat('t', 'Transfer', () => act.ask('transfer')),
    chat('b', 'Hand back to the bot', () => act.ask('hand-back')),
    chat('e', 'Close', () => act.ask('close')),
    desk('p', 'Switch between online and away', () => act.presence()),
    desk('g p', 'Colleagues', () => act.go('colleagues')),
    desk('g y', 'Canned replies', () => act.go('canned')),
    desk('g r', 'Reports (leads)', () => act.go('reports')),
    desk('g h', 'Webhooks (admins)', () => act.go('webhooks')),
    desk('?', 'This help', () => act.ask('help')),
  ];
}
