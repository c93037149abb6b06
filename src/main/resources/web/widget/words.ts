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
  withAgent: 'You’re talking to a person',
  withAgentNamed: 'You’re talking to {name}',
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
  reconnecting: 'Reconnecting … We’ll send your message once you’re back online.',
  refused: 'We can’t reach the chat right now.',
  tryAgain: 'Try again',
  ended: 'This chat has ended.',
  startAnew: 'Start a new chat',
  begunAnew: 'Your earlier chat is no longer available, so we’ve started a new one.',
  typing: '{who} is typing',
  newMessages: 'New messages',
  start: 'Start the chat',
  teamHere: 'Our team is here too if you’d like to talk to a person.',
  teamReplies: {
    one: 'Our team is here too. They usually reply in about {count} minute.',
    other: 'Our team is here too. They usually reply in about {count} minutes.',
  },
  privacy: 'What happens to what I write?',
  noFiles: 'Sorry, you can’t send files here.',
  startText: 'Chat with our automated assistant. Nothing is sent until you start.',
  download: 'Download this chat as a text file',
  transcriptTitle: 'Support chat',
  transcriptFile: 'chat',
  toEnd: 'Go to the latest message',

  input: 'Message',
  placeholder: 'Write a message',
  send: 'Send message',
  left: { one: '{count} character left', other: '{count} characters left' },
  tooLong: { one: '{count} character too many', other: '{count} characters too many' },
  codeHint:
    'Is that your one-time code? Enter it only on the verification page. We remove digits from what you send here.',
  masked:
    'We removed the digits before sending. Enter your one-time code only on the verification page, never in this chat.',
  maskedSecret:
    'We removed a card number, bank account number or password before sending. No one here needs it.',

  actions: 'Other ways to get help',
  talkToPerson: 'Talk to a person',
  deleteMyself: 'Delete it myself',
  newTab: '(opens in a new tab)',
  endChat: 'End chat',
  endTitle: 'End this chat?',
  endText: 'You won’t be able to open it again on this device. If you haven’t confirmed a deletion yet, it stops.',
  endConfirm: 'End chat now',
  endCancel: 'Keep chatting',

  sending: 'Sending …',
  delivered: 'Delivered',
  read: 'Read',
  queued: 'Waiting for a connection',
  failed: 'Not sent',
  retry: 'Send again',
  discard: 'Discard',

  sources: 'Sources',
  suggestions: 'Suggested replies',
  options: 'Your options',
  checklist: 'Checklist',
  progress: '{done} of {all} done',
  optional: 'Optional',
  done: 'done',
  notDone: 'not done',

  voteQuestion: 'Did this answer your question?',
  yes: 'Yes',
  no: 'No',
  thanks: 'Thanks for letting us know.',
  comment: 'What was missing? (optional)',
  commentSend: 'Send comment',
  commentThanks: 'Thanks for your comment.',

  handoffTitle: 'Verify it’s you',
  handoffText: 'Enter your one-time code only on that page, never in this chat.',
  handoffLink: 'Open verification page',
  handoffPhrase: 'Check that the page shows these words:',
  handoffBlocked: 'Didn’t a new page open? Your browser may have blocked it. You can open it here and use “Back” to return. Your chat will still be here.',
  handoffHere: 'Open it in this tab',
  handoffLeft: 'Valid for {time}',
  handoffSoon: {
    one: 'The verification link works for {count} more minute.',
    other: 'The verification link works for {count} more minutes.',
  },
  handoffExpired: 'This link has expired.',
  handoffUsed: 'All done. You’re verified.',
  handoffClosed: 'You don’t need this link any more.',

  receiptAccepted: 'Deletion request accepted',
  receiptCompleted: 'Account deleted',
  reference: 'Reference',
  acceptedAt: 'Accepted',
  receiptWithdrawn: 'Deletion request withdrawn',
  expectedBy: 'Done by',
  gone: 'What’s deleted',
  stays: 'What stays',
  copy: 'Copy reference',
  copied: 'Copied',
  copyFailed: 'We couldn’t copy it. Please select the reference and copy it yourself.',
  print: 'Print receipt',

  leaveTitle: 'To our team',
  leaveText: 'Message to our team',
  leaveNot: 'Ask the assistant instead',
  addressLabel: 'Your email address (optional)',
  addressWhy: 'So our team can reach you if you don’t come back to this chat.',
  addressSend: 'Save address',
  addressChange: 'Change address',
  addressBad: 'That doesn’t look like an email address. Please check it.',

  rating: 'You rated this chat {stars} out of 5.',
  ratingTitle: 'How was your chat with our team?',
  ratingStars: { one: '{count} star', other: '{count} stars' },
  ratingScale: '1 is bad, 5 is very good',
  ratingMissing: 'Please choose 1 to 5 stars first.',
  ratingComment: 'Anything you’d like to add? (optional)',
  ratingSend: 'Send rating',
};

type Forms = { readonly other: string } & Readonly<Record<string, string>>;
export type Table = typeof en;
export type Words = ReturnType<typeof spoken>;

/** The languages that the server has words for. */
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
    teamReplies: (seconds: number) => count(table.teamReplies, Math.max(1, Math.round(seconds / 60))),
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
