import { expect, test } from '@playwright/test';
import type { Cell } from '../../diagnosis/cells.ts';
import { MUTANTS } from '../../reference/mutants/all.ts';
import { defectSources, rulesHash } from './made-from.ts';
import { knownOf, missingOf } from './plan.ts';
import { cellsPlayed, shownTwice } from './played.ts';

const CATALOGUE = ['a', 'b', 'c'];

const known = (source: string, stories: string, failing: Readonly<Record<string, string>> = {}) => ({
  source,
  stories: new Set(stories),
  predicts: new Map(Object.entries(failing)),
});

test('only what was never played is missing', () => {
  const repo = known('now', 'ab', { a: 'old' });
  expect(missingOf(knownOf('now', [repo]), CATALOGUE)).toEqual(['c']);
  expect(missingOf(knownOf('now', [repo, known('now', 'c')]), CATALOGUE)).toEqual([]);
});

test('a defect whose file has changed is played with everything', () => {
  expect(missingOf(knownOf('now', [known('before', 'abc'), undefined]), CATALOGUE)).toEqual(CATALOGUE);
});

test('what was played later counts: a story that passes by now is predicted no more', () => {
  const { predicts } = knownOf('now', [
    known('now', 'ab', { b: 'new' }),
    known('now', 'abc', { a: 'old', c: 'old' }),
  ]);
  expect([...predicts]).toEqual([
    ['b', 'new'],
    ['c', 'old'],
  ]);
});

test('only what fails alike twice is steady; all that was seen is kept', () => {
  const failed = (...signs: string[]) => ({ outcome: 'failed' as const, signs });
  const once = new Map<string, Cell>([
    ['a', failed('x', 'y')],
    ['b', failed('x')],
    ['c', { outcome: 'unknown' as const, signs: [] }],
  ]);
  const again = new Map<string, Cell>([
    ['a', failed('x')],
    ['b', failed('z', 'x')],
  ]);
  const shown = shownTwice(once, again);
  expect(shown.steady).toEqual({ a: 'x' });
  expect(cellsPlayed({ ...shown, source: '', rules: '' })).toEqual(once);
});

test('each known defect stands in one file', async () => {
  const sources = await defectSources();
  expect(MUTANTS.filter(({ id }) => !sources.has(id))).toEqual([]);
  expect(sources.get('exp-read-as-milliseconds')?.file).toBe('expiry.ts');
  expect(rulesHash()).toMatch(/^[0-9a-f]{8}$/);
});
