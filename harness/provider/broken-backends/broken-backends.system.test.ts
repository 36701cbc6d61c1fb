import { expect, test } from '@playwright/test';
import { INTERACTIONS } from '../../../contracts/interactions/all.ts';
import { verifyMock } from '../../testing/verify-mock.ts';
import { BROKEN_BACKENDS } from './all.ts';

test('there are at least twelve, each of its own name and caught by an interaction that there is', () => {
  expect(BROKEN_BACKENDS.length).toBeGreaterThanOrEqual(12);
  expect(new Set(BROKEN_BACKENDS.map((one) => one.id)).size).toBe(BROKEN_BACKENDS.length);
  for (const { caughtBy, mode, requirement } of BROKEN_BACKENDS) {
    const interaction = INTERACTIONS.find((one) => one.description === caughtBy);
    expect(interaction?.mode, caughtBy).toBe(mode);
    expect(interaction?.requirements, caughtBy).toContain(requirement);
  }
});

test('every requirement of a backend has one that breaks it', () => {
  const broken = new Set(BROKEN_BACKENDS.map((one) => one.requirement));
  expect([...broken].sort()).toEqual([
    'UDB-01',
    'UDB-02',
    'UDB-03',
    'UDB-04',
    'UDB-05',
    'UDB-06',
    'UDB-07',
    'UDB-08',
    'UDB-09',
    'UDB-10',
  ]);
});

for (const { id, mode, caughtBy, requirement, policy } of BROKEN_BACKENDS) {
  test(`${id} is caught`, async () => {
    const report = await verifyMock({ modes: [mode] }, undefined, policy);
    const caught = report.scenarios.find((one) => one.id === caughtBy);
    expect(report.verdict).toBe('failed');
    expect(caught?.outcome).toBe('failed');
    const check = caught?.checks.find((one) => one.requirement === requirement);
    expect(check?.status).toBe('failed');
    expect(report.counts.notJudged).toBe(0);
  });
}
