// What became of each requirement over all scenarios: one that nobody has checked is not covered, and never green.
import { expect, test } from '@playwright/test';
import type { Requirement } from '../../../contracts/requirement.ts';
import { requirement } from '../../../contracts/requirements/lookup.ts';
import type { Check, ScenarioResult } from '../../../reports/model.ts';
import { EVERY_OUTCOME } from '../../../reports/report.fixture.ts';
import { requirementResults } from './outcome.ts';

const ABOUT = requirement('UDA-14') as Requirement;
const SHOULD = requirement('UDA-30') as Requirement;

function result(
  id: string,
  checks: readonly Partial<Check>[],
  more: Partial<ScenarioResult> = {},
): ScenarioResult {
  const [any] = EVERY_OUTCOME;
  if (any === undefined) throw new Error('There is no result.');
  const { known: _known, ...base } = any;
  return {
    ...base,
    id,
    outcome: 'passed',
    requirements: ['UDA-14'],
    checks: checks.map((check) => ({
      requirement: 'UDA-14',
      level: 'MUST',
      status: 'passed',
      kind: 'no-request',
      step: 1,
      expected: '',
      seen: '',
      ...check,
    })),
    ...more,
  };
}

const of = (results: readonly ScenarioResult[], about = ABOUT) => requirementResults([about], results)[0];

test('passed, failed, not judged, observed, and not covered', () => {
  expect(of([result('a', [{}]), result('b', [{}, {}])])).toMatchObject({
    outcome: 'passed',
    passed: 3,
    failed: 0,
  });
  expect(of([result('a', [{}]), result('b', [{ status: 'failed' }])])).toMatchObject({
    outcome: 'failed',
    failed: 1,
    scenarios: ['b'],
  });
  expect(of([result('a', [{}]), result('b', [{ status: 'not-judged' }])])).toMatchObject({
    outcome: 'not-judged',
    notJudged: 1,
    scenarios: ['b'],
  });
  expect(of([result('a', [{ status: 'observed' }])])?.outcome).toBe('observed');
  expect(of([result('a', [{ status: 'observed' }, {}])])?.outcome).toBe('passed');
  expect(of([])?.outcome).toBe('not-covered');
  expect(of([result('a', [{ requirement: 'UDA-15' }])])?.outcome).toBe('not-covered');
});

test('a scenario that could not be judged leaves its own unjudged, and no others', () => {
  const left = { outcome: 'not-judged' as const };
  expect(of([result('a', [{}]), result('b', [], left)])?.outcome).toBe('not-judged');
  expect(of([result('a', [{}]), result('b', [], { ...left, requirements: ['UDA-15'] })])?.outcome).toBe(
    'passed',
  );
});

test('a missed safeguard of a MUST, and a broken SHOULD, are warnings', () => {
  expect(of([result('a', [{ status: 'failed', level: 'SHOULD' }])])?.outcome).toBe('warning');
  const broken = { requirement: 'UDA-30', status: 'failed', level: 'SHOULD' } as const;
  expect(of([result('a', [broken])], SHOULD)?.outcome).toBe('warning');
  const other = { requirement: 'UDA-15', status: 'failed' } as const;
  expect(of([result('a', [{ status: 'failed', level: 'SHOULD' }, other])])?.outcome).toBe('warning');
});

test('only what is known in each scenario in which it failed is known', () => {
  const failed = [{ status: 'failed' }] as const;
  const notes = (...ids: readonly string[]) => ({
    known: ids.map((id) => ({ requirement: id, reason: 'MM-1' })),
  });
  expect(of([result('a', failed, notes('UDA-14'))])?.outcome).toBe('known');
  expect(of([result('a', failed, notes('UDA-15', 'UDA-14'))])?.outcome).toBe('known');
  expect(of([result('a', failed, notes('UDA-15'))])?.outcome).toBe('failed');
  expect(of([result('a', failed, notes('UDA-14')), result('b', failed)])?.outcome).toBe('failed');
  expect(of([result('a', failed, notes('UDA-14')), result('b', [{ status: 'not-judged' }])])?.outcome).toBe(
    'known',
  );
});
