import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { renderJson } from './json.ts';
import { readReport } from './read.ts';
import { EVERY_OUTCOME, reportWith } from './report.fixture.ts';
import { REPORT_FILES, writeReport } from './write.ts';

const report = reportWith(EVERY_OUTCOME);

test('a report is read back as it was written', () => {
  expect(readReport(renderJson(report))).toEqual({ ok: true, report });
  expect(readReport(renderJson(reportWith([])))).toMatchObject({ ok: true });
});

test('one line a scenario', () => {
  const lines = renderJson(report).split('\n');
  expect(lines.filter((line) => line.startsWith('    {"id":'))).toHaveLength(EVERY_OUTCOME.length);
});

test('a report of version 1 is read, its words become typed fields', () => {
  const { run, ...rest } = report;
  const old = {
    ...rest,
    schemaVersion: 1,
    run: { ...run, selection: ['mode jwt', 'shard 2/3'] },
    knownFailureProblems: [{ problem: 'passes-now', entry: 'jwt/** (UDA-07)', text: 'It passes now.' }],
  };
  const read = readReport(JSON.stringify(old));
  expect(read).toMatchObject({
    ok: true,
    report: {
      schemaVersion: 2,
      run: { shard: { index: 2, of: 3 }, selection: ['mode jwt', 'shard 2/3'] },
      knownFailureProblems: [{ scenario: 'jwt/**', requirement: 'UDA-07' }],
    },
  });
  const whole = readReport(JSON.stringify({ ...old, run: { ...run, selection: [] } }));
  expect(whole.ok && 'shard' in whole.report.run).toBe(false);
  expect(readReport('{"schemaVersion":1}')).toMatchObject({
    ok: false,
    why: expect.stringContaining('it is no report'),
  });
});

test('what is no report is told with the reason', () => {
  const why = (text: string) => {
    const read = readReport(text);
    return read.ok ? undefined : read.why;
  };
  expect(why('{')).toContain('not JSON');
  expect(why('{}')).toContain('schemaVersion');
  expect(why('null')).toContain('the whole value');
  expect(why(renderJson({ ...report, schemaVersion: 3 as 2 }))).toContain('its schemaVersion is 3');
  expect(why(renderJson({ ...report, verdict: 'fine' as 'passed' }))).toContain('verdict');
});

test('a report folder holds every file whole, and no unfinished one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mm-auth-write-'));
  try {
    await writeReport(report, join(folder, 'a', 'b'));
    await writeReport(report, join(folder, 'a', 'b'));
    expect(readdirSync(join(folder, 'a', 'b')).sort()).toEqual([...REPORT_FILES].sort());
    expect(readReport(readFileSync(join(folder, 'a', 'b', 'report.json'), 'utf8')).ok).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
