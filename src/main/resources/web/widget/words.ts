/**
 * The widget's own words. What the bot says comes from the server in the customer's language. Those
 * of other languages are fetched from the server (`widget/words/es.json`), so that the bundle stays
 * small; until they are there, and where they are not to be had, these are shown.
 */

const en = {
  launcherOpen: 'Open support chat',
  launcherClose: 'Close support chat',
  launcherLabel: 'Support chat',
  unread: { one: '{count} new message', other: '{count} new messages' },
  panel: 'Support chat',
  title: 'Support',
  subtitle: 'Automated assistant',
  withAgent: 'You are talking to a person',
  withAgentNamed: 'You are talking to {name}',
  waiting: 'Waiting for a person',
  waitingPlace: 'Waiting for a person, place {place}',
  waitingTime: { one: 'about {count} minute', other: 'about {count} minutes' },
  close: 'Close chat',
  log: 'Conversation',
  bot: 'Assistant',
  agent: 'Support agent',
  customer: 'You',
  system: 'Notice',
  connecting: 'Connecting …',
  reconnecting: 'Reconnecting … What you write is kept and sent when you are back.',
  refused: 'The chat can’t be reached right now.',
  tryAgain: 'Try again',
  ended: 'This chat has ended.',
  startAnew: 'Start a new chat',
  begunAnew: 'Your earlier chat is no longer available. This is a new one.',
  typing: '{who} is typing',
  newMessages: 'New messages',
  start: 'Start the chat',
  startText: 'An automated assistant answers here. Nothing is sent before you start.',
  download: 'Download this chat as a text file',
  transcriptTitle: 'Support chat',
  transcriptFile: 'chat',
  toEnd: 'Go to the newest message',

  input: 'Message',
  placeholder: 'Write a message',
  send: 'Send message',
  left: { one: '{count} character left', other: '{count} characters left' },
  tooLong: { one: '{count} character too many', other: '{count} characters too many' },
  codeHint:
    'Is that your one-time code? Enter it only on the verification page. Digits are removed from what you send here.',
  masked:
    'The digits were removed before sending. A one-time code belongs only on the verification page, never in this chat.',
  maskedSecret:
    'A card number, bank account number or password was removed before sending. Nobody here needs one.',

  actions: 'Other ways to get help',
  talkToPerson: 'Talk to a person',
  deleteMyself: 'Delete it myself',
  newTab: '(opens in a new tab)',
  endChat: 'End chat',
  endTitle: 'End this chat?',
  endText: 'This device then no longer has access to it. A deletion that is not confirmed stops.',
  endConfirm: 'End chat now',
  endCancel: 'Keep chatting',

  sending: 'Sending …',
  delivered: 'Delivered',
  read: 'Read',
  queued: 'Waiting for the connection',
  failed: 'Not sent',
  retry: 'Send again',
  discard: 'Discard',

  sources: 'Sources',
  suggestions: 'Suggested replies',
  options: 'Your choice',
  progress: '{done} of {all} done',
  optional: 'None of them has to be ticked.',
  done: 'done',
  notDone: 'not done',

  voteQuestion: 'Did this answer your question?',
  yes: 'Yes',
  no: 'No',
  thanks: 'Thanks for telling us.',
  comment: 'What was missing? (optional)',
  commentSend: 'Send comment',
  commentThanks: 'Thanks, your comment is stored.',

  handoffTitle: 'Verify that it’s you',
  handoffText: 'Enter the one-time code only there, never in this chat.',
  handoffLink: 'Open verification page',
  handoffPhrase: 'The page must show these words:',
  handoffBlocked: 'No new page? Your browser may have blocked it. Open it here, and come back with “Back”: this chat waits for you.',
  handoffHere: 'Open it in this tab',
  handoffLeft: 'Valid for {time}',
  handoffSoon: {
    one: 'The verification link is valid for {count} more minute.',
    other: 'The verification link is valid for {count} more minutes.',
  },
  handoffExpired: 'This link has expired.',
  handoffUsed: 'Done. You are verified.',
  handoffClosed: 'This link is no longer in use.',

  receiptAccepted: 'Deletion request accepted',
  receiptCompleted: 'Account deleted',
  reference: 'Reference',
  acceptedAt: 'Accepted',
  expectedBy: 'Expected by',
  gone: 'What goes',
  stays: 'What stays',
  copy: 'Copy reference',
  copied: 'Copied',
  copyFailed: 'Copying is blocked here. Please select the reference and copy it.',
  print: 'Print receipt',

  leaveTitle: 'Leave a message',
  leaveText: 'Your message',
  leaveEmail: 'Email for the answer (optional)',
  leavePrivacy: 'Stored for the team with this chat.',
  leaveSend: 'Leave message',
  leaveSending: 'Sending …',
  leaveMissing: 'Write a message first.',
  leaveBadEmail: 'This is no email address. Correct it, or leave it out.',

  rating: 'You rated this chat {stars} of 5.',
  ratingTitle: 'How was the chat with our team?',
  ratingStars: { one: '{count} star', other: '{count} stars' },
  ratingScale: 'From 1 (bad) to 5 (very good)',
  ratingMissing: 'Choose 1 to 5 stars first.',
  ratingComment: 'What do you want to add? (optional)',
  ratingSend: 'Send rating',
};

