// The examples for backend teams: a state each, and what Pact's verifiers of other languages say of the bundled backend and of one that
// is broken, where those tools are.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { PROVIDER_STATES } from '../../../contracts/provider-states.ts';
import { until } from '../../base/wait.ts';
import { paced } from '../../testing/pace.ts';
import { startTool } from '../../testing/processes.ts';

const JUNIT = 'examples/backend-junit5';
const PYTEST = resolve('examples/backend-pytest/test_contracts.py');
const PACTS = resolve('contracts/pacts/v4');
const isLong = process.env['MM_LONG'] === '1';
const works = (command: string, ...args: readonly string[]) => spawnSync(command, args).status === 0;

test('the JUnit 5 example has a method for each state, and for no other', () => {
  const text = readFileSync(join(JUNIT, 'src/test/java/contracts/Contracts.java'), 'utf8');
  const states = [...text.matchAll(/@State\("([^"]*)"\)/g)].map(([, name]) => name);
  expect(states.sort()).toEqual(PROVIDER_STATES.map(({ name }) => name).sort());
  const asked = [...text.matchAll(/States\.bring\("([^"]*)"/g)].map(([, name]) => name);
  expect(asked.sort()).toEqual(states);
});

interface At {
  readonly baseUrl: string;
  readonly url: string;
  readonly folder: string;
}

/** Runs a verifier to its end; whether it ended well. Its output is not waited for: the states are served meanwhile. */
function runs(command: string, args: readonly string[], cwd: string, env = process.env): Promise<boolean> {
  return new Promise((done, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: 'ignore' });
    child.once('error', reject);
    child.once('close', (code) => done(code === 0));
  });
}

/** Has `contract states` serve the states of a backend meanwhile; whether it went well, and what was not met. */
async function verified(backend: string, work: (at: At) => Promise<boolean>) {
  const folder = mkdtempSync(join(tmpdir(), 'mm-auth-verifier-'));
  const tool = startTool(['contract', 'states', '-u', backend]);
  try {
    const ready = /provider states of (\S+): (\S+)\n/;
    await until(() => ready.test(tool.out()), paced(60_000), 50);
    const [, baseUrl = '', url = ''] = ready.exec(tool.out()) ?? [];
    const held = await work({ baseUrl, url, folder });
    tool.child.kill('SIGINT');
    const { out } = await tool.ended;
    return { held, unmet: out.split('\n').filter((line) => line.includes('STATE_')) };
  } finally {
    tool.child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

const BACKENDS = [
  ['mock', true],
  ['mock:accepts-expired-tokens', false],
] as const;

for (const [backend, holds] of BACKENDS) {
  test(`JUnit 5: ${backend} ${holds ? 'holds' : 'does not'}`, async () => {
    test.skip(!isLong || !works('mvn', '--version'), 'long, and needs Maven');
    test.setTimeout(paced(600_000));
    const result = await verified(backend, ({ baseUrl, url, folder }) => {
      cpSync(JUNIT, folder, { recursive: true });
      const properties = [`-Dbackend.url=${baseUrl}`, `-Dstates.url=${url}`, `-Dpacts=${PACTS}`];
      return runs('mvn', ['-q', '-B', 'test', ...properties], folder);
    });
    expect(result).toEqual({ held: holds, unmet: [] });
  });

  test(`pytest: ${backend} ${holds ? 'holds' : 'does not'}`, async () => {
    test.skip(!isLong || !works('python3', '-c', 'import pact, pytest'), 'long, and needs pact-python');
    test.setTimeout(paced(600_000));
    const result = await verified(backend, ({ baseUrl, url, folder }) => {
      const env = { ...process.env, BACKEND_URL: baseUrl, STATES_URL: url, PACTS, PACT_DO_NOT_TRACK: 'true' };
      return runs('python3', ['-m', 'pytest', '-q', PYTEST], folder, env);
    });
    expect(result).toEqual({ held: holds, unmet: [] });
  });
}
