// A fleet as a user has it: four agents in processes of their own, one of which is killed in the middle (`npm run long`).
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { readReport } from '../../../../reports/read.ts';
import { paced } from '../../../testing/pace.ts';

const at = (path: string) => JSON.stringify(pathToFileURL(resolve(path)).href);
/** A singleton SDK whose calls take their time, as on a device: that, and not the start of processes, is what is compared. */
const AGENT = `
import { WebSocket } from ${at('node_modules/ws/wrapper.mjs')};
import { connectAgent } from ${at('dist/harness/adapter/agent.js')};
import { ReferenceSdk } from ${at('dist/harness/reference/sdk.js')};
globalThis.WebSocket = WebSocket;
const slowly = async (...request) => {
  await new Promise((done) => setTimeout(done, 1_500));
  return fetch(...request);
};
const [url, name] = process.argv.slice(2);
await connectAgent(url, {
  create: (seams) => new ReferenceSdk({ ...seams, fetch: slowly }),
  sdk: { name: 'device', version: '1' },
  capabilities: { setClock: true, concurrentSdks: 1 },
  agent: name,
}).ended;
process.exit(0);
`;
const IDS = ['jwt/valid/*/fetchUser/via-setter'];

let folder: string;
const children: ChildProcess[] = [];
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-fleet-'));
  writeFileSync(join(folder, 'agent.mjs'), AGENT);
});
test.afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Runs with so many agents; `onProgress` is given their processes as soon as they are started. */
async function run(agents: number, during?: (devices: readonly ChildProcess[]) => void) {
  const fleet = agents === 1 ? [] : ['--agents', String(agents), '--split'];
  const words = ['run', '--sdk', 'agent', ...fleet, '-o', folder, '--quiet', ...IDS];
  const harness = spawn(process.execPath, ['dist/harness/cli/main.js', ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  children.push(harness);
  const ended = new Promise<number | null>((done) => harness.once('exit', done));
  for await (const line of createInterface({ input: harness.stderr })) {
    if (!line.trim().startsWith('ws://')) continue;
    const devices = Array.from({ length: agents }, (_, index) =>
      spawn(process.execPath, [join(folder, 'agent.mjs'), line.trim(), `device-${index + 1}`], {
        stdio: 'inherit',
      }),
    );
    children.push(...devices);
    during?.(devices);
    break;
  }
  const status = await ended;
  const read = readReport(readFileSync(join(folder, 'report.json'), 'utf8'));
  if (!read.ok) throw new Error(read.why);
  return { status, report: read.report };
}

test('four agents, one killed in the middle: one whole report, in a fraction of the time of one agent', async () => {
  test.setTimeout(paced(600_000));
  const one = await run(1);
  expect([one.status, one.report.verdict]).toEqual([0, 'passed']);
  const four = await run(4, ([, second]) => {
    setTimeout(() => second?.kill('SIGKILL'), one.report.run.durationMs / 8);
  });
  expect([four.status, four.report.counts]).toEqual([0, one.report.counts]);
  expect(four.report.findings.map(({ text }) => text)).toEqual([expect.stringContaining('dropped out')]);
  const share = four.report.run.durationMs / one.report.run.durationMs;
  console.log(
    `one agent ${one.report.run.durationMs} ms, four ${four.report.run.durationMs} ms: ${share.toFixed(2)}`,
  );
  // A ratio, and with room: three devices do most of the work, on a machine that may be busy.
  expect(share).toBeLessThan(0.5);
});
