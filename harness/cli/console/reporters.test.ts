// Reporters for people, CI servers and other programs: several at once.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { EVERY_OUTCOME, reportWith } from '../../../reports/report.fixture.ts';
import { fakeIo } from '../../testing/fake-io.ts';
import { readReporters, reportersFor } from './reporters.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-reporters-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const REPORT = reportWith(EVERY_OUTCOME);

function told(reporter: string) {
  let out = '';
  const io = fakeIo({
    cwd: folder,
    out: (text) => {
      out += text;
    },
  });
  const reporters = reportersFor(readReporters(reporter), io);
  for (const [at, result] of EVERY_OUTCOME.entries())
    reporters.onEvent({ kind: 'scenario', result, done: at + 1, planned: EVERY_OUTCOME.length });
  reporters.end(REPORT, 'conformance-report');
  return { out, reporters };
}

test('dot and list: a sign, or a line, for each scenario', () => {
  expect(told('dot').out).toBe('.Fkwo?-\n');
  const lines = told('list').out.trimEnd().split('\n');
  expect(lines).toHaveLength(EVERY_OUTCOME.length);
  expect(lines[5]).toMatch(/^NOT JUDGED +jwt\/not-judged \(12 ms\) {2}ADAPTER_EXITED/);
});

test('json to standard output and others into files, at once', () => {
  const { out, reporters } = told('json,ctrf=ctrf.json,junit=junit.xml,code-quality=cq.json');
  expect(reporters.takesOutput).toBe(true);
  expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(REPORT)));
  expect(JSON.parse(readFileSync(join(folder, 'ctrf.json'), 'utf8'))).toMatchObject({ reportFormat: 'CTRF' });
  expect(readFileSync(join(folder, 'junit.xml'), 'utf8')).toContain('<testsuites');
  const entries = JSON.parse(readFileSync(join(folder, 'cq.json'), 'utf8')) as { severity: string }[];
  expect(entries.map(({ severity }) => severity)).toEqual(['critical', 'critical', 'minor']);
});

test('github: outputs and the summary go into the files that the runner names', () => {
  const io = fakeIo({
    cwd: folder,
    env: { GITHUB_OUTPUT: join(folder, 'out'), GITHUB_STEP_SUMMARY: join(folder, 'sum') },
  });
  reportersFor(readReporters('github'), io).end(REPORT, 'conformance-report');
  expect(readFileSync(join(folder, 'out'), 'utf8')).toMatch(
    /^verdict=failed\nheadline=.*\ncounts=\{.*\}\nreport=conformance-report\/index.html\nexit-code=1\n$/,
  );
  expect(readFileSync(join(folder, 'sum'), 'utf8')).toContain('Non-conformant');
});

test('a reporter that there is not, and a file for one that has none, are mistakes', () => {
  for (const wrong of ['lst', 'dot=x', 'json=']) expect(() => readReporters(wrong), wrong).toThrow();
});
