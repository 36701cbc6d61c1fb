// The list of known failures that a run writes: the next run is green, and the list goes stale when the SDK is mended.
import { expect, test } from '@playwright/test';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { run } from '../../library/run.ts';
import { updatedKnownFailures } from './update-known-failures.ts';

const PART = { ids: ['jwt/valid/plain', 'jwt/null'] };
const BROKEN = 'mutant:lower-case-bearer';
const catalogue = CATALOGUE.map(({ id }) => id);
const how = { reason: 'MM-1', catalogue };

test('what a run writes makes the next one green, goes stale when the SDK is mended, and is then taken out', async () => {
  const first = await run({ ...PART, sdk: BROKEN });
  expect(first.verdict).toBe('failed');
  const { entries, removed } = updatedKnownFailures([], first, how);
  expect(removed).toEqual([]);
  expect(entries.length).toBeLessThan(first.counts.failed);
  expect(entries[0]?.reason).toMatch(/^MM-1: ./);

  const green = await run({ ...PART, sdk: BROKEN, knownFailures: entries });
  expect([green.verdict, green.counts.failed]).toEqual(['passed', 0]);
  expect(updatedKnownFailures(entries, green, how)).toEqual({ entries, added: [], removed: [] });

  const mended = await run({ ...PART, sdk: 'reference', knownFailures: entries });
  expect([mended.verdict, mended.knownFailureProblems.length]).toEqual(['failed', entries.length]);
  expect(updatedKnownFailures(entries, mended, how).entries).toEqual([]);
});

test('what somebody wrote stays: reason, link, date, order; so does what the run says nothing of', async () => {
  const mine = [
    { scenario: 'jwt/valid/**', requirement: 'UDA-02', reason: 'mine', link: 'https://t.example/1' },
    { scenario: 'jwt/expired/**', requirement: 'UDA-13', reason: 'not in this run', expires: '2099-01-31' },
    { scenario: 'jwt/none/**', requirement: 'UDA-13', reason: 'matches nothing' },
  ];
  const report = await run({ ...PART, sdk: BROKEN, knownFailures: mine });
  const { entries, added, removed } = updatedKnownFailures(mine, report, how);
  expect(entries.slice(0, 2)).toEqual(mine.slice(0, 2));
  expect(removed).toEqual(mine.slice(2));
  expect(added.map(({ requirement }) => requirement)).toEqual(
    [...added.map(({ requirement }) => requirement)].sort(),
  );
  const again = added.filter(
    ({ requirement, scenario }) => requirement === 'UDA-02' && scenario.includes('jwt/valid/'),
  );
  expect(again).toEqual([]);
});
