// Each broken backend, verified as its users would do it, ends with 1 and names the interaction.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { INTERACTIONS } from '../../../../contracts/interactions/all.ts';
import { BACKEND_REQUIREMENTS } from '../../../../contracts/requirements/backend.ts';
import { cli } from '../../../testing/fake-io.ts';
import { verifyMock } from '../../../testing/verify-mock.ts';
import { BROKEN_BACKENDS, brokenBackend } from './all.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-broken-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('there are at least ninety, each of its own name and caught by an interaction that there is', () => {
  expect(BROKEN_BACKENDS.length).toBeGreaterThanOrEqual(90);
  expect(new Set(BROKEN_BACKENDS.map((one) => one.id)).size).toBe(BROKEN_BACKENDS.length);
  for (const { caughtBy, mode, requirement } of BROKEN_BACKENDS) {
    const interaction = INTERACTIONS.find((one) => one.description === caughtBy);
    expect(interaction?.mode, caughtBy).toBe(mode);
    // What verify-provider sees beside the pact is in no description.
    if (!['UDB-11', 'UDB-12'].includes(requirement))
      expect(interaction?.requirements, caughtBy).toContain(requirement);
  }
});

test('every requirement of a backend has one that breaks it', () => {
  const broken = new Set(BROKEN_BACKENDS.map((one) => one.requirement));
  expect(BACKEND_REQUIREMENTS.filter(({ id }) => !broken.has(id))).toEqual([]);
});

function exactly(text: string): string {
  return `^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
}

/** In this process: a start of the command line for each would take most of the time. */
for (const { id, caughtBy, requirement, policy, twist } of BROKEN_BACKENDS) {
  test(`${id} is caught`, async () => {
    const report = await verifyMock(
      { grep: new RegExp(exactly(caughtBy)) },
      undefined,
      policy ?? {},
      twist?.(),
    );
    const [result] = report.scenarios;
    expect(result?.outcome, result?.reason).toBe('failed');
    expect(
      result?.checks.filter(({ status }) => status === 'failed').map((one) => one.requirement),
    ).toContain(requirement);
  });
}

test('a broken backend verified as its users would do it ends with 1 and names the interaction', async () => {
  const [first] = BROKEN_BACKENDS;
  const caughtBy = first?.caughtBy ?? '';
  const args = ['verify-provider', '--base-url', `mock:${first?.id}`, '--grep', exactly(caughtBy), '--quiet'];
  const { exitCode, out } = await cli(args, folder);
  expect(exitCode).toBe(1);
  expect(out).toContain(caughtBy);
});

test('the interactions that catch them pass where nothing is broken', async () => {
  const caught = BROKEN_BACKENDS.map((one) => exactly(one.caughtBy)).join('|');
  const report = await verifyMock({ grep: new RegExp(caught) });
  expect(report.verdict).toBe('passed');
});

test('a defect in one decision breaks nothing that it has nothing to do with', async () => {
  const policy = brokenBackend('ignores-kid')?.policy ?? {};
  const report = await verifyMock({ modes: ['jwt'] }, undefined, policy);
  const failed = report.scenarios.filter((one) => one.outcome === 'failed').map((one) => one.id);
  expect(failed.length).toBeGreaterThan(3);
  for (const id of failed) expect(id).toMatch(/\bkid\b|JWTs whose key is bad/);
  expect(report.requirements.filter((one) => one.outcome === 'failed').map((one) => one.id)).toEqual([
    'UDB-04',
    'UDB-11',
  ]);
});
