// ctrf.json as CTRF's own library reads it.
import { expect, test } from '@playwright/test';
import { isValid, validate } from 'ctrf';
import { renderCtrf } from './ctrf.ts';
import { EVERY_OUTCOME, reportWith } from './report.fixture.ts';

test("CTRF's own library finds nothing wrong, and the sums are those of the tests", () => {
  const value: unknown = JSON.parse(renderCtrf(reportWith(EVERY_OUTCOME)));
  expect(validate(value as never)).toMatchObject({ valid: true });
  const { summary, tests } = (
    value as { results: { summary: Record<string, number>; tests: { status: string }[] } }
  ).results;
  expect(summary).toMatchObject({ tests: 7, passed: 3, failed: 1, skipped: 2, other: 1, pending: 0 });
  expect(tests.map(({ status }) => status)).not.toContain('pending');
});

test('what is not valid is found: the check can fail', () => {
  const value = JSON.parse(renderCtrf(reportWith([]))) as { results: { summary: Record<string, unknown> } };
  delete value.results.summary['tests'];
  expect(isValid(value as never)).toBe(false);
});
