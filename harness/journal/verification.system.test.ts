// Verifications that are ended before their time: what was judged until then is not lost.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Report } from '../../reports/model.ts';
import { until } from '../base/wait.ts';
import { paced } from '../testing/pace.ts';
import { leftBehind, startTool } from '../testing/processes.ts';
import { JOURNAL_FILE } from './line.ts';

const WITHIN_MS = paced(60_000);

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-verification-'));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

const verifying = (...more: readonly string[]) =>
  startTool(['verify-provider', '-u', 'mock:ignores-kid', '-m', 'jwt', '-o', folder, ...more]);

/** The ids that the journal says are judged. */
function journalled(): readonly string[] {
  const path = join(folder, JOURNAL_FILE);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return [...text.matchAll(/^\{"kind":"result","atMs":\d+,"result":\{"id":("(?:[^"\\]|\\.)*")/gm)].map(
    ([, id]) => JSON.parse(id ?? '""') as string,
  );
}

const report = () => Report.parse(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')));

test('after a kill -9 the journal makes the report of what was judged', async () => {
  const tool = verifying();
  expect(await until(() => journalled().length >= 20, WITHIN_MS, 50)).toBe(true);
  tool.child.kill('SIGKILL');
  expect((await tool.ended).signal).toBe('SIGKILL');
  expect(existsSync(join(folder, 'report.json'))).toBe(false);
  const kept = journalled();
  const rebuilt = await startTool(['report', '--from-journal', join(folder, JOURNAL_FILE)]).ended;
  const { counts, run, scenarios, subject } = report();
  expect([subject, run.interrupted, counts.judged]).toEqual(['backend', true, kept.length]);
  expect(counts.planned).toBeGreaterThan(500);
  const judged = scenarios.filter(({ outcome }) => outcome !== 'not-judged').map(({ id }) => id);
  expect([...judged].sort()).toEqual([...kept].sort());
  expect(rebuilt.code).toBe(counts.failed > 0 ? 1 : 2);
  expect(rebuilt.out).toContain('The verification ended before it was judged.');
  expect(await leftBehind(tool)).toEqual([]);
});

test('Ctrl-C ends a verification in order, with a report and without a journal', async () => {
  const tool = verifying('--concurrency', '1');
  expect(await until(() => journalled().length >= 5, WITHIN_MS, 50)).toBe(true);
  tool.child.kill('SIGINT');
  const { code } = await tool.ended;
  const { counts, run } = report();
  expect([run.interrupted, code]).toEqual([true, counts.failed > 0 ? 1 : 2]);
  expect(counts.judged).toBeGreaterThanOrEqual(5);
  expect(counts.notJudged).toBeGreaterThan(50);
  expect(existsSync(join(folder, JOURNAL_FILE)), 'the report says all that the journal held').toBe(false);
  expect(await leftBehind(tool)).toEqual([]);
});
