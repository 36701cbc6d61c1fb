// Every starter as a user meets it: written by `init`, then put to `doctor`.
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { METHODS } from '../../contracts/adapter-protocol.ts';
import { AGENT_CLOSE, AGENT_PATH } from '../../contracts/agent-connection.ts';
import { OPERATIONS } from '../../contracts/operations.ts';
import { TEMPLATE_NAMES, TEMPLATES, type TemplateName } from './templates.ts';

const MAIN = resolve('dist/harness/cli/main.js');

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-init-'));
  // As `npm install` puts it there.
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules/mm-auth-conformance'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

function cli(...args: readonly string[]) {
  return spawnSync(process.execPath, [MAIN, ...args], { cwd: folder, encoding: 'utf8' });
}

/** The text of every file of a starter. */
function written(name: TemplateName): string {
  expect(cli('init', 'starter', '--template', name).status).toBe(0);
  const path = join(folder, 'starter');
  return readdirSync(path)
    .map((file) => readFileSync(join(path, file), 'utf8'))
    .join('\n');
}

for (const name of TEMPLATE_NAMES)
  test(`${name}: is written, and nothing that is there is written over`, () => {
    const first = cli('init', 'starter', '--template', name);
    expect([first.status, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toContain('mm-auth-conformance doctor --sdk');
    const again = cli('init', 'starter', '--template', name);
    expect(again.status).toBe(3);
    expect(again.stderr).toContain('was not written: it is there already');
    // Nor is a part of it written where only the last file is in the way.
    const files = readdirSync(join(folder, 'starter')).sort();
    for (const file of files.slice(0, -1)) rmSync(join(folder, 'starter', file));
    expect(cli('init', 'starter', '--template', name).status).toBe(3);
    expect(readdirSync(join(folder, 'starter'))).toEqual(files.slice(-1));
  });

/** The starters that can be driven as they are, with the command that shows that their tool is there. */
const DRIVEN: Readonly<Partial<Record<TemplateName, readonly [string, ...string[]]>>> = {
  typescript: ['node', '--version'],
  command: ['node', '--version'],
  python: ['python3', '--version'],
  java: ['javac', '-version'],
  go: ['go', 'version'],
};

for (const [name, [command, ...args]] of Object.entries(DRIVEN))
  test(`${name}: the doctor finds it in order`, () => {
    const missing = spawnSync(command, args, { stdio: 'ignore' }).status !== 0;
    test.skip(missing, `"${[command, ...args].join(' ')}" did not succeed: ${name} is not on this machine.`);
    written(name as TemplateName);
    const template = TEMPLATES[name as TemplateName];
    const before = template.before?.('starter') ?? '';
    if (before !== '' && !before.startsWith('npm')) spawnSync(before, { cwd: folder, shell: true });
    const { status, stdout } = cli('doctor', '--sdk', template.target('starter'));
    expect(status, stdout).toBe(0);
    expect(stdout).toContain('The adapter works.');
  });

/** The operations that a starter knows; Flutter's plugin gives nothing back of an event. */
const operationsOf = (name: TemplateName) =>
  OPERATIONS.filter((one) => name !== 'dart' || one !== 'submitEventImmediately');

// Their tools are rarely where this is tested. What can be held without them: they know the whole protocol.
for (const name of ['kotlin', 'huawei', 'swift', 'dart', 'robolectric'] as const)
  test(`${name}: knows every method, and when not to dial again`, () => {
    const text = written(name);
    const known = [...Object.keys(METHODS).filter((one) => one !== 'setClock'), ...operationsOf(name)];
    for (const one of known) expect(text).toContain(`"${one}"`.replace(/"/g, name === 'dart' ? "'" : '"'));
    if (name === 'robolectric') {
      expect(readdirSync(join(folder, 'starter'))).not.toContain('ConformanceAgent.kt');
      return;
    }
    for (const code of [AGENT_CLOSE.over, AGENT_CLOSE.replaced, AGENT_CLOSE.tokenRefused])
      expect(text).toContain(String(code));
    expect(text).not.toContain(String(AGENT_CLOSE.again));
    expect(text).toContain(`${AGENT_PATH}?token=`);
    expect(text).toContain('&agent=');
  });

test('a folder that cannot be made is one clear message', () => {
  writeFileSync(join(folder, 'file'), '');
  const { status, stderr } = cli('init', 'file/inside', '--template', 'python');
  expect(status).toBe(3);
  expect(stderr).toContain('The folder file/inside cannot be made');
});
