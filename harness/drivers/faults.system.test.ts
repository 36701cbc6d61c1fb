// What an adapter can do to a run, one fault a test. In each the run ends, the scenario that met the fault could not be
// judged and says why, the others are judged, the report is written, and no process is left.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Report } from '../../reports/model.ts';
import { paced } from '../testing/pace.ts';
import { leftBehind, startTool } from '../testing/processes.ts';

const CONCERNED = 'application-code/submitEventImmediately';
const OTHERS = [
  'application-code/fetchUser',
  'application-code/saveUser',
  'application-code/save-then-fetch',
  'jwt/valid/plain/fetchUser/via-init',
];
const CALL_TIMEOUT_MS = paced(400);
/** Longer than any of these runs should take. */
const BOUND_MS = paced(60_000);

/** Runs the selection against the hostile adapter. */
async function run(fault: string, options: readonly string[] = [], ids = [...OTHERS, CONCERNED]) {
  const folder = mkdtempSync(join(tmpdir(), 'mm-auth-faults-'));
  // Without `exec` the shell between us keeps the pipe open that the adapter closes.
  const exec = fault.startsWith('closes-') ? 'exec ' : '';
  try {
    const tool = startTool(
      [
        'run',
        ...ids,
        '--sdk',
        `command:${exec}${process.execPath} harness/drivers/fixtures/hostile-adapter.mjs ${fault}`,
        ...[
          '--timeout',
          String(CALL_TIMEOUT_MS),
          '--start-timeout',
          String(paced(20_000)),
          '--report-dir',
          folder,
        ],
        ...options,
      ],
      { HOSTILE_LATE_MS: String(CALL_TIMEOUT_MS + 2_400) },
    );
    const startedAtMs = Date.now();
    const { code, out, err } = await tool.ended;
    expect(Date.now() - startedAtMs).toBeLessThan(BOUND_MS);
    expect(await leftBehind(tool)).toEqual([]);
    const text = readFileSync(join(folder, 'report.json'), 'utf8');
    const report = Report.parse(JSON.parse(text));
    const outcomes = Object.fromEntries(report.scenarios.map((one) => [one.id, one.outcome]));
    const concerned = report.scenarios.find((one) => one.id === CONCERNED);
    return { code, out, err, text, report, outcomes, concerned };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const PASSED = Object.fromEntries(OTHERS.map((id) => [id, 'passed']));

/** Each fault at the trigger, with what the reason must say. */
const FAULTS: readonly (readonly [fault: string, reason: RegExp])[] = [
  ['exits-in-the-middle', /ADAPTER_EXITED: The adapter exited with code 9\./],
  ['exits-in-the-middle-of-a-line', /ADAPTER_EXITED: .* code 0, in the middle of a line/],
  ['is-killed', /ADAPTER_EXITED: .*SIGKILL/],
  ['never-answers-one-call', /ADAPTER_TIMEOUT: .* did not answer invoke within \d+ ms/],
  ['answers-another-id', /ADAPTER_MESSAGE_INVALID: .* answer to request \d+, which was never asked/],
  ['answers-twice', /ADAPTER_MESSAGE_INVALID: .* second answer to request \d+/],
  ['answers-after-the-time-out', /ADAPTER_TIMEOUT/],
  ['garbage', /ADAPTER_MESSAGE_INVALID: .* no JSON: .*<<< garbage >>>/],
  ['half-a-line', /ADAPTER_TIMEOUT/],
  ['a-result-of-another-shape', /ADAPTER_MESSAGE_INVALID: .* answer to invoke .* at callbacks\[0\]\.kind/],
  ['100-mb-without-a-newline', /ADAPTER_FLOODED: .* line of more than 16777216 bytes/],
  ['invalid-utf-8', /ADAPTER_MESSAGE_INVALID: .* no UTF-8/],
  ['nested-too-deeply', /ADAPTER_MESSAGE_INVALID: .* nested too deeply/],
  ['closes-stdin', /ADAPTER_(DISCONNECTED: .* closed its standard input|TIMEOUT)/],
  ['closes-stdout', /ADAPTER_DISCONNECTED: .* closed its standard output/],
  ['ignores-sigterm', /ADAPTER_TIMEOUT/],
  ['floods-stderr', /ADAPTER_FLOODED: .* bytes to its standard error/],
  ['forks-a-child-that-keeps-the-pipes-open', /ADAPTER_EXITED: .* code 3/],
  ['forks-a-child-that-leaves-the-group', /ADAPTER_EXITED: .* code 3/],
];

for (const [fault, reason] of FAULTS) {
  test(`${fault}: only the scenario that met it is not judged`, async () => {
    const { code, report, outcomes, concerned } = await run(fault, ['--concurrency', '1']);
    expect(outcomes).toEqual({ ...PASSED, [CONCERNED]: 'not-judged' });
    expect(concerned?.reason).toMatch(reason);
    expect(concerned?.reason).toContain(
      fault === 'floods-stderr' ? 'flood flood' : `hostile: ${fault} happens now`,
    );
    expect([code, report.verdict]).toEqual([2, 'incomplete']);
    const restarts = report.findings.filter((finding) => finding.kind === 'adapter-fault');
    // A lost connection is given a second try.
    expect(restarts).toHaveLength(fault === 'closes-stdout' ? 2 : 1);
  });
}

test('what was under way beside a fault is played again, and judged', async () => {
  const { code, report, outcomes, concerned } = await run('exits-in-the-middle');
  expect(outcomes).toEqual({ ...PASSED, [CONCERNED]: 'not-judged' });
  expect(concerned?.reason).toMatch(/ADAPTER_EXITED/);
  expect(code).toBe(2);
  expect(report.findings.filter((finding) => finding.kind === 'adapter-fault')).toHaveLength(2);
});

/** Each fault at the start: nothing can be judged. */
const AT_START: readonly (readonly [fault: string, reason: RegExp, options?: readonly string[]])[] = [
  ['exits-at-start', /ADAPTER_EXITED: The adapter exited with code 7/],
  [
    'never-answers-initialize',
    /ADAPTER_TIMEOUT: .* initialize within \d+ ms/,
    ['--start-timeout', String(paced(1_500))],
  ],
  [
    'banner-on-stdout',
    /ADAPTER_MESSAGE_INVALID: .* no JSON: "Welcome to the SDK.*a log goes to standard error/,
  ],
];

for (const [fault, reason, options] of AT_START) {
  test(`${fault}: nothing is judged, and the report says why`, async () => {
    const { code, out, report, concerned } = await run(fault, options);
    expect(report.counts).toMatchObject({ planned: 5, judged: 0, notJudged: 5 });
    expect(concerned?.reason).toMatch(reason);
    expect(concerned?.reason).toContain(`hostile: ${fault} starts`);
    expect([code, report.headline]).toEqual([2, 'Incomplete: nothing could be judged']);
    expect(out).toMatch(reason);
  });
}

test('a command that is not there says so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mm-auth-faults-'));
  const tool = startTool(['run', 'jwt/valid/plain', '--sdk', 'command:no-such-command', '-o', folder]);
  const { code, out } = await tool.ended;
  rmSync(folder, { recursive: true });
  expect(code).toBe(2);
  expect(out).toContain('no-such-command');
});

