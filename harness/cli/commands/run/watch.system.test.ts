// run --watch: a change of the SDK runs it again in a new process; what the run itself writes does not.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { until } from '../../../base/wait.ts';
import { paced } from '../../../testing/pace.ts';

const WITHIN_MS = paced(60_000);
const built = (file: string) => JSON.stringify(pathToFileURL(resolve('dist/harness', file)).href);
const ADAPTER = `
import { adaptPlugin } from ${built('adapter/plugin.js')};
import { Sdk } from './sdk.mjs';
export default adaptPlugin({ create: (seams) => new Sdk(seams), sdk: { name: 'watched', version: '1' } });`;
const GOOD = `export { ReferenceSdk as Sdk } from ${built('reference/sdk.js')};`;
const BROKEN = `import { ReferenceSdk } from ${built('reference/sdk.js')};
export class Sdk extends ReferenceSdk { keepToken() { this.token = null; } }`;

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-watch-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'adapter.mjs'), ADAPTER);
  writeFileSync(join(folder, 'sdk.mjs'), BROKEN);
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('an SDK that is mended is run again, and passes; Ctrl-C ends with the last verdict', async () => {
  const args = ['run', '--watch', '--sdk', 'module:adapter.mjs', 'jwt/valid/plain', '--quiet'];
  const child = spawn(process.execPath, [resolve('dist/harness/cli/main.js'), ...args], {
    cwd: folder,
    env: { ...process.env, FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  const ended = once(child, 'exit');
  const waited = () => out.split('Waiting for changes').length - 1;
  expect(await until(() => waited() === 1, WITHIN_MS, 50)).toBe(true);
  expect(out).toContain('Non-conformant');
  writeFileSync(join(folder, 'sdk.mjs'), GOOD);
  expect(await until(() => waited() === 2, WITHIN_MS, 50)).toBe(true);
  expect(out).toContain('changed: sdk.mjs');
  expect(out).toContain('no MUST requirement broken');
  // The report that a run has written sets off no other.
  expect(await until(() => waited() > 2, 500)).toBe(false);
  child.kill('SIGINT');
  expect((await ended)[0]).toBe(0);
});
