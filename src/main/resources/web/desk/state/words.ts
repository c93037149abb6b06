/** The desk's own words for what the server names by codes. */
import type { Forgotten } from '../api/frames';
import type { ChatRow, ChatState } from '../api/types';
import type { View } from './route';

export const VIEW_NAMES: Readonly<Record<View, string>> = {
  waiting: 'Waiting',
  mine: 'Mine',
  inbox: 'Inbox',
  all: 'All',
  closed: 'Closed',
  search: 'Search',
  colleagues: 'Colleagues',
  canned: 'Canned replies',
  reports: 'Reports',
  webhooks: 'Webhooks',
};

export const STATE_NAMES: Readonly<Record<ChatState, string>> = {
  waiting: 'Waiting',
  held: 'With an agent',
  inbox: 'Message left',
  closed: 'Closed',
  returned: 'Handed back to the bot',
};

const REASONS: Readonly<Record<string, string>> = {
  asked: 'Asked for a person',
  'not-understood': 'The bot didn’t understand',
  'no-answer': 'No answer found',
  special: 'Special case',
  'left-message': 'Left a message',
};

const STEPS: Readonly<Record<string, string>> = {
  open: 'No deletion in progress',
  'offering-sign-out': 'Deciding whether to sign out instead',
  'sign-out-offer': 'Deciding whether to sign out instead',
  warning: 'Reading the warning',
  requesting: 'Requesting the deletion',
  verifying: 'Needs to verify on the verification page',
  verify: 'Needs to verify on the verification page',
  'final-confirmation': 'Needs to give the final confirmation',
  confirming: 'Confirmed; waiting for the deletion service',
  accepted: 'Deletion accepted',
  completed: 'Account deleted',
  withdrawing: 'Stopping the deletion',
  withdraw: 'Deciding whether to stop the deletion',
  parked: 'Paused: the customer stopped replying',
  'resume-flow': 'Deciding whether to continue deleting',
};

const OUTCOMES: Readonly<Record<string, string>> = {
  solved: 'Solved',
  unsolved: 'Not solved',
  'no-reply': 'No reply',
  spam: 'Spam',
};

export const SLA_WORDS = { ok: '', soon: 'Due soon', late: 'Late' } as const;

export const reason = (code: string): string => REASONS[code] ?? plain(code);
export const step = (code: string): string => STEPS[dashed(code)] ?? plain(code);
export const outcome = (code: string): string => OUTCOMES[code] ?? plain(code);

/** A short name for a chat that has none: customers are not named. */
export function shortId(id: string): string {
  return id.replace(/-/g, '').slice(-6);
}

/** How long something lasts, short: `40 s`, `12 min`, `3 h 5 min`. */
export function lasting(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) {
    return `${whole} s`;
  }
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? `${hours} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`
    : `${Math.floor(hours / 24)} days`;
}

/** How long a row's customer has waited, in steps of ten seconds while it is under a minute. */
export function waited(row: ChatRow, now: number): string {
  const seconds = (now - Date.parse(row.waitingSince)) / 1_000;
  return lasting(seconds < 60 ? Math.floor(Math.max(0, seconds) / 10) * 10 : seconds);
}

/** A language by its name, in the agent's own words. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function dashed(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1-$2').replace(/_/g, '-').toLowerCase();
}

function plain(code: string): string {
  const words = dashed(code).replace(/-/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const ERASED_BY = {
  holder: 'The customer had this chat erased.',
  administrator: 'An administrator had this chat erased.',
  expired: 'This chat was erased, because chats aren’t kept any longer.',
} as const;

/** Why what was shown of a chat is not here any more, in one sentence. */
export function forgotten(what: Forgotten): string {
  switch (what.why) {
    case 'erased':
      return ERASED_BY[what.cause];
    case 'begun-anew':
      return 'The customer’s account was deleted, so what was said before has been erased.';
    case 'out-of-sight':
      return 'You can’t see this chat any more, because it’s with a team that you’re not in.';
  }
}
