// A figure that says what it is of: equivalents go stale like known failures, and what was not played counts for nothing.
import { expect, test } from '@playwright/test';
import type { MachineMutant } from './mutants.ts';
import { scoreOf, shares } from './score.ts';

const mutant = (name: string): MachineMutant => ({ switch: name, id: `a.ts ${name}`, line: 1 });
const ALL = ['killed', 'by unit', 'same', 'missed', 'unplayed'].map(mutant);
const KILLS = new Map([
  ['a.ts killed', 'a scenario'],
  ['a.ts by unit', 'unit test: x'],
  ['a.ts same', null],
  ['a.ts missed', null],
]);
const entry = (name: string) => ({ mutant: `a.ts ${name}`, reason: 'It does the same.' });
const score = (...names: readonly string[]) => scoreOf(ALL, KILLS, names.map(entry), ['a.ts']);

test('killed, equivalent, survived, not played', () => {
  const made = score('same');
  expect(made).toMatchObject({
    mutants: 4,
    unplayed: 1,
    killed: 2,
    byUnitTests: 1,
    equivalents: 1,
    stale: [],
  });
  expect(made.survivors.map(({ id }) => id)).toEqual(['a.ts missed']);
  expect(shares(made)).toEqual({ raw: 2 / 4, real: 2 / 3 });
});

test('an entry whose mutant is killed, or is no more, is stale; one that was not played is not', () => {
  expect(score('killed', 'gone', 'unplayed').stale).toEqual([
    'a.ts killed: it is killed by a scenario',
    'a.ts gone: there is no such mutant any more',
  ]);
});

test('an entry of another file is no business of this part', () => {
  expect(scoreOf(ALL, KILLS, [{ ...entry('x'), mutant: 'b.ts x' }], ['a.ts']).stale).toEqual([]);
});
