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

test('what is no report is told with the reason', () => {
  const why = (text: string) => {
    const read = readReport(text);
    return read.ok ? undefined : read.why;
  };
  expect(why('{')).toContain('not JSON');
  expect(why('{}')).toContain('schemaVersion');
  expect(why('null')).toContain('the whole value');
  expect(why(renderJson({ ...report, schemaVersion: 2 as 1 }))).toContain('its schemaVersion is 2');
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
