// JUnit: only what fails a run is a failure, and whatever an SDK says it stays XML.
import { expect, test } from '@playwright/test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { renderJunit } from './junit.ts';
import type { Report } from './model.ts';
import { EVERY_OUTCOME, HOSTILE, reportWith } from './report.fixture.ts';

interface TestCase {
  readonly name: string;
  readonly failure?: { readonly message: string; readonly type: string };
  readonly error?: { readonly message: string };
  readonly skipped?: { readonly message: string };
  readonly 'system-out'?: string;
}

interface Suite {
  readonly name: string;
  readonly tests: string;
  readonly failures: string;
  readonly errors: string;
  readonly skipped: string;
  readonly testcase: readonly TestCase[];
}

function parsed(xml: string): readonly Suite[] {
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'testcase' || name === 'testsuite',
  });
  return (parser.parse(xml) as { testsuites: { testsuite: readonly Suite[] } }).testsuites.testsuite;
}

test('each outcome as what a CI server makes of it', () => {
  const [suite] = parsed(renderJunit(reportWith(EVERY_OUTCOME)));
  expect(suite).toMatchObject({ tests: '7', failures: '1', errors: '1', skipped: '2' });
  const byName = new Map(suite?.testcase.map((one) => [one.name.slice('jwt/'.length), one]));
  const marks = (name: string) => {
    const { failure, error, skipped } = byName.get(name) ?? {};
    return [failure && 'failure', error && 'error', skipped && 'skipped'].filter(Boolean);
  };
  expect(marks('passed')).toEqual([]);
  expect(marks('failed')).toEqual(['failure']);
  expect(marks('known')).toEqual(['skipped']);
  expect(marks('warning')).toEqual([]);
  expect(marks('observed')).toEqual([]);
  expect(marks('not-judged')).toEqual(['error']);
  expect(marks('not-applicable')).toEqual(['skipped']);
  expect(byName.get('failed')?.failure?.type).toBe('UDA-02');
});

test('a failure begins with its cause, by which CI servers group; without one it is as before', () => {
  const message = (report: Report) =>
    parsed(renderJunit(report))[0]?.testcase.find((one) => one.failure !== undefined)?.failure?.message;
  const cause = { level: 'MUST', requirements: ['UDA-02'], expected: '', seen: '' } as const;
  const text = 'A call never calls back';
  const plain = message(reportWith(EVERY_OUTCOME));
  const led = reportWith(EVERY_OUTCOME, {
    causes: [{ ...cause, requirements: [...cause.requirements], text, scenarios: ['jwt/failed'] }],
  });
  expect(message(led)).toBe(`${text}: ${plain}`);
});

test('hostile text is text, and every character is one that XML allows', () => {
  const xml = renderJunit(reportWith(EVERY_OUTCOME, { headline: HOSTILE }));
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  expect(xml).not.toContain('<script>');
  const failed = parsed(xml)[0]?.testcase.find((one) => one.failure !== undefined);
  expect(failed?.failure?.message).toContain('<script>alert(1)</script> & "q" red\\u{7} ');
});

test('a stale known-failures list is a failure of its own', () => {
  const entry = { scenario: 'jwt/**', requirement: 'UDA-02', entry: 'jwt/** (UDA-02)' };
  const stale = { problem: 'passes-now', ...entry, text: 'It passes now.' } as const;
  const suites = parsed(renderJunit(reportWith([], { knownFailureProblems: [stale] })));
  expect(suites.at(-1)).toMatchObject({ name: 'known-failures', failures: '1' });
});

test('times add up to that of the run, on every level, and each level says when', () => {
  const slow = EVERY_OUTCOME.map((one, at) => ({ ...one, theme: `theme-${at % 2}`, durationMs: 33_333.3 }));
  const xml = renderJunit(reportWith(slow, { run: { ...reportWith([]).run, durationMs: 51_000 } }));
  const of = (tag: string) =>
    [...xml.matchAll(new RegExp(`<${tag} [^>]*\\btime="([\\d.]+)"`, 'g'))].map(([, time]) => Number(time));
  const sum = (times: readonly number[]) => times.reduce((total, one) => total + one, 0);
  expect(of('testsuites')).toEqual([51]);
  expect(of('testsuite')).toHaveLength(2);
  expect(of('testcase')).toHaveLength(slow.length);
  for (const tag of ['testsuite', 'testcase']) expect(sum(of(tag))).toBeCloseTo(51, 6);
  expect(xml.match(/timestamp="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"/g)).toHaveLength(3);
});

test('a SHOULD that is broken is seen, and its test passes', () => {
  const warning = EVERY_OUTCOME.filter(({ outcome }) => outcome === 'warning');
  const xml = renderJunit(reportWith(warning));
  expect(xml).toContain('<property name="warning" value="UDA-35: the token is in a log"');
  expect(xml).not.toContain('<failure');
});
