/**
 * The fragment that opens the chat: `#doorman`, or `#doorman?ask=…` with a question. The question is
 * put into the field and not sent: a link must not speak in the customer's place.
 */

const NAME = '#doorman';

/** The question of such a fragment, maybe empty; undefined where it is another fragment. */
export function asked(hash: string): string | undefined {
  if (hash !== NAME && !hash.startsWith(`${NAME}?`)) {
    return undefined;
  }
  return (new URLSearchParams(hash.slice(NAME.length)).get('ask') ?? '').trim();
}

/** Takes the fragment off the address, so that a reload is none of it again. */
export function done(): void {
  history.replaceState(history.state, '', location.pathname + location.search);
}
