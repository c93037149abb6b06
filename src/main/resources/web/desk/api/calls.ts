/** The calls of the desk's REST API that the page makes. Each rejects with a `Problem`. */
import { ask } from './http';
import type {
  AgentRow,
  Canned,
  Chat,
  ChatRow,
  CitedSection,
  Delivery,
  DeskEvent,
  Found,
  Me,
  Note,
  Outcome,
  Report,
  Suggestion,
  Summary,
  Webhook,
} from './types';

export type ListName = 'waiting' | 'mine' | 'all' | 'inbox' | 'closed';

const CHATS = 'api/desk/chats';
const q = encodeURIComponent;

export const session = (): Promise<Me> => ask('GET', 'api/desk/session');
export const signOut = (): Promise<void> => ask('DELETE', 'api/desk/session');

export const chats = (
  list: ListName,
): Promise<{ chats: readonly ChatRow[]; agents?: readonly AgentRow[] }> =>
  ask('GET', `${CHATS}?list=${list}`);

export const chat = (id: string): Promise<Chat> => ask('GET', `${CHATS}/${q(id)}`);

export const events = (
  id: string,
  after: number,
): Promise<{ events: readonly DeskEvent[]; last: number; epoch?: string }> =>
  ask('GET', `${CHATS}/${q(id)}/events?after=${after}&limit=100`);

export const claim = (id: string): Promise<ChatRow> => ask('POST', `${CHATS}/${q(id)}/claim`, {});

/** @param epoch the log that `seen` is in */
export const say = (
  id: string,
  message: { id: string; text: string; citations?: readonly CitedSection[]; seen?: number },
  epoch?: string,
): Promise<{ seq: number }> =>
  ask('POST', `${CHATS}/${q(id)}/messages${epoch === undefined ? '' : `?epoch=${q(epoch)}`}`, message);

export const note = (id: string, message: { id: string; text: string }): Promise<Note> =>
  ask('POST', `${CHATS}/${q(id)}/notes`, message);

export const transfer = (id: string, to: { agent: string } | { team: string }): Promise<ChatRow> =>
  ask('POST', `${CHATS}/${q(id)}/transfer`, to);

export const handBack = (id: string): Promise<ChatRow | undefined> =>
  ask('POST', `${CHATS}/${q(id)}/hand-back`, {});

export const close = (
  id: string,
  closing: { outcome: Outcome; tags: readonly string[] },
): Promise<ChatRow | undefined> => ask('POST', `${CHATS}/${q(id)}/close`, closing);

export const search = (text: string): Promise<Found> =>
  ask('GET', `api/desk/search?q=${q(text)}&limit=50`);

export const summary = (id: string): Promise<Summary> => ask('GET', `${CHATS}/${q(id)}/summary`);

export const suggestions = (
  id: string,
  text: string,
): Promise<{ suggestions: readonly Suggestion[] }> =>
  ask('GET', `${CHATS}/${q(id)}/suggestions${text ? `?q=${q(text)}` : ''}`);

export const agents = (): Promise<{ agents: readonly AgentRow[] }> => ask('GET', 'api/desk/agents');

/** @param chatId whose texts are wanted filled, where there is one */
export async function canned(text: string, chatId?: string): Promise<readonly Canned[]> {
  const answer = await ask<{ canned?: readonly Canned[] } | readonly Canned[]>(
    'GET',
    `api/desk/canned?q=${q(text)}${chatId === undefined ? '' : `&chat=${q(chatId)}`}`,
  );
  return 'canned' in answer ? (answer.canned ?? []) : (answer as readonly Canned[]);
}

/** @param id of the one to change; without it another is added */
export const saveCanned = (canned: Omit<Canned, 'id' | 'filled'>, id?: string): Promise<Canned> =>
  id === undefined
    ? ask('POST', 'api/desk/canned', canned)
    : ask('PUT', `api/desk/canned/${q(id)}`, canned);

export const dropCanned = (id: string): Promise<void> => ask('DELETE', `api/desk/canned/${q(id)}`);

/** The range of a report as a query: days in a time zone, `end` being the day after the last. */
export const range = (from: string, end: string, zone: string): string =>
  `from=${q(from)}&to=${q(end)}&zone=${q(zone)}`;

export const report = (query: string): Promise<Report> => ask('GET', `api/desk/report?${query}`);

export async function webhooks(): Promise<readonly Webhook[]> {
  const answer = await ask<{ webhooks?: readonly Webhook[] }>('GET', 'api/desk/webhooks');
  return answer.webhooks ?? [];
}

export async function addWebhook(
  url: string,
  events: readonly string[],
): Promise<{ webhook: Webhook; secret: string }> {
  const answer = await ask<Webhook & { webhook?: Webhook; secret?: string }>(
    'POST',
    'api/desk/webhooks',
    { url, events },
  );
  return { webhook: answer.webhook ?? answer, secret: answer.secret ?? '' };
}

export const dropWebhook = (id: string): Promise<void> =>
  ask('DELETE', `api/desk/webhooks/${q(id)}`);

export async function deliveries(id: string): Promise<readonly Delivery[]> {
  const answer = await ask<{ deliveries?: readonly Delivery[] }>(
    'GET',
    `api/desk/webhooks/${q(id)}/deliveries`,
  );
  return answer.deliveries ?? [];
}

export const retryDelivery = (id: string, n: number): Promise<void> =>
  ask('POST', `api/desk/webhooks/${q(id)}/deliveries/${n}/retry`, {});

/** Pauses a webhook, or goes on with it. */
export const setWebhook = (id: string, active: boolean): Promise<Webhook> =>
  ask('PATCH', `api/desk/webhooks/${q(id)}`, { active });
