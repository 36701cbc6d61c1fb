// Case files: what is written is read back, and every kind of mistake is told with its place.
import { expect, test } from '@playwright/test';
import { caseFileText, parseCaseFile } from './case-file.ts';
import { CATALOGUE } from './catalogue.ts';
import type { Scenario } from './scenario.ts';
import { ScenarioSchema } from './scenario-schema.ts';
import { call, control, init, setJwt } from './steps.ts';

const SCENARIO: Scenario = {
  id: 'jwt/mine/stray-dot',
  theme: 'mine',
  sentence: 'A stray dot.',
  mode: 'jwt',
  level: 'SHOULD',
  requirements: ['UDA-30'],
  steps: [
    init(),
    setJwt({ token: 'bad', edits: [{ edit: 'stray-dots', where: 'after', count: 1 }] }, []),
    call('fetchUser', [{ requirement: 'UDA-30', kind: 'no-request' }]),
    setJwt({ token: 'good', recipe: 'valid/plain' }),
    control('fetchUser', 'good', 'UDA-04'),
  ],
};

function problemsOf(value: unknown): readonly string[] {
  const parsed = parseCaseFile(JSON.stringify(value));
  return parsed.ok ? [] : parsed.problems;
}

const file = (...scenarios: unknown[]) => ({
  schemaVersion: 1,
  cases: scenarios.map((scenario) => ({ scenario })),
});

test('every scenario of the catalogue could stand in a file', () => {
  const problems = CATALOGUE.flatMap((scenario) => {
    const { error } = ScenarioSchema.safeParse(JSON.parse(JSON.stringify(scenario)));
    return error === undefined ? [] : [{ id: scenario.id, issues: error.issues }];
  });
  expect(problems).toEqual([]);
});

test('what is written is read back', () => {
  const parsed = parseCaseFile(caseFileText([{ note: 'by hand', scenario: SCENARIO }]));
  expect(parsed).toEqual({ ok: true, scenarios: [SCENARIO] });
});

const BROKEN: readonly (readonly [name: string, value: unknown, problem: RegExp])[] = [
  ['another version', { ...file(SCENARIO), schemaVersion: 2 }, /^schemaVersion: /],
  ['no cases', { schemaVersion: 1, cases: [] }, /^cases: /],
  [
    'a misspelt field',
    file({ ...SCENARIO, requirement: 'UDA-30' }),
    /^cases\[0\]\.scenario: .*"requirement"/,
  ],
  [
    'an unknown requirement',
    file({ ...SCENARIO, requirements: ['UDA-99'] }),
    /^cases\[0\]\.scenario\.requirements\[0\]/,
  ],
  [
    'an unknown step',
    file({ ...SCENARIO, steps: [{ do: 'dance' }] }),
    /^cases\[0\]\.scenario\.steps\[0\]\.do/,
  ],
  ['an unknown recipe', file({ ...SCENARIO, recipe: 'no/such' }), /there is no recipe no\/such/],
  ['the wrong level', file({ ...SCENARIO, level: 'MUST' }), /it is not MUST/],
  [
    'an id of the catalogue',
    file({ ...SCENARIO, id: CATALOGUE[0]?.id, mode: CATALOGUE[0]?.mode }),
    /the catalogue has/,
  ],
  ['one id twice', file(SCENARIO, SCENARIO), /twice/],
  [
    'no control',
    file({ ...SCENARIO, steps: SCENARIO.steps.slice(0, 3) }),
    /fetchUser has no control by another operation/,
  ],
];

for (const [name, value, problem] of BROKEN) {
  test(`refused: ${name}`, () => expect(problemsOf(value).join('\n')).toMatch(problem));
}

test('refused: no JSON', () => {
  const parsed = parseCaseFile('{');
  expect(parsed.ok).toBe(false);
});
