// Each broken backend is caught by the interaction that it names, and lets others pass: it is broken in one thing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { INTERACTIONS } from '../../../../contracts/interactions/all.ts';
import type { Mode } from '../../../../contracts/mode.ts';
import { BACKEND_REQUIREMENTS } from '../../../../contracts/requirements/backend.ts';
import { SEQUENCES } from '../../../../contracts/sequences/all.ts';
import type { ScenarioResult } from '../../../../reports/model.ts';
import { cli } from '../../../testing/fake-io.ts';
import { verifyEach } from '../../../testing/verify-each.ts';
import { verifyMock } from '../../../testing/verify-mock.ts';
import { requirementsIn } from '../../files/pact-json.ts';
import { BROKEN_BACKENDS, brokenBackend } from './all.ts';
import type { BrokenBackend } from './broken-backend.ts';
import { eighteenAtOnce, eighteenDefects } from './eighteen.ts';

test('there are at least ninety, each of its own name and caught by an interaction that there is', () => {
  expect(BROKEN_BACKENDS.length).toBeGreaterThanOrEqual(90);
  expect(new Set(BROKEN_BACKENDS.map((one) => one.id)).size).toBe(BROKEN_BACKENDS.length);
  for (const { caughtBy, mode, requirement } of BROKEN_BACKENDS) {
    const interaction = [...INTERACTIONS, ...SEQUENCES].find((one) => one.description === caughtBy);
    expect(interaction?.mode, caughtBy).toBe(mode);
    // What verify-provider sees beside the pact is in no description.
    if (!['UDB-11', 'UDB-12'].includes(requirement))
      expect(requirementsIn(caughtBy), caughtBy).toContain(requirement);
  }
});

test('every requirement of a backend has one that breaks it', () => {
  const broken = new Set(BROKEN_BACKENDS.map((one) => one.requirement));
  expect(BACKEND_REQUIREMENTS.filter(({ id }) => !broken.has(id))).toEqual([]);
});

/** Of each mode two that have little to do with each other: one defect does not break both. */
const CONTROLS: Readonly<Record<Mode, readonly string[]>> = {
  'application-code': [
    'application-code: register installation (UDB-01)',
    'application-code: fetchUser with an unknown application code is refused (UDB-02, UDB-10)',
  ],
  jwt: [
    'jwt: fetchUser with a valid JWT (UDB-03)',
    'jwt: fetchUser with a Bearer that is no JWT is refused (UDB-02, UDB-10)',
  ],
  'contact-information-api': [
    'contact-information-api: fetch a person (UDB-09)',
    'contact-information-api: fetchUser without an Authorization header is refused (UDB-02, UDB-10)',
  ],
};

function failedIn(result: ScenarioResult | undefined): readonly string[] {
  return (result?.checks ?? []).filter(({ status }) => status === 'failed').map((one) => one.requirement);
}

/** Why a broken backend is not caught as it should be; undefined: it is. */
function escaped(
  { id, caughtBy, requirement, mode, level }: BrokenBackend,
  results: readonly ScenarioResult[],
): string | undefined {
  const mine = results.find((one) => one.id === caughtBy);
  if (mine?.outcome !== (level === 'SHOULD' ? 'warning' : 'failed'))
    return `${id}: ${caughtBy}: ${mine?.outcome} ${mine?.reason ?? ''}`;
  if (!failedIn(mine).includes(requirement)) return `${id}: failed ${failedIn(mine)}, not ${requirement}`;
  const others = results.filter((one) => CONTROLS[mode].includes(one.id));
  return others.some(({ outcome }) => outcome === 'passed') ? undefined : `${id}: breaks everything`;
}

test('each is caught by the interaction that it names, under its requirement', async () => {
  const results = await verifyEach(BROKEN_BACKENDS, (at) => {
    const { caughtBy = '', mode = 'jwt' } = BROKEN_BACKENDS[at] ?? {};
    return [...new Set([caughtBy, ...CONTROLS[mode]])];
  });
  expect(BROKEN_BACKENDS.flatMap((one, at) => escaped(one, results[at] ?? []) ?? [])).toEqual([]);
});

test('the interactions that catch them pass where nothing is broken', async () => {
  const caught = [...new Set(BROKEN_BACKENDS.map((one) => one.caughtBy))];
  const [results = []] = await verifyEach([{}], () => caught);
  expect(results.filter(({ outcome }) => outcome !== 'passed').map(({ reason }) => reason)).toEqual([]);
  expect(results).toHaveLength(caught.length);
});

function exactly(text: string): string {
  return `^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
}

test('a broken backend verified as its users would do it ends with 1 and names the interaction', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mm-auth-broken-'));
  const [first] = BROKEN_BACKENDS;
  const caughtBy = first?.caughtBy ?? '';
  const args = ['verify-provider', '--base-url', `mock:${first?.id}`, '--grep', exactly(caughtBy), '--quiet'];
  const { exitCode, out } = await cli(args, folder).finally(() => rmSync(folder, { recursive: true }));
  expect(exitCode).toBe(1);
  expect(out).toContain(caughtBy);
});

test('a defect in one decision breaks nothing that it has nothing to do with', async () => {
  const policy = brokenBackend('ignores-kid')?.policy ?? {};
  const some = /kid|key is bad|signature|expired|valid JWT \(|anonymous|typ claim/;
  const report = await verifyMock({ modes: ['jwt'], grep: some }, undefined, policy);
  const failed = report.scenarios.filter((one) => one.outcome === 'failed').map((one) => one.id);
  expect(failed.length).toBeGreaterThan(3);
  for (const id of failed) expect(id).toMatch(/\bkid\b|JWTs whose key is bad/);
  expect(report.requirements.filter((one) => one.outcome === 'failed').map((one) => one.id)).toEqual([
    'UDB-04',
    'UDB-11',
  ]);
});

test('eighteen defects at once are each red under the requirement that they break', async () => {
  const defects = eighteenDefects();
  expect(defects).toHaveLength(18);
  const caught = [...new Set(defects.map((one) => one.caughtBy))];
  const [results = []] = await verifyEach([eighteenAtOnce()], () => caught);
  const hidden = defects.flatMap(({ id, caughtBy, requirement }) => {
    const mine = results.find((one) => one.id === caughtBy);
    return failedIn(mine).includes(requirement)
      ? []
      : [`${id}: ${caughtBy}: ${mine?.outcome} ${mine?.reason}`];
  });
  expect(hidden).toEqual([]);
});
