// What the judge says of each kind of expectation is what was written down and read (harness/testing/judge-table).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { PACKAGE_ROOT } from '../../base/package-root.ts';
import { EXPECTATIONS, tableOf } from '../../testing/judge-table/table.ts';

const PATH = 'harness/testing/judge-table/judge-table.json';
const written = JSON.parse(readFileSync(join(PACKAGE_ROOT, PATH), 'utf8')) as Record<string, unknown>;

for (const name of Object.keys(EXPECTATIONS)) {
  test(`the table of "${name}"`, () => {
    expect(tableOf(name), `If this is meant: npm run judge-table, then read git diff ${PATH}`).toEqual(
      written[name],
    );
  });
}

test('the table has nothing else', () => {
  expect(Object.keys(written)).toEqual(Object.keys(EXPECTATIONS));
});
