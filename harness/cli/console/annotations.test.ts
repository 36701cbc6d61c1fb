import { expect, test } from '@playwright/test';
import type { Cause } from '../../../reports/causes.ts';
import { HOSTILE, reportWith } from '../../../reports/report.fixture.ts';
import { annotations } from './annotations.ts';

const cause: Cause = {
  text: `A request goes out, 100 %: ${HOSTILE}`,
  level: 'MUST',
  requirements: ['UDA-02'],
  scenarios: ['jwt/a', 'jwt/b'],
  expected: 'this\n::error::that',
  seen: 'other',
};

test('each cause is one annotation, and nothing in it begins another', () => {
  const lines = annotations(reportWith([], { causes: [cause, { ...cause, level: 'SHOULD' }] }));
  expect(lines).toHaveLength(2);
  expect(lines.join('\n').split('\n')).toHaveLength(2);
  expect(lines[0]).toMatch(
    /^::error file=adapter\.ts,line=1,title=A request goes out%2C 100 %25%3A [^:]*::2 scenarios \(MUST UDA-02\)/,
  );
  expect(lines[1]).toMatch(/^::warning /);
});

test('a conforming SDK has none, and what has no cause still has a line', () => {
  const base = reportWith([]);
  expect(annotations({ ...base, verdict: 'passed' })).toEqual([]);
  expect(annotations({ ...base, verdict: 'failed', headline: 'Known failures out of date' })).toEqual([
    '::error file=adapter.ts,line=1,title=failed::Known failures out of date',
  ]);
});
