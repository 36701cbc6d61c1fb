// The list of equivalents goes stale like a known failure: an entry whose mutant is no more fails here, one whose mutant is
// killed by now fails `npm run mutation`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { PACKAGE_ROOT } from '../../base/package-root.ts';
import { instrumented } from './mutants.ts';
import { PARTS } from './parts.ts';
import type { Equivalent } from './score.ts';

const LIST = JSON.parse(
  readFileSync(join(PACKAGE_ROOT, 'harness/dev/mutation/equivalents.json'), 'utf8'),
) as readonly Equivalent[];
const files = [...new Set(LIST.map(({ mutant }) => mutant.split(' ')[0] ?? ''))];

test('every file that has an entry is mutated', () => {
  const mutated = PARTS.flatMap((part) => part.files);
  expect(files.filter((file) => !mutated.includes(file))).toEqual([]);
});

test('every entry names a mutant that there is, once, and says why', async () => {
  const { mutants } = await instrumented(files);
  const ids = new Set(mutants.map(({ id }) => id));
  expect(LIST.filter(({ mutant }) => !ids.has(mutant)).map(({ mutant }) => mutant)).toEqual([]);
  expect(new Set(LIST.map(({ mutant }) => mutant)).size).toBe(LIST.length);
  expect(LIST.filter(({ reason }) => !/^[A-Z1-9].{9,}\.$/.test(reason)).map(({ reason }) => reason)).toEqual(
    [],
  );
});
