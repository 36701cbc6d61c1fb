// The catalogue in Playwright Test says what `run` says.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { paced } from './pace.ts';

const CLI = createRequire(import.meta.url).resolve('@playwright/test/cli');
const PLUGIN = pathToFileURL(resolve('dist/harness/adapter/plugin.js')).href;

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-playwright-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

function playwright(
  grep: string,
  sdk = 'reference',
  more: Readonly<Record<string, string>> = {},
): { readonly status: number | null; readonly out: string } {
  const args = [CLI, 'test', '--project=catalogue', '--grep', grep, '--reporter=line'];
  const env: NodeJS.ProcessEnv = { ...process.env, CI: '1', MM_AUTH_SDK: sdk };
  // The worker that this test runs in must not lend its own identity to another Playwright.
  for (const name of ['TEST_WORKER_INDEX', 'TEST_PARALLEL_INDEX', 'PLAYWRIGHT_TEST', 'MM_RETRY'])
    delete env[name];
  Object.assign(env, more);
  const { status, stdout } = spawnSync(process.execPath, [...args, `--output=${folder}/results`], {
    env,
    encoding: 'utf8',
    timeout: paced(60_000),
  });
  return { status, out: stdout };
}

test('a scenario is found by its id, and the reference SDK passes it', () => {
  const { status, out } = playwright('jwt/valid/plain/fetchUser/via-init');
  expect(out).toContain('1 passed');
  expect(status).toBe(0);
});

test('an SDK that breaks it is red, with expectation and observation', () => {
  const { status, out } = playwright('jwt/valid/plain/fetchUser/via-init', 'mutant:lower-case-bearer');
  expect(status).toBe(1);
  expect(out).toContain('UDA-02 MUST');
  expect(out).toMatch(/seen {6}GET fetchUser with another value/);
});

/** The target of an SDK that calls back without a request. */
function unreached(): string {
  const surface = `{ init: (c, ok) => ok(), setUserDataJwt: (j, ok) => ok(), fetchUser: (ok) => ok({}),
    saveUser: (u, ok) => ok({}), personalize: (c, ok) => ok() }`;
  const path = join(folder, 'adapter.mjs');
  writeFileSync(
    path,
    `import { adaptPlugin } from ${JSON.stringify(PLUGIN)};
     export default adaptPlugin({ create: () => (${surface}), sdk: { name: 'nothing', version: '0' } });`,
  );
  return `module:${path}`;
}

test('an SDK whose requests do not arrive is not judged, and that is not green', () => {
  const { status, out } = playwright('jwt/valid/plain/fetchUser/via-init', unreached());
  expect(status).toBe(1);
  expect(out).toContain('Nothing could be judged. PREFLIGHT');
});

test('not even where a project tries again what has failed', () => {
  const { status, out } = playwright('jwt/valid/plain/fetchUser/via-init', unreached(), { MM_RETRY: '1' });
  expect(status).toBe(1);
  expect(out).toContain('retry #1');
  expect(out).not.toContain('flaky');
});

test('a grep that matches nothing is no pass', () => {
  expect(playwright('no such scenario').status).toBe(1);
});
