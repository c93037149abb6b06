import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { mask } from '../../../main/resources/web/widget/mask';

interface Line {
  codes: boolean;
  earlier: string;
  text: string;
  masked: string;
}

/** What the server makes of each line; `MaskAgreementTest` holds the server to the same file. */
const lines = readFileSync('src/test/resources/redaction/masked.jsonl', 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Line);

test('the widget masks what the server masks, in a thousand lines', () => {
  assert.equal(lines.length, 1000);
  const others = lines
    .map((line) => ({ ...line, widget: mask(line.text, line.codes, line.earlier) }))
    .filter(({ masked, widget }) => widget !== masked);
  assert.deepEqual(others, []);
});

test('some of the lines hold a secret and some hold none', () => {
  const hidden = lines.filter(({ text, masked }) => text !== masked).length;
  assert.ok(hidden > 300 && hidden < 900, `${hidden} of ${lines.length}`);
});
