// What a verification tells while it goes on, what is left of it when it is interrupted, and what is known to fail.
import { expect, test } from '@playwright/test';
import type { ScenarioResult } from '../../../reports/model.ts';
import { verifyMock } from '../../testing/verify-mock.ts';
import { brokenBackend } from './broken-backends/all.ts';

test('each interaction is told once, as it is judged; what was judged stands when it is interrupted', async () => {
  const stop = new AbortController();
  const told: string[] = [];
  const onResult = ({ id }: ScenarioResult) => {
    told.push(id);
    stop.abort();
  };
  const report = await verifyMock({ modes: ['application-code'] }, () => ({ onResult, signal: stop.signal }));
  expect(told).toHaveLength(report.counts.planned);
  expect(new Set(told).size).toBe(told.length);
  expect(report.counts.passed).toBeGreaterThan(0);
  expect(report.counts.notJudged).toBeGreaterThan(0);
  expect([report.verdict, report.run.interrupted]).toEqual(['incomplete', true]);
});

const KNOWN = {
  scenario: 'jwt: fetchUser with an expired JWT is refused (UDB-04, UDB-10)',
  requirement: 'UDB-04',
  reason: 'ISSUE-7',
};
const SOME = { grep: /^jwt: fetchUser with (an expired JWT is refused|a valid JWT) \(/ };

test('a known failure is shown and fails nothing; one that passes now does', async () => {
  const { policy } = brokenBackend('accepts-expired-tokens') ?? {};
  const broken = await verifyMock(SOME, () => ({ knownFailures: [KNOWN] }), policy);
  expect([broken.verdict, broken.counts.known, broken.counts.failed]).toEqual(['passed', 1, 0]);
  const good = await verifyMock(SOME, () => ({ knownFailures: [KNOWN] }));
  expect(good.verdict).toBe('failed');
  expect(good.knownFailureProblems.map(({ problem }) => problem)).toEqual(['passes-now']);
});
