/** The frames of doorman.desk.v1. */
import type { AgentRow, ChatRow, DeskEvent, Me, Presence } from './types';

/** Why what was shown of a chat is to be forgotten. */
export type Forgotten =
  | { readonly why: 'erased'; readonly cause: 'holder' | 'administrator' | 'expired' }
  | { readonly why: 'out-of-sight' }
  | { readonly why: 'begun-anew'; readonly epoch: string };

export const SUBPROTOCOL = 'doorman.desk.v1';

/** The session behind the socket has ended. */
export const SIGNED_OUT = 4401;

export type ServerFrame =
  | { readonly type: 'hello'; readonly me: Me; readonly now: string }
  | { readonly type: 'chat'; readonly chat: ChatRow }
  | ({ readonly type: 'gone'; readonly id: string } & (Forgotten | { readonly why?: undefined }))
  | { readonly type: 'event'; readonly chat: string; readonly event: DeskEvent }
  | { readonly type: 'typing'; readonly chat: string; readonly from: string; readonly on: boolean }
  | { readonly type: 'seen'; readonly chat: string; readonly seq: number }
  | { readonly type: 'agents'; readonly agents: readonly AgentRow[] }
  | { readonly type: 'error'; readonly code: string; readonly message: string };

export type ClientFrame =
  | { readonly type: 'presence'; readonly state: Exclude<Presence, 'offline'> }
  | { readonly type: 'watch'; readonly chat: string; readonly since: number; readonly epoch?: string }
  | { readonly type: 'unwatch'; readonly chat: string }
  | { readonly type: 'typing'; readonly chat: string; readonly on: boolean }
  | { readonly type: 'seen'; readonly chat: string; readonly seq: number };