type Forms = { readonly other: string } & Readonly<Record<string, string>>;
export type Table = typeof en;
export type Words = ReturnType<typeof spoken>;

/** The languages that there is a table for on the server. */
const TRANSLATED: readonly string[] = ['es', 'id', 'hi', 'zh', 'ar'];

/** Texts with what stands in braces filled in; numbers and their plural forms by CLDR. */
function spoken(table: Table, locale: string) {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const fill = (text: string, values: Readonly<Record<string, string>>) =>
    text.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
  const count = (forms: Forms, of: number) =>
    fill(forms[plurals.select(of)] ?? forms.other, { count: numbers.format(of) });
  return {
    ...table,
    unread: (of: number) => count(table.unread, of),
    typing: (who: string) => fill(table.typing, { who }),
    left: (of: number) => count(table.left, of),
    tooLong: (of: number) => count(table.tooLong, of),
    progress: (done: number, all: number) =>
      fill(table.progress, { done: numbers.format(done), all: numbers.format(all) }),
    handoffLeft: (time: string) => fill(table.handoffLeft, { time }),
    handoffSoon: (minutes: number) => count(table.handoffSoon, minutes),
    withAgentNamed: (name: string) => fill(table.withAgentNamed, { name }),
    waitingPlace: (place: number) => fill(table.waitingPlace, { place: numbers.format(place) }),
    waitingTime: (seconds: number) => count(table.waitingTime, Math.max(1, Math.round(seconds / 60))),
    ratingStars: (of: number) => count(table.ratingStars, of),
    rating: (stars: number) => fill(table.rating, { stars: numbers.format(stars) }),
  };
}

export const ENGLISH: Words = spoken(en, 'en');

/** The language of a tag, as `zh` for `zh-Hans-CN`. */
export function language(locale: string): string {
  return locale.split('-')[0]!.toLowerCase();
}

/** Whether a language is written from right to left. */
export function direction(locale: string): 'rtl' | 'ltr' {
  return ['ar', 'fa', 'he', 'ur'].includes(language(locale)) ? 'rtl' : 'ltr';
}

/**
 * The words of a language; English where there are none for it, or where they can't be fetched.
 *
 * @param home the server's address, with a slash at its end
 */
export async function fetchWords(locale: string, home: string): Promise<Words> {
  const wanted = language(locale);
  if (!TRANSLATED.includes(wanted)) {
    return ENGLISH;
  }
  try {
    const response = await fetch(new URL(`widget/words/${wanted}.json`, home));
    return response.ok
      ? spoken({ ...en, ...((await response.json()) as Partial<Table>) }, locale)
      : ENGLISH;
  } catch {
    return ENGLISH;
  }
}
