// Several agents in one run, as a user runs them: a report each, an overview of all, the exit code of the worst.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { WebSocket } from 'ws';
import { Report } from '../../../../reports/model.ts';
import { connectAgent } from '../../../adapter/agent.ts';
import { ReferenceSdk } from '../../../reference/sdk.ts';

let folder: string;
test.beforeAll(() => void Reflect.set(globalThis, 'WebSocket', WebSocket));
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-agents-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the command; gives the address that it prints, and its end. */
async function start(...args: readonly string[]) {
  const main = 'dist/harness/cli/main.js';
  const child = spawn(process.execPath, [main, 'run', '--sdk', 'agent', '-o', folder, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  for await (const line of createInterface({ input: child.stderr }))
    if (line.trim().startsWith('ws://')) return { url: line.trim(), ended, out: () => out };
  throw new Error('It printed no address.');
}

/** An SDK that never sends its token. */
class Forgetful extends ReferenceSdk {
  protected override keepToken(): void {
    this.token = null;
  }
}

test('two agents: a report each, an overview, the exit code of the worse one', async () => {
  const { url, ended, out } = await start('--agents', '2', 'jwt/valid/plain/**');
  const agents = [ReferenceSdk, Forgetful].map((Sdk) =>
    connectAgent(url, {
      create: (seams) => new Sdk(seams),
      sdk: { name: `SDK <${Sdk.name}>`, version: '1' },
    }),
  );
  expect(await ended).toBe(1);
  await Promise.all(agents.map((agent) => agent.ended));

  expect(readdirSync(folder).sort()).toEqual([
    'index.html',
    'sdk-forgetful',
    'sdk-referencesdk',
    'summary.md',
  ]);
  for (const name of ['sdk-forgetful', 'sdk-referencesdk'])
    expect(readdirSync(join(folder, name))).not.toContain('journal.ndjson');
  const reportIn = (name: string) =>
    Report.parse(JSON.parse(readFileSync(join(folder, name, 'report.json'), 'utf8')));
  expect(reportIn('sdk-forgetful').verdict).toBe('failed');
  expect(reportIn('sdk-referencesdk').verdict).toBe('passed');
  const overview = readFileSync(join(folder, 'index.html'), 'utf8');
  expect(overview).toContain('SDK &lt;Forgetful&gt; 1');
  expect(overview).toContain('href="sdk-referencesdk/index.html"');
  expect(out()).toContain('[sdk-forgetful]');
});

test('two agents of one name, of which one never comes: the other is reported all the same', async () => {
  const { url, ended } = await start('--agents', '2', '--agent-wait', '3', 'jwt/valid/plain/fetchUser/**');
  connectAgent(url, { create: (seams) => new ReferenceSdk(seams), sdk: { name: 'agent', version: '1' } });
  expect(await ended).toBe(2);
  expect(readdirSync(folder).sort()).toEqual(['agent', 'agent-2', 'index.html', 'summary.md']);
  expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toContain('? incomplete');
});

test('only agents run side by side', async () => {
  const child = spawn(process.execPath, ['dist/harness/cli/main.js', 'run', '--agents', '2', '-o', folder]);
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(3);
});
