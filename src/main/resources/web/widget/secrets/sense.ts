/** What the words and signs beside a number make it, as the server's `NumberSense` tells. */
import type { Run } from './runs';
import { hanEnd, hanStarts, has } from './table';
import { isWord, type Token } from './tokens';

export type Sense = 'code' | 'other' | 'untold';

const ENDS = /[.!?。！？؟।;；\n]/u;

function value(text: string, { start, end }: Token): number {
  let sum = 0;
  for (const c of text.slice(start, end)) {
    const digit = /\p{Nd}/u.test(c) ? digitOf(c) : 0;
    sum = sum * 10 + digit;
  }
  return sum;
}

/** The value of a figure of any script: its place behind the script's zero. */
export function digitOf(c: string): number {
  const plain = c.normalize('NFKC');
  if (/^[0-9]$/.test(plain)) {
    return Number(plain);
  }
  let zero = c.codePointAt(0)!;
  const code = zero;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) {
    zero--;
  }
  return code - zero;
}

/** The words between two neighbours' tokens, in one direction, with a sign or two between. */
function beside(tokens: readonly Token[], i: number, step: number): Token | undefined {
  let at = i + step;
  const sign = tokens[at];
  if (sign?.type === 'signs') {
    if (sign.length > 2 || sign.word.includes('\n')) {
      return undefined;
    }
    at += step;
  }
  return isWord(tokens[at]) ? tokens[at] : undefined;
}

function neighbour(tokens: readonly Token[], i: number, away: number): string {
  const step = Math.sign(away);
  let left = Math.abs(away);
  for (let at = i + step; at >= 0 && at < tokens.length; at += step) {
    const token = tokens[at]!;
    if (isWord(token) && --left === 0) {
      return token.word;
    }
    if (token.type === 'figures' || token.type === 'mark') {
      return '';
    }
  }
  return '';
}

function isFixed(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!;
  return (
    token.type === 'word' &&
    has('code', token.word) &&
    [-1, 1, 2].some((away) => has('fix', neighbour(tokens, i, away)))
  );
}

function isAmount(tokens: readonly Token[], run: Run): boolean {
  const before = tokens[run.first - 1];
  const behind = tokens[run.last + 1];
  if (
    (before?.type === 'signs' && /\p{Sc}\s*$/u.test(before.word)) ||
    (behind?.type === 'signs' && /^\s*[\p{Sc}%]/u.test(behind.word))
  ) {
    return true;
  }
  const previous = beside(tokens, run.first, -1);
  if (previous && has('money', previous.word)) {
    return true;
  }
  const next = beside(tokens, run.last, 1);
  if (!next) {
    return false;
  }
  return next.type === 'han'
    ? hanStarts('hanThings', next.word) || hanStarts('hanMoney', next.word)
    : has('money', next.word) || has('things', next.word);
}

const isYear = (year: number): boolean => year >= 1900 && year < 2100;

function isYearFigures(text: string, tokens: readonly Token[], run: Run): boolean {
  return (
    run.units.length === 1 &&
    run.allFigures &&
    run.digits === 4 &&
    isYear(value(text, tokens[run.first]!))
  );
}

function isHanYear(tokens: readonly Token[], run: Run): boolean {
  const first = tokens[run.first]!;
  const next = tokens[run.last + 1];
  return (
    run.units.length === 4 &&
    run.last === run.first + 3 &&
    first.type === 'numeral' &&
    '一二'.includes(first.word) &&
    next?.type === 'han' &&
    hanStarts('hanYearAfter', next.word)
  );
}

/** What stands before the unit of this index. */
function between(tokens: readonly Token[], run: Run, i: number): string {
  const from = run.units[i - 1]!.token;
  return run.units[i]!.token === from + 2 ? tokens[from + 1]!.word : '';
}

function isTime(text: string, tokens: readonly Token[], run: Run): boolean {
  const [hour, minute] = run.units;
  return (
    run.units.length === 2 &&
    run.allFigures &&
    hour!.digits <= 2 &&
    minute!.digits === 2 &&
    between(tokens, run, 1) === ':' &&
    value(text, tokens[hour!.token]!) < 24 &&
    value(text, tokens[minute!.token]!) < 60
  );
}

