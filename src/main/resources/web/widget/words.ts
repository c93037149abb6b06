/** The widget's own words. What the bot says comes from the server in the customer's language. */

const en = {
  launcherOpen: 'Open support chat',
  launcherClose: 'Close support chat',
  launcherLabel: 'Support chat',
  unread: (count: number) => (count === 1 ? '1 new message' : `${count} new messages`),
  panel: 'Support chat',
  title: 'Support',
  subtitle: 'Automated assistant',
  withAgent: 'You are talking to a person',
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
  typing: (who: string) => `${who} is typing`,
  newMessages: 'New messages',
  toEnd: 'Go to the newest message',

  input: 'Message',
  placeholder: 'Write a message',
  send: 'Send message',
  left: (count: number) => `${count.toLocaleString('en')} characters left`,
  tooLong: (count: number) =>
    count === 1 ? '1 character too many' : `${count.toLocaleString('en')} characters too many`,
  codeHint:
    'Is that your one-time code? Enter it only on the verification page. Digits are removed from what you send here.',
  masked:
    'The digits were removed before sending. A one-time code belongs only on the verification page, never in this chat.',

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
  queued: 'Waiting for the connection',
  failed: 'Not sent',
  retry: 'Send again',
  discard: 'Discard',

  sources: 'Sources',
  suggestions: 'Suggested replies',
  options: 'Your choice',
  progress: (done: number, all: number) => `${done} of ${all} done`,
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
  handoffLeft: (time: string) => `Valid for ${time}`,
  handoffSoon: (minutes: number) =>
    minutes === 1
      ? 'The verification link is valid for 1 more minute.'
      : `The verification link is valid for ${minutes} more minutes.`,
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

  rating: (stars: number) => `You rated this chat ${stars} of 5.`,
};

export type Words = typeof en;

const LOCALES: Readonly<Record<string, Words>> = { en };

/** @param locale a language tag; English where there are no words for it */
export function wordsFor(locale: string): Words {
  return LOCALES[locale.split('-')[0]!.toLowerCase()] ?? en;
}
