/** What a text calls a password, as the server's `PasswordFinder` finds it. */
import { folded, hanEnd, hanStarts, has, isHan } from './table';
import { isWord, type Span, type Token } from './tokens';

const FILLERS = 4;
const SHORTEST = 3;
const OPENING = '"\'“”‘’«»「『（(:：=-–—';
const QUOTES = '"“”«»「『';
const CLOSING = '"\'“”‘’«»」』）).,;，。；、؟?!！।…';
const ADDRESS = /^(?:\S+@\S+\.\S+|https?:\S+|www\.\S+)$/;
const HINDI = new Set(['mera', folded('मेरा')]);

type Link = 'none' | 'is' | 'colon';

const isSign = (value: string): boolean => /[^\p{L}\p{M}\p{N}'’.,/:…-]/u.test(value);
const isStrong = (value: string): boolean =>
  /\p{N}/u.test(value) || isSign(value) || /\p{Ll}\p{Lu}/u.test(value);
const isMixed = (value: string): boolean =>
  /\p{L}/u.test(value) && (/\p{N}/u.test(value) || isSign(value));
const isPlain = (value: string): boolean => /^\p{L}+$/u.test(value) && !has('plain', folded(value));

/** The last token of a word for a password that begins here; -1 if there is none. */
function term(tokens: readonly Token[], i: number): number {
  const { type, word } = tokens[i]!;
  if (type === 'han') {
    return hanEnd('hanPassword', word) > 0 ? i : -1;
  }
  if (type !== 'word') {
    return -1;
  }
  const next = tokens[i + 2];
  if (tokens[i + 1]?.type === 'signs' && next?.type === 'word' && has('password2', `${word} ${next.word}`)) {
    return i + 2;
  }
  return has('password', word) ? i : -1;
}

/** Where a value of no spaces ends; within Chinese text where the Latin letters end. */
function chunkEnd(text: string, start: number): number {
  const end = text.slice(start).search(/[\s，。；、！？）」』]|\p{Script=Han}/u);
  return end < 0 ? text.length : start + end;
}

function value(text: string, from: number, link: Link): Span[] {
  let start = from;
  let quoted = false;
  while (start < text.length && (/\s/.test(text[start]!) || OPENING.includes(text[start]!))) {
    quoted ||= QUOTES.includes(text[start]!);
    start++;
  }
  const whole = chunkEnd(text, start);
  let end = whole;
  while (end > start && CLOSING.includes(text[end - 1]!)) {
    end--;
  }
  const said = text.slice(start, end);
  if (said.length < SHORTEST || !/[\p{L}\p{N}]/u.test(said) || ADDRESS.test(said)) {
    return [];
  }
  const secret =
    quoted ||
    (link === 'none'
      ? isMixed(said)
      : isStrong(said) ||
        (isPlain(said) && (link === 'colon' || end < whole || text.slice(whole).trim() === '')));
  if (!secret) {
    return [];
  }
  while (isMixed(said) && end < whole && '!?'.includes(text[end]!)) {
    end++;
  }
  return [{ start, end, code: false }];
}

function ahead(text: string, tokens: readonly Token[], named: number): Span[] {
  let link: Link = 'none';
  const { type, word, end } = tokens[named]!;
  if (type === 'han') {
    const rest = word.slice(hanEnd('hanPassword', word));
    if (rest !== '' && !isHan('hanIs', rest)) {
      return [];
    }
    link = hanStarts('hanIs', rest) ? 'is' : 'none';
  }
  let passed = 0;
  let at = named + 1;
  for (; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.type === 'signs') {
      if (/[:：=]/u.test(token.word)) {
        link = 'colon';
        at++;
        break;
      }
      if (/[.,;!?\n，。؟।]/u.test(token.word)) {
        return [];
      }
    } else if (link === 'none' && has('is', token.word) && !/[\p{L}\p{Nd}]$/u.test(text.slice(0, token.start))) {
      link = 'is';
    } else if (link === 'none' && passed < FILLERS && has('fillers', token.word)) {
      passed++;
    } else {
      break;
    }
  }
  if (at >= tokens.length && link !== 'colon') {
    return [];
  }
  // A sign may be the value's first.
  const sign = tokens[at - 1];
  const from = sign?.type === 'signs' ? sign.start : (tokens[at]?.start ?? text.length);
  return value(text, Math.max(from, end), link);
}

function behind(text: string, tokens: readonly Token[], named: number): Span[] {
  const { type, word } = tokens[named]!;
  let linked = type === 'han' && hanStarts('hanIs', word);
  let at = named - 1;
  for (let passed = 0; at >= 0 && passed <= FILLERS; at--) {
    const token = tokens[at]!;
    if (token.type === 'signs' && token.length === 1 && token.word.trim() === '') {
      continue;
    }
    if (!isWord(token) || token.type === 'han') {
      break;
    }
    if (has('is', token.word)) {
      linked = true;
      at--;
      break;
    }
    if (!has('fillers', token.word)) {
      break;
    }
    linked ||= HINDI.has(token.word);
    passed++;
  }
  if (!linked || at < 0) {
    return [];
  }
  const before = text.slice(0, tokens[at]!.end).trimEnd();
  const said = /[^\s，。；：「『（]*$/u.exec(before)![0];
  return said.length >= SHORTEST && isMixed(said) && !ADDRESS.test(said)
    ? [{ start: before.length - said.length, end: before.length, code: false }]
    : [];
}

export function passwords(text: string, tokens: readonly Token[]): Span[] {
  const found: Span[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const last = term(tokens, i);
    if (last >= 0) {
      found.push(...ahead(text, tokens, last), ...behind(text, tokens, i));
      i = last;
    }
  }
  return found;
}
