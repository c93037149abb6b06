/**
 * Keeps secrets out of the chat: what could be a one-time code while one may be about, and card
 * numbers, IBANs and passwords always, are replaced by dots before anything is sent. The rules are
 * those of `Redaction` on the server, which applies them again.
 */
import { codes } from './secrets/codes';
import { passwords } from './secrets/passwords';
import { payments } from './secrets/payments';
import { tokens as tokensOf, type Span } from './secrets/tokens';

const CODE = '••••';
const SECRET = '••••••';

function merged(spans: Span[]): Span[] {
  const found: Span[] = [];
  for (const span of spans.sort((one, other) => one.start - other.start)) {
    const last = found[found.length - 1];
    if (!last || last.end < span.start) {
      found.push(span);
    } else {
      found[found.length - 1] = {
        start: last.start,
        end: Math.max(last.end, span.end),
        code: last.code && span.code,
      };
    }
  }
  return found;
}

function spans(text: string, codeAbout: boolean, earlier: string): Span[] {
  const tokens = tokensOf(text);
  return merged([
    ...passwords(text, tokens),
    ...payments(text),
    ...(codeAbout ? codes(text, tokens, earlier) : []),
  ]);
}

/**
 * The text without its secrets.
 *
 * @param codeAbout whether a one-time code may be about
 * @param earlier what the customer wrote before, which a code may begin in
 */
export function mask(text: string, codeAbout: boolean, earlier = ''): string {
  let masked = '';
  let done = 0;
  for (const { start, end, code } of spans(text, codeAbout, earlier)) {
    masked += text.slice(done, start) + (code ? CODE : SECRET);
    done = end;
  }
  return masked + text.slice(done);
}

/** Whether the text holds what could be a one-time code. */
export function looksLikeCode(text: string): boolean {
  return spans(text, true, '').some(({ code }) => code);
}

/** Whether a masked text holds more than codes: a card number, an IBAN or a password. */
export function hidesSecret(masked: string): boolean {
  return masked.includes(SECRET);
}
