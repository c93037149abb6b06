/** Numbers of a text that may belong together, as the server's `NumberRuns` finds them. */
import { has, isHan, isNumeral } from './table';
import type { Token } from './tokens';

export type Form = 'figures' | 'lookalike' | 'word' | 'tens' | 'glue' | 'scale';

export interface Unit {
  readonly token: number;
  readonly form: Form;
  readonly digits: number;
}

export class Run {
  constructor(readonly units: readonly Unit[]) {}

  get first(): number {
    return this.units[0]!.token;
  }

  get last(): number {
    return this.units[this.units.length - 1]!.token;
  }

  get digits(): number {
    return this.units.reduce((sum, unit) => sum + unit.digits, 0);
  }

  count(form: Form): number {
    return this.units.filter((unit) => unit.form === form).length;
  }

  get allFigures(): boolean {
    return this.count('figures') === this.units.length;
  }

  get allWords(): boolean {
    return this.count('figures') + this.count('lookalike') === 0;
  }
}

const GAP = 3;
const WIDE_GAP = 8;
const MODEL_DIGITS = 4;
const LOOKALIKE = /^[oli]+$/;

const written = ({ form }: Unit): boolean => form !== 'figures' && form !== 'lookalike';
const small = (unit: Unit): boolean => unit.digits <= 1 || written(unit);
const whole = ({ form, digits }: Unit): boolean => form === 'figures' && digits >= 4;

function belong(last: Unit, next: Unit, gap: number, joined: boolean): boolean {
  const single = small(last) && small(next);
  if (whole(last) !== whole(next) && (written(last) || written(next))) {
    return false;
  }
  return joined ? single && gap <= WIDE_GAP : gap <= (single ? WIDE_GAP : GAP);
}

function isModelPart(token: Token | undefined): boolean {
  return (
    token?.type === 'word' &&
    /^[\0-\u024f]*$/.test(token.word) &&
    !LOOKALIKE.test(token.word) &&
    !has('code', token.word) &&
    !has('units', token.word) &&
    !has('joiners', token.word) &&
    !has('is', token.word)
  );
}

function lookalike(tokens: readonly Token[], i: number, last: Unit | undefined): Unit | undefined {
  const token = tokens[i]!;
  if (tokens[i - 1]?.type === 'figures' || tokens[i + 1]?.type === 'figures') {
    return { token: i, form: 'lookalike', digits: token.length };
  }
  const after = tokens[i + 2];
  const between =
    token.length === 1 &&
    last?.form === 'figures' &&
    last.digits === 1 &&
    after?.type === 'figures' &&
    after.length === 1;
  return between ? { token: i, form: 'lookalike', digits: 0 } : undefined;
}

function unit(tokens: readonly Token[], i: number, last: Unit | undefined): Unit | undefined {
  const { type, word, length } = tokens[i]!;
  if (type === 'figures') {
    const model =
      length === MODEL_DIGITS && (isModelPart(tokens[i - 1]) || isModelPart(tokens[i + 1]));
    return model ? undefined : { token: i, form: 'figures', digits: length };
  }
  if (type === 'numeral') {
    return isNumeral('hanUnits', word)
      ? { token: i, form: 'word', digits: 1 }
      : { token: i, form: isNumeral('hanGlue', word) ? 'glue' : 'scale', digits: 0 };
  }
  if (type !== 'word') {
    return undefined;
  }
  if (has('units', word)) {
    return { token: i, form: 'word', digits: last?.form === 'tens' ? 0 : 1 };
  }
  if (has('tens', word)) {
    return { token: i, form: 'tens', digits: 2 };
  }
  if (has('pairs', word)) {
    return { token: i, form: 'word', digits: 2 };
  }
  if (has('glue', word)) {
    return { token: i, form: 'glue', digits: 0 };
  }
  if (has('scales', word)) {
    return last && { token: i, form: 'scale', digits: 0 };
  }
  return LOOKALIKE.test(word) ? lookalike(tokens, i, last) : undefined;
}

export function runs(tokens: readonly Token[]): Run[] {
  const found: Run[] = [];
  let units: Unit[] = [];
  let gap = 0;
  let joined = false;
  const close = (): void => {
    if (units.length) {
      found.push(new Run(units));
    }
    units = [];
  };
  tokens.forEach((token, i) => {
    if (token.type === 'signs') {
      gap += token.length;
      return;
    }
    const last = units[units.length - 1];
    const next = unit(tokens, i, last);
    if (next) {
      if (last && !belong(last, next, gap, joined)) {
        close();
      }
      if (units.length || next.form !== 'scale') {
        units.push(next);
      }
      joined = false;
    } else if (
      last &&
      !joined &&
      (token.type === 'han' ? isHan('hanJoiners', token.word) : token.type === 'word' && has('joiners', token.word))
    ) {
      joined = true;
      return;
    } else {
      close();
      joined = false;
    }
    gap = 0;
  });
  close();
  return found;
}
