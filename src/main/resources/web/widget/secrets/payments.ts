/** Card numbers and IBANs, as the server's `PaymentNumbers` finds them. */
import { digitOf } from './sense';
import type { Span } from './tokens';

const FIGURES = /\p{Nd}+(?:[^\p{L}\p{N}•]{1,2}\p{Nd}+)*/gu;
const IBAN = /(^|[^A-Za-z\p{N}])([A-Za-z]{2}[ -]?\p{Nd}{2}(?:[ -]?[A-Za-z\p{Nd}]){11,40})/u;
const CARD =
  /^(?:4\d{15}(?:\d{3})?|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|3[0689]\d{12,14}|35\d{14}|(?:6[0245]|81|82)\d{14,17}|(?:50|5[6-8]|6[37-9])\d{14,17}|9792\d{12}|220[0-4]\d{12})$/;

const plain = (figures: string): string => Array.from(figures, digitOf).join('');

function luhn(digits: string): boolean {
  let sum = 0;
  Array.from(digits)
    .reverse()
    .forEach((c, i) => {
      const digit = Number(c);
      sum += i % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
    });
  return sum % 10 === 0;
}

function card(run: string, at: number): Span[] {
  const groups = Array.from(run.matchAll(/\p{Nd}+/gu));
  for (let first = 0; first < groups.length; first++) {
    let digits = '';
    for (let last = first; last < groups.length && digits.length < 19; last++) {
      digits += plain(groups[last]![0]);
      if (CARD.test(digits) && luhn(digits)) {
        return [{ start: at + groups[first]!.index, end: at + run.length, code: false }];
      }
    }
  }
  return [];
}

function checks(iban: string): boolean {
  let rest = 0;
  for (const c of iban.slice(4) + iban.slice(0, 4)) {
    const digits = parseInt(c, 36);
    rest = (rest * (digits > 9 ? 100 : 10) + digits) % 97;
  }
  return rest === 1;
}

function ibanEnd(text: string, start: number, end: number): number {
  let iban = '';
  let right = 0;
  for (let at = start; at < end && iban.length < 34; at++) {
    const c = text[at]!;
    if (c === ' ' || c === '-') {
      continue;
    }
    iban += /\p{Nd}/u.test(c) ? String(digitOf(c)) : c.toUpperCase();
    if (/[^0-9A-Z]/.test(iban)) {
      return right;
    }
    const whole = at + 1 === text.length || !/[\p{L}\p{Nd}]/u.test(text[at + 1]!);
    if (iban.length >= 15 && whole && checks(iban)) {
      right = at + 1;
    }
  }
  return right;
}

function ibans(text: string): Span[] {
  const found: Span[] = [];
  const pattern = new RegExp(IBAN, 'gu');
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = match.index + match[1]!.length;
    const end = ibanEnd(text, start, start + match[2]!.length);
    if (end > 0) {
      found.push({ start, end, code: false });
    }
    // What stands before the next number is read again, to see that it begins there.
    pattern.lastIndex = Math.max(start + 1, end - 1);
  }
  return found;
}

export function payments(text: string): Span[] {
  const cards = Array.from(text.matchAll(FIGURES)).flatMap((run) => card(run[0], run.index));
  return [...cards, ...ibans(text)];
}
