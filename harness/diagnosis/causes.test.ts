// Known defects, played in process: each comes down to what it is, and not to what follows from it.
import { expect, test } from '@playwright/test';
import type { Cause } from '../../reports/causes.ts';
import type { ScenarioResult } from '../../reports/model.ts';
import { runScenarios } from '../testing/run-scenarios.ts';
import { causesOf, MAX_CAUSES } from './causes.ts';

async function causes(mutant: string, ids: readonly string[]): Promise<readonly Cause[]> {
  return (await runScenarios(`mutant:${mutant}`, { ids })).causes ?? [];
}

test('an SDK that is right has no causes', async () => {
  const report = await runScenarios('reference', { ids: ['jwt/valid', 'jwt/null'] });
  expect(report.causes).toBeUndefined();
});

test('an old token is told as another token, and not as a refusal', async () => {
  const [first, ...rest] = await causes('first-token-wins', ['jwt/setter/accepts/a-token-over-another']);
  expect(first?.text).toBe('A request goes out with another token instead of the token that was set');
  expect(first?.level).toBe('MUST');
  expect(first?.seen).toContain('the token "good" as Bearer');
  expect(rest).toEqual([]);
});

test('a token on every request keeps the SDK from starting: that comes before all else', async () => {
  const [first] = await causes('bearer-on-every-endpoint', ['jwt/valid']);
  expect(first?.text).toMatch(/^The SDK does not start as it should\. A request goes out with the token/);
});

test('failures of one cause share it, whatever the operation and the level; the strictest one counts', async () => {
  const all = await causes('codes-swapped', ['jwt/not-a-jws', 'jwt/alphabet/impossible-length']);
  expect(all.map(({ level }) => level)).toEqual(['MUST']);
  expect(all[0]?.scenarios[0]).toMatch(/^jwt\/not-a-jws/);
  expect(all[0]).toMatchObject({ code: 'JWT_TOKEN_EXPIRED', description: expect.stringMatching(/\S/) });
});

test('where it happens is named if it tells well', async () => {
  const all = await causes('null-kept-as-text', ['jwt/null', 'jwt/valid']);
  expect(all[0]?.where).toContain('the token has been taken away');
});

function failing(id: string, kind: string, operation: string): ScenarioResult {
  const check = {
    requirement: 'UDA-22',
    level: 'MUST',
    status: 'failed',
    step: 2,
    expected: kind,
    seen: '',
  } as const;
  return {
    ...{ id, theme: 'theme', sentence: '', mode: 'jwt', level: 'MUST', requirements: ['UDA-22'], operation },
    ...{ outcome: 'failed', startedAtMs: 0, durationMs: 1, tokens: [], steps: [], findings: [] },
    checks: [{ ...check, kind }],
  } as ScenarioResult;
}

test('what is listed as a known failure comes last, and says so', () => {
  const known = { ...failing('jwt/a/1', 'is-over', 'saveUser'), outcome: 'known' as const };
  const all = causesOf([known, failing('jwt/b/2', 'described', 'saveUser')]);
  expect(all.map((one) => one.known)).toEqual([undefined, true]);
  // One scenario of it that is not listed is enough.
  const [both] = causesOf([known, failing('jwt/a/2', 'is-over', 'saveUser')]);
  expect(both?.known).toBeUndefined();
});

test('what tells nothing is not said, the order is always the same, and the list has an end', () => {
  const many = Array.from({ length: 20 }, (_, index) =>
    failing(`jwt/a/${index}`, `kind-${index}`, 'saveUser'),
  );
  const causesOfMany = causesOf(many);
  expect(causesOfMany).toHaveLength(MAX_CAUSES);
  expect(causesOf([...many].reverse())).toEqual(causesOfMany);
  // Every scenario that could show it does: no property tells them apart.
  const all = [failing('jwt/a/1', 'same', 'saveUser'), failing('jwt/b/2', 'same', 'fetchUser')];
  expect(causesOf(all)[0]?.where).toBeUndefined();
});