test('a token that the adapter logs is found and not shown, and its fault is told', async () => {
  const id = 'jwt/other-calls/submitEventImmediately/good-token';
  const { code, text, out, report } = await run('logs-a-token-and-exits', ['--show-log'], [id]);
  const [scenario] = report.scenarios;
  expect(scenario?.outcome).toBe('not-judged');
  expect(scenario?.reason).toMatch(/holding ey[\w-]+\.[\w-]+\.\[signature cut\]/);
  expect(report.findings.map((finding) => finding.kind)).toContain('token-in-log');
  expect(`${text}${out}`).not.toMatch(/ey[\w-]{8,}\.[\w-]{8,}\.[\w-]{20,}/);
  expect(code).toBe(2);
});

test('a request that comes after its scenario is attributed to it, and shown', async () => {
  const { code, report, concerned } = await run('sends-after-its-scenario');
  expect(concerned?.findings).toEqual([
    expect.objectContaining({
      kind: 'stray-request',
      text: expect.stringContaining('GET /mobile/1/appinstance/'),
    }),
  ]);
  expect(concerned?.steps.at(-1)?.requests.filter((request) => request.stray === true)).toHaveLength(1);
  expect(report.findings).toEqual([]);
  expect([code, report.verdict]).toEqual([0, 'passed']);
});

test('a refused token that is sent after its scenario fails it all the same', async () => {
  const id = 'jwt/expired/by-1-hour/fetchUser/via-init';
  const after = ['contact-information-api/saveUser/no-token', 'contact-information-api/saveUser/good-token'];
  const { code, report } = await run(
    'sends-after-its-scenario fetchUser',
    ['--concurrency', '1'],
    [id, ...after],
  );
  const scenario = report.scenarios.find((one) => one.id === id);
  expect(scenario?.outcome).toBe('failed');
  expect(
    scenario?.checks.filter((check) => check.status === 'failed').map((check) => check.requirement),
  ).toContain('UDA-14');
  expect(code).toBe(1);
});

test('a request to another host is blocked, attributed and shown', async () => {
  const { report, concerned, out } = await run('sends-elsewhere');
  expect(concerned?.findings).toContainEqual(
    expect.objectContaining({
      kind: 'request-elsewhere',
      text: expect.stringContaining('http://elsewhere.example.test/mobile/3/version'),
    }),
  );
  expect(report.counts.judged).toBe(5);
  expect(out).toContain('request-elsewhere');
});

test('with several workers a fault of one leaves the others judged', async () => {
  const { code, err, outcomes } = await run('exits-in-the-middle', ['--workers', '3', '--show-log']);
  expect(outcomes).toEqual({ ...PASSED, [CONCERNED]: 'not-judged' });
  expect(code).toBe(2);
  // Three at first, and three again after the fault, and after a second one where something was under way beside the first.
  expect([6, 9]).toContain(err.match(/exits-in-the-middle starts/g)?.length);
});
