// The measurement as a function: what counts as detected, and what keeps it from passing. Each rule with its twin.
import { expect, test } from '@playwright/test';
import type { Scenario } from '../../scenarios/scenario.ts';
import { call, init } from '../../scenarios/steps.ts';
import type { Mutant } from '../reference/mutants/mutant.ts';
import { ReferenceSdk } from '../reference/sdk.ts';
import { type Measured, measure } from './measure.ts';
import type { Play } from './play.ts';

function scenario(id: string, parts: Partial<Scenario> = {}): Scenario {
  return {
    id,
    theme: 'twin',
    sentence: 'A twin.',
    mode: 'jwt',
    level: 'MUST',
    requirements: ['UDA-04'],
    operation: 'fetchUser',
    steps: [init(), call('fetchUser', [])],
    ...parts,
  };
}

function mutant(id: string): Mutant {
  const texts = { sentence: 'It does so.', cause: 'It came so.' };
  return { id, requirement: 'UDA-04', ...texts, tags: [], make: (options) => new ReferenceSdk(options) };
}

const CLEAN: Play = { failures: [], unjudged: [] };
const failing = (scenarioId: string, ...requirements: readonly string[]): Play => ({
  failures: [{ scenario: scenarioId, requirements, symptom: 'It fails.' }],
  unjudged: [],
});

/** One mutant that is detected by the one scenario there is, unless something else is said. */
function measured(parts: Partial<Measured> = {}, selection: readonly string[] = []) {
  return measure({
    catalogue: [scenario('jwt/a')],
    mutants: [mutant('one')],
    plays: new Map([['one', failing('jwt/a', 'UDA-04')]]),
    controls: [CLEAN],
    interrupted: false,
    about: {
      tool: { name: 'tool', version: '1' },
      catalogue: { version: '1', hash: 'x', scenarios: 1 },
      run: {
        startedAt: '',
        durationMs: 1,
        command: '',
        selection: [...selection],
        threads: 1,
        full: true,
        node: '',
      },
    },
    ...parts,
  });
}

test('a mutant that a scenario about its requirement fails for it is detected', () => {
  const report = measured();
  expect(report.verdict).toBe('passed');
  expect(report.problems).toEqual([]);
  expect(report.headline).toBe('This catalogue detects 1 of 1 known defects');
  expect(report.mutants[0]).toMatchObject({
    outcome: 'detected',
    detectedBy: ['jwt/a'],
    broken: { 'UDA-04': 1 },
  });
  expect(report.scenarios[0]).toMatchObject({ detects: 1, detectsAlone: 1 });
});

/** What must not pass, by name: the parts that differ, the verdict, the problem. */
const TWINS: readonly (readonly [string, Partial<Measured>, 'failed' | 'incomplete', string])[] = [
  ['a mutant that nothing fails', { plays: new Map([['one', CLEAN]]) }, 'failed', 'survived'],
  [
    'a mutant that fails for another requirement alone',
    { plays: new Map([['one', failing('jwt/a', 'UDA-15')]]) },
    'failed',
    'by-accident',
  ],
  [
    'a mutant that fails for its requirement in a scenario that is about another',
    { catalogue: [scenario('jwt/a', { requirements: ['UDA-15'] })] },
    'failed',
    'by-accident',
  ],
  ['a mutant that was not played', { plays: new Map() }, 'incomplete', 'not-judged'],
  [
    'a mutant that the harness could not play',
    { plays: new Map([['one', { ...CLEAN, fault: 'The thread ended.' }]]) },
    'incomplete',
    'not-judged',
  ],
  ['a reference SDK that fails', { controls: [failing('jwt/a', 'UDA-15')] }, 'failed', 'false-alarm'],
  [
    'a reference SDK that cannot be judged',
    { controls: [{ ...CLEAN, unjudged: ['jwt/a'] }] },
    'failed',
    'false-alarm',
  ],
  [
    'two scenarios that look at the same, of which one detects nothing',
    { catalogue: [scenario('jwt/a'), scenario('jwt/b')] },
    'failed',
    'idle-scenario',
  ],
  ['a run that was interrupted', { interrupted: true }, 'incomplete', 'interrupted'],
];

for (const [name, parts, verdict, kind] of TWINS) {
  test(`does not pass: ${name}`, () => {
    const report = measured(parts);
    expect(report.verdict).toBe(verdict);
    expect(report.problems.map((problem) => problem.kind)).toContain(kind);
  });
}

test('what fuzzing adds is told of a mutant that no scenario detects, which does not pass all the same', () => {
  const told = (fuzzing: NonNullable<Play['fuzzing']>) => {
    const { headline, problems, verdict, mutants } = measured({
      plays: new Map([['one', { ...CLEAN, fuzzing }]]),
    });
    expect([verdict, mutants[0]?.fuzzing]).toEqual(['failed', fuzzing]);
    return [headline, problems.find(({ kind }) => kind === 'survived')?.text];
  };
  expect(told({ by: 'tokens', tried: 17 })).toEqual([
    expect.stringContaining('1 not at all, fuzzing finds 1 of the other 1'),
    expect.stringContaining('Fuzzing finds it with random tokens, after 17 values.'),
  ]);
  expect(told({ tried: 2_500 })).toEqual([
    expect.stringContaining('fuzzing finds 0 of the other 1'),
    expect.stringContaining('Fuzzing does not find it either, with 2500 values.'),
  ]);
});

test('a scenario that detects nothing is not idle when it guards something alone', () => {
  const other = scenario('jwt/b', { operation: 'saveUser' });
  expect(measured({ catalogue: [scenario('jwt/a'), other] }).verdict).toBe('passed');
});

test('a question is guarded by what the SDK was given, too', () => {
  const asks = (id: string, value: string) =>
    scenario(id, { level: 'INFO', requirements: ['UDA-41'], steps: [init({ value })] });
  const same = measured({ catalogue: [scenario('jwt/a'), asks('jwt/b', 'x'), asks('jwt/c', 'x')] });
  expect(same.problems.map(({ subject }) => subject)).toEqual(['jwt/b', 'jwt/c']);
  const different = measured({ catalogue: [scenario('jwt/a'), asks('jwt/b', 'x'), asks('jwt/c', 'y')] });
  expect(different.verdict).toBe('passed');
});

test('a selection of mutants says nothing of idle scenarios, and says that it is one', () => {
  const report = measured({ catalogue: [scenario('jwt/a'), scenario('jwt/b')] }, ['one']);
  expect(report.verdict).toBe('passed');
  expect(report.headline).toBe('This catalogue detects 1 of 1 selected known defects');
});

test('a measurement that ends with each detection says nothing of scenarios', () => {
  const about = { ...measured(), run: { ...measured().run, full: false } };
  const report = measured({ catalogue: [scenario('jwt/a'), scenario('jwt/b')], about });
  expect(report.verdict).toBe('passed');
  expect(report.scenarios).toEqual([]);
});
