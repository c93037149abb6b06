/** Takes texts apart, as the server's `Tokenizer` does. */
import { folded, isNumeral } from './table';

export type Type = 'figures' | 'word' | 'han' | 'numeral' | 'signs' | 'mark';

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly type: Type;
  /** A word in the form in which words are compared; what stands there for others. */
  readonly word: string;
  /** In code points. */
  readonly length: number;
}

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly code: boolean;
}

export const isWord = (token: Token | undefined): token is Token =>
  token?.type === 'word' || token?.type === 'han';

function typeOf(c: string, before: Type): Type {
  if (c === '•') {
    return 'mark';
  }
  if (isNumeral('hanUnits', c) || isNumeral('hanGlue', c) || isNumeral('hanScales', c)) {
    return 'numeral';
  }
  if (/[\p{Nd}\p{No}]/u.test(c)) {
    return 'figures';
  }
  if (/[\p{Mn}\p{Mc}]/u.test(c)) {
    return before === 'word' ? 'word' : 'signs';
  }
  if (!/\p{L}/u.test(c)) {
    return 'signs';
  }
  return /\p{Script=Han}/u.test(c) ? 'han' : 'word';
}

export function tokens(text: string): Token[] {
  const found: Token[] = [];
  const characters = Array.from(text);
  let at = 0;
  let start = 0;
  while (at < characters.length) {
    const type = typeOf(characters[at]!, 'signs');
    let part = '';
    let length = 0;
    do {
      part += characters[at];
      at++;
      length++;
    } while (
      type !== 'numeral' &&
      at < characters.length &&
      typeOf(characters[at]!, type) === type
    );
    const end = start + part.length;
    found.push({ start, end, type, word: type === 'word' ? folded(part) : part, length });
    start = end;
  }
  return found;
}
