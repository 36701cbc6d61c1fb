// What two SDKs did, case by case: what is a difference, what is none, and what cannot be said.
import { expect, test } from '@playwright/test';
import type { RequestEvidence, StepEvidence } from '../evidence.ts';
import type { ScenarioResult } from '../model.ts';
import { EVERY_OUTCOME, reportWith } from '../report.fixture.ts';
import { behaviourOf } from './behaviour.ts';
import { differential } from './differential.ts';
import { differentialMarkdown } from './differential-markdown.ts';

const [template] = EVERY_OUTCOME;

function request(parts: Partial<RequestEvidence> = {}): RequestEvidence {
  return {
    atMs: 1,
    method: 'GET',
    url: 'https://backend.test/mobile/1/appinstance/app-7-0123abcd-8f1d9f3e-0000-4000-8000-000000000000/user',
    endpoint: 'fetchUser',
    headers: [['authorization', 'App app-7-0123abcd']],
    status: 200,
    ...parts,
  };
}

function step(parts: Partial<StepEvidence> = {}): StepEvidence {
  return {
    number: 1,
    text: 'Call fetchUser.',
    do: 'call',
    startMs: 0,
    endMs: 1,
    sdkClockMs: 0,
    callbacks: [{ kind: 'success', atMs: 1 }],
    requests: [request()],
    ...parts,
  };
}

function scenario(steps: readonly StepEvidence[], parts: Partial<ScenarioResult> = {}): ScenarioResult {
  if (template === undefined) throw new Error('The fixture has scenarios.');
  return { ...template, steps: [...steps], ...parts };
}

const compare = (first: readonly ScenarioResult[], second: readonly ScenarioResult[]) =>
  differential(reportWith(first), reportWith(second));

test('what was done is said without what is different in every run', () => {
  expect(behaviourOf(scenario([step()]))).toEqual([
    { number: 1, text: 'Call fetchUser.', did: 'success; GET fetchUser, application code → 200' },
  ]);
  const elsewhere = step({
    callbacks: [{ kind: 'error', code: 'no such person-3-0123abcd', late: true, atMs: 2 }],
    requests: [{ atMs: 1, method: 'POST', url: 'https://elsewhere.test/x?y=1', headers: [], blocked: true }],
  });
  expect(behaviourOf(scenario([elsewhere]))[0]?.did).toBe(
    'error no such person-… (after the answer); POST /x, no authorisation → blocked',
  );
  const silent = step({ callbacks: [], requests: [], threw: 'TypeError' });
  expect(behaviourOf(scenario([silent]))[0]?.did).toBe('threw; no request');
});

test('the same behaviour is no difference, whatever the order of arrival', () => {
  const a = request();
  const b = request({ endpoint: 'saveUser', method: 'PATCH' });
  const found = compare([scenario([step({ requests: [a, b] })])], [scenario([step({ requests: [b, a] })])]);
  expect(found).toMatchObject({ verdict: 'passed', recipes: [], compared: 1 });
  expect(found.headline).toBe('They do the same in all 1 scenarios that were compared');
});

/** What one of two SDKs may do otherwise while both pass. */
const OTHERWISE: Readonly<Record<string, Partial<StepEvidence>>> = {
  'another code': { callbacks: [{ kind: 'error', code: 'OTHER', atMs: 1 }] },
  'a second callback': {
    callbacks: [
      { kind: 'success', atMs: 1 },
      { kind: 'success', atMs: 2 },
    ],
  },
  'another authorisation': { requests: [request({ token: 'good' })] },
  'no request': { requests: [] },
  'a second request': { requests: [request(), request()] },
  'another answer': { requests: [request({ status: 503, messageId: 'BUSY' })] },
};

for (const [name, parts] of Object.entries(OTHERWISE)) {
  test(`a difference, with both observations: ${name}`, () => {
    const found = compare([scenario([step()])], [scenario([step(parts)])]);
    expect(found.verdict).toBe('failed');
    const [one] = found.recipes[0]?.cases ?? [];
    expect(one?.steps).toHaveLength(1);
    expect(one?.steps[0]?.first).toBe('success; GET fetchUser, application code → 200');
    expect(one?.steps[0]?.second).not.toBe(one?.steps[0]?.first);
  });
}

test('cases are grouped by recipe, and the same difference is told once', () => {
  const cases = (parts: Partial<StepEvidence>) =>
    ['one', 'two', 'three'].map((id, at) =>
      scenario([step(parts)], { id: `jwt/${id}`, ...(at < 2 ? { recipe: 'expired/by-1-hour' } : {}) }),
    );
  const found = compare(cases({}), cases({ requests: [] }));
  expect(found.recipes.map(({ recipe, cases: all }) => [recipe, all.length])).toEqual([
    ['expired/by-1-hour', 2],
    [null, 1],
  ]);
  expect(found.patterns).toMatchObject([{ times: 3, example: 'jwt/one' }]);
  const markdown = differentialMarkdown(found);
  expect(markdown).toContain('### `expired/by-1-hour` (2 scenarios)');
  expect(markdown).toContain('success; no request');
});

test('what was not played on both sides is never alike', () => {
  const gone = scenario([step({ fault: 'ADAPTER_EXITED' })], { outcome: 'not-judged' });
  expect(compare([scenario([step()])], [gone])).toMatchObject({ verdict: 'incomplete', compared: 0 });
  expect(compare([scenario([step()])], [])).toMatchObject({
    verdict: 'incomplete',
    uncompared: [{ states: ['passed', 'absent'] }],
  });
  const lacking = scenario([], { outcome: 'not-applicable' });
  expect(
    compare([scenario([step()], { id: 'jwt/x' }), lacking], [scenario([step()], { id: 'jwt/x' }), lacking]),
  ).toMatchObject({ verdict: 'passed', compared: 1 });
});

test('other catalogues are not green', () => {
  const report = reportWith([scenario([step()])]);
  const other = { ...report, catalogue: { ...report.catalogue, hash: 'another' } };
  expect(differential(report, other)).toMatchObject({ verdict: 'incomplete' });
});
