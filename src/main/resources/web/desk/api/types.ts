/** What the server says about chats and agents. `docs/desk-api.md` is its definition. */
import type { Body, Citation } from '../../widget/protocol';

export type Role = 'agent' | 'lead' | 'editor' | 'admin';

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly teams: readonly string[];
  readonly languages: readonly string[];
  readonly capacity: number;
  readonly mustChangePassword: boolean;
  readonly signIn?: 'password' | 'oidc';
  readonly expiresAt?: string;
}

export type Presence = 'online' | 'away' | 'offline';

export interface AgentRow {
  readonly id: string;
  readonly displayName: string;
  readonly teams: readonly string[];
  readonly presence: Presence;
  readonly holds: number;
}

export interface Holder {
  readonly id: string;
  readonly displayName: string;
}

export type ChatState = 'waiting' | 'held' | 'inbox' | 'closed' | 'returned';
export type Outcome = 'solved' | 'unsolved' | 'no-reply' | 'spam';

/** A chat as it stands in a list. Times are ISO 8601. */
export interface ChatRow {
  readonly id: string;
  readonly state: ChatState;
  readonly team: string;
  readonly reason: string;
  readonly locale: string;
  readonly waitingSince: string;
  readonly claimedAt?: string;
  readonly firstReplyAt?: string;
  readonly closedAt?: string;
  readonly agent?: Holder;
  readonly outcome?: string;
  readonly tags: readonly string[];
  readonly lastAt: string;
  readonly lastText: string;
  readonly lastFrom: string;
  readonly unread: number;
  readonly sla: 'ok' | 'soon' | 'late';
  readonly identified: boolean;
  readonly inFlow: boolean;
  readonly connected: boolean;
  /** The customer left an email address; nothing is sent to it by itself. */
  readonly leftAddress: boolean;
  readonly rating?: { readonly stars: number; readonly comment?: string };
}

export interface Note {
  readonly id: string;
  readonly at: string;
  readonly by: Holder | string;
  readonly text: string;
}

export interface HandOver {
  readonly nr: number;
  readonly reason: string;
  readonly waitingSince: string;
  readonly claimedAt?: string;
  readonly closedAt?: string;
  readonly agent?: Holder | string;
  readonly outcome?: string;
}

/** What a chat is about, in few lines. */
export interface Summary {
  readonly lines: readonly string[];
  readonly by: 'extract' | 'model';
}

/** A chat as it is opened. */
export interface Chat extends ChatRow {
  readonly page?: string;
  readonly flow?: { readonly step: string; readonly prompt?: unknown; readonly inFlow: boolean };
  readonly notes: readonly Note[];
  readonly left?: { readonly text: string; readonly email?: string; readonly at: string };
  readonly summary?: Summary & { readonly rewordable: boolean };
  readonly history: readonly HandOver[];
}

/** A handed-out link is the customer's own: agents see that there is one, and until when. */
export type DeskBody =
  | Exclude<Body, { kind: 'handoff' } | { kind: 'text' }>
  | (Extract<Body, { kind: 'text' }> & {
      readonly agent?: string;
      readonly citations?: readonly Citation[];
    })
  | { readonly kind: 'handoff'; readonly expiresAt?: string }
  | { readonly kind: 'rating-request' };

export interface DeskEvent {
  readonly seq: number;
  readonly at: string;
  readonly from: 'bot' | 'customer' | 'agent' | 'system';
  readonly body: DeskBody;
  readonly agent?: Holder | string;
}

export interface Suggestion {
  readonly article: string;
  readonly section: string;
  readonly title: string;
  readonly url: string;
  readonly text: string;
}

export interface Canned {
  readonly id: string;
  readonly shortcut: string;
  readonly title: string;
  readonly text: string;
  readonly locale?: string;
  readonly team?: string;
  /** The text with its variables filled, where a chat was named. */
  readonly filled?: string;
  /** Variables that nothing is known for: they still stand in the text. */
  readonly missing?: readonly string[];
}

export interface Hit {
  readonly chat: ChatRow;
  readonly seq: number;
  readonly excerpt: string;
}

/** What a search found, the latest first; `cut` where there may be more. */
export interface Found {
  readonly hits: readonly Hit[];
  readonly cut?: boolean;
  /** How far back it was looked, where that was not to the beginning. */
  readonly since?: string;
}

export interface Spread {
  readonly median?: number;
  readonly p90?: number;
  readonly max?: number;
}

/** Figures of a report; times in seconds. */
export interface Figures {
  readonly chats: number;
  readonly waiting: Spread;
  readonly firstReply: Spread;
  readonly handling: Spread;
  readonly ratings: { readonly count: number; readonly mean?: number; readonly stars: readonly number[] };
  readonly outcomes: Readonly<Record<string, number>>;
  readonly abandoned: number;
}

export interface Report {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly totals: Figures;
  readonly agents: readonly (Figures & Holder)[];
  readonly hours: readonly (Figures & { readonly hour: number })[];
}

export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly active: boolean;
  /** Only in the answer that made it. */
  readonly secret?: string;
}

/** What became of telling a webhook one thing. */
export interface Delivery {
  readonly n: number;
  readonly type: string;
  readonly chat?: string;
  readonly at: string;
  readonly state: string;
  readonly attempts: number;
  /** The HTTP status of the last answer, where there was one. */
  readonly status?: number;
  /** Why there was none. */
  readonly problem?: string;
  readonly nextAt?: string;
}

export interface CitedSection {
  readonly article: string;
  readonly section: string;
}

export function nameOf(who: Holder | string | undefined): string {
  return typeof who === 'string' ? who : (who?.displayName ?? '');
}
