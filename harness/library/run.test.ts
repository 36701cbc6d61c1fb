// The library as a program calls it.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readReport } from '../../reports/read.ts';
import { UsageError } from '../base/usage-error.ts';
import { referenceAdapter } from '../reference/adapter.ts';
import { run } from './run.ts';
import type { RunEvent, RunOptions } from './run-options.ts';

const PART = { ids: ['jwt/valid/plain'] };

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-library-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** When the folder of reports was last written to: `npm start` may have made one. */
const written = () => statSync('conformance-report', { throwIfNoEntry: false })?.mtimeMs;

test('a report comes back, the events tell of it, and nothing is written', async () => {
  const before = written();
  const events: RunEvent[] = [];
  const report = await run({ ...PART, onEvent: (event) => events.push(event) });
  expect(report.verdict).toBe('passed');
  expect(report.run.command).toBe('mm-auth-conformance run jwt/valid/plain');
  expect(events.map(({ kind }) => kind)).toEqual([
    'planned',
    'started',
    ...report.scenarios.map(() => 'scenario'),
    'finished',
  ]);
  expect(written()).toBe(before);
});

test('an adapter may be a value, or a function that makes one', async () => {
  for (const sdk of [referenceAdapter(), () => referenceAdapter(), async () => referenceAdapter()])
    expect((await run({ ...PART, sdk })).verdict).toBe('passed');
});

test('runs in this process wait for each other, and none sees the requests of another', async () => {
  const reports = await Promise.all([
    run(PART),
    run({ ...PART, sdk: 'mutant:lower-case-bearer' }),
    run(PART),
  ]);
  expect(reports.map(({ verdict, findings }) => [verdict, findings.length])).toEqual([
    ['passed', 0],
    ['failed', 0],
    ['passed', 0],
  ]);
});

test('a signal ends a run early: what was not played is not judged', async () => {
  const stop = new AbortController();
  const report = await run({
    ids: ['jwt/valid'],
    concurrency: 1,
    signal: stop.signal,
    onEvent: ({ kind }) => void (kind === 'scenario' && stop.abort()),
  });
  expect([report.verdict, report.run.interrupted]).toEqual(['incomplete', true]);
  expect(report.counts.notJudged).toBeGreaterThan(0);
  expect((await run({ ...PART, signal: AbortSignal.abort() })).counts.judged).toBe(0);
});

test('with a folder, the report is written and the journal taken away; parts and known failures are data', async () => {
  const knownFailures = [{ scenario: 'jwt/valid/**', requirement: 'UDA-02', reason: 'we are at it' }];
  const report = await run({
    ...PART,
    sdk: 'mutant:lower-case-bearer',
    shard: { index: 1, of: 2 },
    knownFailures,
    reportDir: 'report',
    cwd: folder,
  });
  expect(report.run.shard).toEqual({ index: 1, of: 2 });
  expect(report.counts.known).toBeGreaterThan(0);
  const read = readReport(readFileSync(join(folder, 'report/report.json'), 'utf8'));
  expect(read).toEqual({ ok: true, report });
  expect(existsSync(join(folder, 'report/journal.ndjson'))).toBe(false);
});

const MISTAKES: readonly (readonly [options: RunOptions, code: string])[] = [
  [{ ids: ['no/such'] }, 'FILTER_MATCHES_NOTHING'],
  [{ sdk: 'nothing' }, 'UNKNOWN_TARGET'],
  [{ sdk: {} as never }, 'NOT_AN_ADAPTER'],
  [{ shard: '3/2' }, 'SHARD_INVALID'],
  [{ ...PART, shard: '900/1000' }, 'SHARD_EMPTY'],
  [{ publicUrl: 'ftp://x' }, 'PUBLIC_URL_INVALID'],
  [{ knownFailures: 'nothing.json' }, 'NO_SUCH_FILE'],
];

test("the caller's mistakes have their codes, and no run is left waiting for its turn", async () => {
  for (const [options, code] of MISTAKES) {
    const error = await run(options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).code).toBe(code);
  }
  expect((await run(PART)).verdict).toBe('passed');
});

test('what an event handler throws is the end of the run, and of no other', async () => {
  const thrown = run({
    ...PART,
    onEvent: () => {
      throw new RangeError('not in the mood');
    },
  });
  await expect(thrown).rejects.toThrow('not in the mood');
  expect((await run(PART)).verdict).toBe('passed');
});
