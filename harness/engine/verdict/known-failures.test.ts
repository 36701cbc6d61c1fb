import { expect, test } from '@playwright/test';
import type { ScenarioResult } from '../../../reports/model.ts';
import { type KnownFailure, knownFailureProblems, knownFor } from './known-failures.ts';

const NOW = Date.UTC(2026, 5, 15);

function result(id: string, outcome: ScenarioResult['outcome'], failed: boolean): ScenarioResult {
  const check = {
    requirement: 'UDA-14',
    level: 'MUST',
    kind: 'no-request',
    step: 1,
    expected: '',
    seen: '',
  } as const;
  return {
    id,
    theme: 't',
    sentence: '',
    mode: 'jwt',
    level: 'MUST',
    requirements: ['UDA-14'],
    outcome,
    startedAtMs: NOW,
    durationMs: 1,
    tokens: [],
    steps: [],
    checks: [{ ...check, status: failed ? 'failed' : 'passed' }],
    findings: [],
  };
}

const entry = (more: Partial<KnownFailure> = {}): KnownFailure => ({
  scenario: 'jwt/a',
  requirement: 'UDA-14',
  reason: 'ticket 7',
  ...more,
});

const problems = (entries: KnownFailure[], results: ScenarioResult[], ids = ['jwt/a', 'jwt/b']) =>
  knownFailureProblems(entries, results, ids, NOW).map((one) => one.problem);

test('an entry applies to the scenarios it names, until the end of its last day', () => {
  expect(knownFor([entry()], 'jwt/a', NOW).get('UDA-14')?.reason).toBe('ticket 7');
  expect(knownFor([entry({ scenario: 'jwt/*' })], 'jwt/b', NOW).size).toBe(1);
  expect(knownFor([entry()], 'jwt/b', NOW).size).toBe(0);
  expect(knownFor([entry({ expires: '2026-06-15' })], 'jwt/a', NOW).size).toBe(1);
  expect(knownFor([entry({ expires: '2026-06-14' })], 'jwt/a', NOW).size).toBe(0);
});

test('an entry that says the truth is no problem', () => {
  expect(problems([entry()], [result('jwt/a', 'known', true)])).toEqual([]);
  expect(
    problems(
      [entry({ scenario: 'jwt/*' })],
      [result('jwt/a', 'known', true), result('jwt/b', 'passed', false)],
    ),
  ).toEqual([]);
});

test('one that passes now, matches nothing, is past its date or could not be judged is named', () => {
  expect(problems([entry()], [result('jwt/a', 'passed', false)])).toEqual(['passes-now']);
  expect(problems([entry({ scenario: 'jwt/z' })], [])).toEqual(['matches-nothing']);
  expect(problems([entry({ expires: '2026-06-14' })], [result('jwt/a', 'failed', true)])).toEqual([
    'expired',
  ]);
  expect(problems([entry()], [result('jwt/a', 'not-judged', false)])).toEqual(['not-judged']);
});

test('an entry of scenarios that were not selected is left alone', () => {
  expect(problems([entry()], [result('jwt/b', 'passed', false)])).toEqual([]);
});