function isDayAndMonth(one: number, other: number): boolean {
  return one > 0 && other > 0 && Math.max(one, other) <= 31 && Math.min(one, other) <= 12;
}

function isDate(text: string, tokens: readonly Token[], run: Run): boolean {
  if (run.units.length !== 3 || run.units.some(({ digits }) => digits > 4)) {
    return false;
  }
  const sign = between(tokens, run, 1);
  if (!/^[/.-]$/.test(sign) || sign !== between(tokens, run, 2)) {
    return false;
  }
  const [first, second, third] = run.units.map(({ token }) => value(text, tokens[token]!));
  if (run.units[0]!.digits === 4) {
    return isYear(first!) && isDayAndMonth(second!, third!);
  }
  const last = run.units[2]!.digits;
  return isDayAndMonth(first!, second!) && (last === 4 ? isYear(third!) : last === 2);
}

function isVersion(tokens: readonly Token[], run: Run): boolean {
  return (
    run.units.length >= 3 &&
    run.units.every((_, i) => i === 0 || between(tokens, run, i) === '.') &&
    new Set(run.units.map(({ digits }) => digits)).size > 1
  );
}

function isPhone(tokens: readonly Token[], run: Run): boolean {
  if (run.digits < 9) {
    return false;
  }
  if (tokens[run.first - 1]?.word.endsWith('+')) {
    return true;
  }
  return tokens
    .slice(0, run.first)
    .filter(isWord)
    .slice(-5)
    .some(({ type, word }) => (type === 'han' ? hanEnd('hanPhone', word) > 0 : has('phone', word)));
}

function isOther(text: string, tokens: readonly Token[], run: Run): boolean {
  if (isHanYear(tokens, run)) {
    return true;
  }
  if (!run.allFigures) {
    return false;
  }
  const next = beside(tokens, run.last, 1);
  if (next && isYearFigures(text, tokens, run)) {
    return next.type === 'han' ? hanStarts('hanYearAfter', next.word) : has('yearAfter', next.word);
  }
  return (
    isTime(text, tokens, run) ||
    isDate(text, tokens, run) ||
    isVersion(tokens, run) ||
    isPhone(tokens, run)
  );
}

/** 482913 is my code. */
function isCalledCodeBehind(tokens: readonly Token[], run: Run): boolean {
  let passed = 0;
  let linked = false;
  for (let i = run.last + 1; i < tokens.length && passed < 4; i++) {
    const { type, word } = tokens[i]!;
    if (type === 'signs' && ENDS.test(word)) {
      return false;
    }
    if (!isWord(tokens[i])) {
      continue;
    }
    passed++;
    if (type === 'han') {
      return hanStarts('hanIs', word) && hanEnd('hanCode', word) > 0;
    }
    if (passed === 1) {
      linked = has('is', word) || has('fillers', word);
    } else if (linked && has('code', word)) {
      return true;
    }
  }
  return false;
}

export function sense(text: string, tokens: readonly Token[], run: Run): Sense {
  if (isAmount(tokens, run)) {
    return 'other';
  }
  const reach = run.digits < 4 ? 3 : 6;
  let passed = 0;
  for (let i = run.first - 1; i >= 0 && passed < reach; i--) {
    const { type, word } = tokens[i]!;
    if (type === 'signs' && passed > 0 && ENDS.test(word)) {
      break;
    }
    if (!isWord(tokens[i])) {
      continue;
    }
    passed++;
    if (isFixed(tokens, i)) {
      return 'other';
    }
    if (passed === 1) {
      const year = isYearFigures(text, tokens, run) && type === 'word' && has('year', word);
      const time = isTime(text, tokens, run) && (has('time', word) || has('year', word));
      if (year || time) {
        return 'other';
      }
    }
    if (type === 'han') {
      const code = hanEnd('hanCode', word);
      const label = hanEnd('hanLabels', word);
      if (code > 0 || label > 0) {
        return label > code && run.allFigures ? 'other' : 'code';
      }
    } else if (has('code', word)) {
      return 'code';
    } else if (passed <= 3 && has('labels', word)) {
      return 'other';
    }
  }
  if (isCalledCodeBehind(tokens, run)) {
    return 'code';
  }
  return isOther(text, tokens, run) ? 'other' : 'untold';
}
