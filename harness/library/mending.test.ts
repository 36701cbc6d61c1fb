// What helps while an SDK is being mended: what failed again, an end after so many failures, what is flaky, a debugger.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { adaptPlugin } from '../adapter/plugin.ts';
import { ReferenceSdk } from '../reference/sdk.ts';
import { run } from './run.ts';
import type { RunEvent } from './run-options.ts';

const PART = { ids: ['jwt/valid/plain'] };
const BROKEN = 'mutant:lower-case-bearer';
/** What BROKEN breaks in PART. */
const KNOWN = ['UDA-02', 'UDA-03', 'UDA-04'].map((requirement) => ({
  scenario: 'jwt/valid/plain/**',
  requirement,
  reason: 'we are at it',
}));

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-mending-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An SDK that never sends its token. */
class Forgetful extends ReferenceSdk {
  protected override keepToken(): void {
    this.token = null;
  }
}

/** Every second SDK of it is forgetful. */
function flaky() {
  let made = 0;
  return adaptPlugin({
    create: (seams) => {
      made += 1;
      return made % 2 === 0 ? new Forgetful(seams) : new ReferenceSdk(seams);
    },
    sdk: { name: 'flaky', version: '1', language: 'TypeScript' },
    capabilities: { concurrentSdks: 1, setClock: true },
  });
}

test('lastFailed plays what did not hold; when all holds, everything, and says so', async () => {
  const at = { reportDir: folder, cwd: folder };
  const mixed = { ids: ['jwt/valid/plain', 'application-code'], ...at };
  const first = await run({ ...mixed, sdk: BROKEN });
  const failed = first.scenarios.filter((one) => one.outcome === 'failed').map(({ id }) => id);
  expect(failed.length).toBeGreaterThan(0);
  const again = await run({ ...mixed, sdk: 'reference', lastFailed: true });
  expect(again.scenarios.map(({ id }) => id)).toEqual(failed);
  expect(again.run.selection).toContain('what did not hold the last time');
  expect(again.headline).toContain('a part of the catalogue');

  const events: RunEvent[] = [];
  const all = await run({ ...mixed, sdk: 'reference', lastFailed: true, onEvent: (one) => events.push(one) });
  expect(all.counts.planned).toBe(first.counts.planned);
  expect(events).toContainEqual({ kind: 'notice', text: expect.stringContaining('Nothing failed') });
});

test('lastFailed without an earlier run is a mistake', async () => {
  const none = run({ ...PART, lastFailed: true, reportDir: join(folder, 'none') });
  await expect(none).rejects.toMatchObject({ code: 'NO_LAST_RUN' });
  await expect(run({ ...PART, lastFailed: true })).rejects.toMatchObject({ code: 'NO_LAST_RUN' });
});

test('bail ends the run after so many failures, and known failures are none', async () => {
  const one = { ...PART, sdk: BROKEN, concurrency: 1, bail: 2 };
  const report = await run(one);
  expect([report.verdict, report.counts.failed]).toEqual(['failed', 2]);
  const left = report.scenarios.filter(({ outcome }) => outcome === 'not-judged');
  expect(left.length).toBe(report.counts.planned - report.counts.judged);
  expect(left[0]?.reason).toBe('The run was ended after 2 failures (bail).');
  const known = await run({ ...one, knownFailures: KNOWN });
  expect([known.counts.notJudged, known.counts.failed]).toEqual([0, 0]);
});

test('repeat finds what is flaky: the worst play counts, and the report says how often', async () => {
  const events: RunEvent[] = [];
  const scenario = 'jwt/valid/plain/fetchUser/via-init';
  const report = await run({ ids: [scenario], sdk: flaky(), repeat: 4, onEvent: (one) => events.push(one) });
  expect([report.verdict, report.counts.planned]).toEqual(['failed', 1]);
  const [only] = report.scenarios;
  expect(only).toMatchObject({
    id: scenario,
    outcome: 'failed',
    repeated: {
      times: 4,
      outcomes: [
        { outcome: 'failed', times: expect.any(Number) },
        { outcome: 'passed', times: expect.any(Number) },
      ],
    },
  });
  expect(report.findings[0]?.text).toMatch(
    /^Flaky: jwt\/valid\/plain\/fetchUser\/via-init in 4 plays: failed \d/,
  );
  expect(events.filter(({ kind }) => kind === 'scenario')).toHaveLength(4);
  expect(events.filter(({ kind }) => kind === 'finished')).toHaveLength(1);
});

test('what is the same in every play is not flaky; known failures are those of the scenario', async () => {
  const steady = await run({ ...PART, repeat: 2 });
  expect([steady.verdict, steady.findings]).toEqual(['passed', []]);
  expect(steady.scenarios.every(({ repeated }) => repeated?.outcomes.length === 1)).toBe(true);
  const known = await run({ ...PART, sdk: BROKEN, repeat: 2, knownFailures: KNOWN });
  expect([known.verdict, known.counts.failed, known.knownFailureProblems]).toEqual(['passed', 0, []]);
  expect(known.counts.known).toBeGreaterThan(0);
  const stale = await run({ ...PART, repeat: 2, knownFailures: KNOWN });
  expect(stale.knownFailureProblems[0]?.problem).toBe('passes-now');
});

test('debug plays one at a time, waits for a call longer than any time-out, and looks at nothing before', async () => {
  const limits: number[] = [];
  let alive = 0;
  let most = 0;
  const adapter = adaptPlugin({
    create: (seams) => new ReferenceSdk(seams),
    sdk: { name: 'slow', version: '1', language: 'TypeScript' },
    capabilities: { concurrentSdks: 32, setClock: true },
  });
  const watched = {
    ...adapter,
    createSdk: (params: Parameters<typeof adapter.createSdk>[0]) => {
      limits.push(params.timeoutMs);
      alive += 1;
      most = Math.max(most, alive);
      return adapter.createSdk(params);
    },
    disposeSdk: (params: Parameters<typeof adapter.disposeSdk>[0]) => {
      alive -= 1;
      return adapter.disposeSdk(params);
    },
  };
  const report = await run({ ...PART, sdk: watched, debug: true, callTimeoutMs: 100 });
  expect([report.verdict, most]).toEqual(['passed', 1]);
  expect(limits).toHaveLength(report.counts.planned);
  expect(Math.min(...limits)).toBeGreaterThan(3_600_000);
});
