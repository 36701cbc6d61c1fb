// A report that comes from elsewhere is checked: each way in which it can claim more than its scenarios say is told.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { renderJson } from './json.ts';
import type { Report } from './model.ts';
import { readReport } from './read.ts';
import { EVERY_OUTCOME, reportWith } from './report.fixture.ts';

const report = reportWith(EVERY_OUTCOME);
const passed = reportWith(EVERY_OUTCOME.filter(({ outcome }) => outcome === 'passed'));

/** Why a report is none; undefined: it is one. */
function why(changed: Report | object): string | undefined {
  const read = readReport(renderJson(changed as Report));
  return read.ok ? undefined : read.why;
}

test('what this tool writes does not contradict itself', () => {
  expect([why(report), why(passed), why(reportWith([]))]).toEqual([undefined, undefined, undefined]);
  for (const name of readdirSync('reports/fixtures')) {
    const read = readReport(readFileSync(`reports/fixtures/${name}`, 'utf8'));
    expect(read.ok ? undefined : read.why, name).toBeUndefined();
  }
});

const failedCheck = EVERY_OUTCOME.flatMap(({ checks }) => checks).filter(({ status }) => status === 'failed');

const CLAIMS: readonly (readonly [name: string, changed: Report | object, says: RegExp])[] = [
  [
    'more passed',
    { ...report, counts: { ...report.counts, passed: 2 } },
    /counts\.passed says 2, and .* say 1/,
  ],
  [
    'fewer failed',
    { ...report, counts: { ...report.counts, failed: 0 } },
    /counts\.failed says 0, and .* say 1/,
  ],
  ['fewer planned', { ...report, counts: { ...report.counts, planned: 6 } }, /counts\.planned says 6/],
  [
    'a scenario twice',
    reportWith([...EVERY_OUTCOME, ...EVERY_OUTCOME.slice(0, 1)]),
    /scenario jwt\/passed twice/,
  ],
  [
    'a requirement twice',
    { ...report, requirements: [...report.requirements, ...report.requirements] },
    /requirement UDA-02 twice/,
  ],
  [
    'a requirement left out',
    { ...report, requirements: [] },
    /check of UDA-02 failed, which it does not list/,
  ],
  [
    'a requirement that holds',
    { ...report, requirements: report.requirements.map((one) => ({ ...one, outcome: 'passed' })) },
    /UDA-02 is passed, and checks of it failed/,
  ],
  [
    'failed checks that are not counted',
    { ...report, requirements: report.requirements.map((one) => ({ ...one, failed: 0 })) },
    /UDA-02 has 0 failed checks, and its scenarios have 1/,
  ],
  [
    'passed checks that are not there',
    { ...report, requirements: report.requirements.map((one) => ({ ...one, passed: 9 })) },
    /UDA-02 has 9 passed checks/,
  ],
  [
    'a scenario that passed in spite of a check',
    reportWith(passed.scenarios.map((one) => ({ ...one, checks: failedCheck }))),
    /jwt\/passed is passed, and a check of it failed/,
  ],
  ['that it passed', { ...report, verdict: 'passed' }, /verdict is passed, and 1 of its scenarios failed/],
  ['that it failed', { ...passed, verdict: 'failed' }, /verdict is failed, and nothing in it is/],
  [
    'that all was judged',
    { ...reportWith(EVERY_OUTCOME.filter(({ outcome }) => outcome === 'not-judged')), verdict: 'passed' },
    /not all judged/,
  ],
  ['an end that it did not have', { ...passed, run: { ...passed.run, interrupted: true } }, /not all judged/],
  ['another day', { ...passed, run: { ...passed.run, startedAt: 'yesterday' } }, /run\.startedAt/],
  [
    'no day that there is',
    { ...passed, run: { ...passed.run, startedAt: '2027-02-31T00:00:00Z' } },
    /run\.startedAt/,
  ],
  [
    'a scenario outside of time',
    { ...passed, scenarios: passed.scenarios.map((one) => ({ ...one, startedAtMs: 1e300 })) },
    /scenarios\[0\]\.startedAtMs/,
  ],
];

for (const [name, changed, says] of CLAIMS) {
  test(`a report that claims ${name} is none`, () => expect(why(changed)).toMatch(says));
}
