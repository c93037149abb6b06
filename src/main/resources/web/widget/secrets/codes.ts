/** What could be a one-time code, or a part of one, as the server's `CodeFinder` finds it. */
import { runs, type Run } from './runs';
import { sense, type Sense } from './sense';
import { isWord, tokens as tokensOf, type Span, type Token } from './tokens';

const CODE_DIGITS = 4;
const READ_OUT = 4;
const SHORT_MESSAGE = 5;

function isReadOut(run: Run): boolean {
  const words = run.count('word');
  return (
    run.count('scale') === 0 &&
    (words >= READ_OUT || (words + run.count('tens') >= 3 && run.digits >= 6))
  );
}

/** Whether the text before it ended in figures, or in what was replaced, and this adds some. */
function goesOn(tokens: readonly Token[], run: Run, earlier: readonly Token[]): boolean {
  const words = tokens.filter(isWord).length;
  if (words > SHORT_MESSAGE || (run.allWords && words > run.units.length)) {
    return false;
  }
  const last = earlier.filter(({ type }) => type !== 'signs').pop();
  return (
    last !== undefined &&
    (last.type === 'mark' || last.type === 'figures' || runs([last]).length > 0)
  );
}

function isPart(
  tokens: readonly Token[],
  run: Run,
  earlier: readonly Token[],
  alone: boolean,
  said: Sense,
): boolean {
  const adds = goesOn(tokens, run, earlier);
  if (run.digits < 2) {
    return alone && adds;
  }
  return alone || said === 'code' || (adds && said !== 'other');
}

function isCode(text: string, tokens: readonly Token[], run: Run, earlier: readonly Token[]): boolean {
  const alone = tokens.every(
    ({ type }, i) => (i >= run.first && i <= run.last) || type === 'signs',
  );
  const said = sense(text, tokens, run);
  if (run.digits < CODE_DIGITS) {
    return isPart(tokens, run, earlier, alone, said);
  }
  if (run.allWords) {
    return (said !== 'other' && isReadOut(run)) || alone || said === 'code';
  }
  if (run.count('lookalike') > 0) {
    return (
      run.units
        .filter(({ form }) => form === 'figures')
        .reduce((sum, { digits }) => sum + digits, 0) >= 2
    );
  }
  return alone || said !== 'other';
}

export function codes(text: string, tokens: readonly Token[], earlier: string): Span[] {
  const before = tokensOf(earlier);
  return runs(tokens)
    .filter((run) => isCode(text, tokens, run, before))
    .map((run) => ({ start: tokens[run.first]!.start, end: tokens[run.last]!.end, code: true }));
}
