// Runs that are ended before their time: by Ctrl-C once and twice, and by kill -9.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Report } from '../../reports/model.ts';
import { until } from '../base/wait.ts';
import { paced } from '../testing/pace.ts';
import { leftBehind, startTool } from '../testing/processes.ts';
import { JOURNAL_FILE } from './line.ts';

const HOSTILE = `command:${process.execPath} harness/drivers/fixtures/hostile-adapter.mjs`;
const WITHIN_MS = paced(60_000);

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-interrupted-'));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

/** Starts a run that takes a while: many quick scenarios, one after another. */
function longRun(fault = 'none') {
  return startTool([
    'run',
    'jwt/valid/**',
    'jwt/claim/**',
    ...['--sdk', `${HOSTILE} ${fault}`, '--concurrency', '1', '--report-dir', folder],
  ]);
}

/** How many results the journal holds. */
function journalled(): number {
  const path = join(folder, JOURNAL_FILE);
  return existsSync(path) ? (readFileSync(path, 'utf8').match(/^\{"kind":"result"/gm)?.length ?? 0) : 0;
}

function report(): Report {
  return Report.parse(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')));
}

test('Ctrl-C ends a run in order, with a report of what there is', async () => {
  const tool = longRun();
  expect(await until(() => journalled() >= 5, WITHIN_MS, 50)).toBe(true);
  tool.child.kill('SIGINT');
  const { code, out } = await tool.ended;
  const { counts, run, verdict } = report();
  expect([code, verdict, run.interrupted]).toEqual([2, 'incomplete', true]);
  expect(counts.judged).toBeGreaterThanOrEqual(5);
  expect(counts.notJudged).toBeGreaterThan(50);
  expect(out).toContain('The run was interrupted.');
  expect(existsSync(join(folder, JOURNAL_FILE)), 'the report says all that the journal held').toBe(false);
  expect(await leftBehind(tool)).toEqual([]);
});

test('Ctrl-C while an adapter does not start ends the run all the same', async () => {
  const tool = longRun('never-answers-initialize');
  expect(await until(() => tool.left().length > 0, WITHIN_MS, 50)).toBe(true);
  tool.child.kill('SIGINT');
  const { code } = await tool.ended;
  expect([code, report().counts.judged]).toEqual([2, 0]);
  expect(await leftBehind(tool)).toEqual([]);
});

test('a second Ctrl-C ends it at once, with everything that it started', async () => {
  const tool = longRun('ignores-sigterm');
  expect(await until(() => journalled() >= 2, WITHIN_MS, 50)).toBe(true);
  tool.child.kill('SIGINT');
  await until(() => false, 100);
  tool.child.kill('SIGINT');
  const { code } = await tool.ended;
  expect(code).toBe(130);
  expect(await leftBehind(tool)).toEqual([]);
  expect(journalled()).toBeGreaterThanOrEqual(2);
});

test('after a kill -9 the journal makes the report', async () => {
  const tool = longRun();
  expect(await until(() => journalled() >= 5, WITHIN_MS, 50)).toBe(true);
  tool.child.kill('SIGKILL');
  expect((await tool.ended).signal).toBe('SIGKILL');
  expect(existsSync(join(folder, 'report.json'))).toBe(false);
  const kept = journalled();
  const rebuilt = await startTool(['report', '--from-journal', join(folder, JOURNAL_FILE)]).ended;
  const { counts, run, sdk, verdict } = report();
  expect([rebuilt.code, verdict, run.interrupted]).toEqual([2, 'incomplete', true]);
  expect([counts.judged, sdk.name]).toEqual([kept, 'hostile: none']);
  expect(rebuilt.out).toContain('The run ended before it was played.');
  // The adapter's input has ended: it ends too, though nobody told it to.
  expect(await leftBehind(tool)).toEqual([]);
});
