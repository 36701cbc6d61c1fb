// What the judge says of each kind of expectation is what was written down and read (harness/testing/judge-table).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { PACKAGE_ROOT } from '../../base/package-root.ts';
import { EXPECTATIONS, type JudgeTable, partsOf, type TablePart } from '../../testing/judge-table/table.ts';

const PATH = 'harness/testing/judge-table/judge-table.json';
const written = JSON.parse(readFileSync(join(PACKAGE_ROOT, PATH), 'utf8')) as JudgeTable;

function linesOf(part: TablePart | undefined): readonly string[] {
  const statuses = typeof part?.statuses === 'string' ? { as: part.statuses } : (part?.statuses ?? {});
  return [...Object.entries(statuses), ...Object.entries(part?.words ?? {})].map((line) => line.join(' ⇒ '));
}

/** The first line that differs, now and as written: of a whole table nobody reads the difference in a terminal. */
function difference(
  now: TablePart,
  before: TablePart | undefined,
): readonly (string | undefined)[] | undefined {
  const [is, was] = [linesOf(now), linesOf(before)];
  const at = [...is, ...was].findIndex((_, line) => is[line] !== was[line]);
  return at === -1 ? undefined : [is[at], was[at]];
}

for (const name of Object.keys(EXPECTATIONS)) {
  test(`the table of "${name}"`, () => {
    for (const [story, part] of partsOf(name))
      expect(
        difference(part, written[name]?.[story]),
        `${story}: if this is meant: npm run judge-table, then read git diff ${PATH}`,
      ).toBeUndefined();
  });
}

test('the table has nothing else', () => {
  expect(Object.keys(written)).toEqual(Object.keys(EXPECTATIONS));
});
