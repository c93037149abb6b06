import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChatRow } from '../../../main/resources/web/desk/api/types';
import { Rows } from '../../../main/resources/web/desk/state/rows';

const ME = 'ana';

function row(state: ChatRow['state'], more: Partial<ChatRow> = {}): ChatRow {
  return {
    id: 'c1',
    state,
    team: 'support',
    reason: 'asked',
    locale: 'en',
    waitingSince: '2026-12-01T10:00:00Z',
    tags: [],
    lastAt: '2026-12-01T10:00:00Z',
    lastText: 'hello',
    lastFrom: 'customer',
    unread: 0,
    sla: 'ok',
    identified: false,
    inFlow: false,
    connected: false,
    leftAddress: false,
    ...more,
  };
}

const held = (more: Partial<ChatRow> = {}) =>
  row('held', { agent: { id: ME, displayName: 'Ana Lima' }, ...more });

test('an answer is behind a frame that told of the act meanwhile', () => {
  const rows = new Rows(ME);
  rows.set(row('waiting'));
  const mark = rows.mark;
  rows.set(held({ connected: true }));
  assert.equal(rows.isBehind(held(), mark), true);
});

test('an answer is ahead of a frame that came before the act', () => {
  const rows = new Rows(ME);
  rows.set(row('waiting'));
  const mark = rows.mark;
  rows.set(row('waiting', { connected: true }));
  assert.equal(rows.isBehind(held({ connected: true }), mark), false);
});

test('an answer is ahead where no frame came meanwhile', () => {
  const rows = new Rows(ME);
  rows.set(held());
  const mark = rows.mark;
  assert.equal(rows.isBehind(held({ connected: true }), mark), false);
  assert.equal(new Rows(ME).isBehind(held(), 0), false);
});

test('a list that was asked for undoes nothing that a frame has told since', () => {
  const rows = new Rows(ME);
  rows.set(row('waiting'));
  const mark = rows.mark;
  rows.set(held({ connected: true }));
  rows.replace('waiting', [row('waiting')], mark);
  assert.equal(rows.get('c1')?.state, 'held');
  assert.equal(rows.get('c1')?.connected, true);
});
