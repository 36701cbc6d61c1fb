// The import rules of .dependency-cruiser.mjs, each beside an import that breaks it.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';

const DEPCRUISE = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const FOLDERS = ['contracts', 'scenarios', 'harness', 'reports'];

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-imports-'));
  for (const file of ['.dependency-cruiser.mjs', 'tsconfig.json']) copyFileSync(file, join(folder, file));
  for (const one of FOLDERS) mkdirSync(join(folder, one));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

function violations(imports: Readonly<Record<string, string>>): readonly string[] {
  for (const [from, to] of Object.entries(imports)) {
    for (const path of [from, to]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), 'export const x = 1;\n', { flag: 'a' });
    }
    const target = `${'../'.repeat(from.split('/').length - 1)}${to}`;
    writeFileSync(join(folder, from), `import { x } from '${target}';\nexport const y = x;\n`);
  }
  const args = [DEPCRUISE, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...FOLDERS];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', timeout: 60_000 });
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: readonly { rule: { name: string } }[] };
  };
  return [...new Set(summary.violations.map((one) => one.rule.name))];
}

test('imports that run downwards are fine', () => {
  expect(
    violations({
      'scenarios/a.ts': 'contracts/b.ts',
      'reports/c.ts': 'contracts/d.ts',
      'harness/engine/run/e.ts': 'scenarios/f.ts',
      'harness/cli/commands/g.ts': 'harness/engine/run/h.ts',
    }),
  ).toEqual([]);
});

const BROKEN: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'contracts-on-the-ground': ['contracts/a.ts', 'harness/base/b.ts'],
  'scenarios-above-contracts': ['scenarios/a.ts', 'reports/b.ts'],
  'reports-above-contracts': ['reports/a.ts', 'scenarios/b.ts'],
  'renderers-read-the-model-only': ['reports/html/a.ts', 'contracts/b.ts'],
  'engine-knows-a-driver-as-an-interface': ['harness/engine/play/a.ts', 'harness/drivers/module.ts'],
  'reference-sdk-stands-alone': ['harness/reference/a.ts', 'scenarios/b.ts'],
  'no-tests-in-sources': ['harness/base/a.ts', 'harness/base/b.test.ts'],
  'rooms-import-downwards': ['harness/net/a.ts', 'harness/tokens/b.ts'],
  'every-room-is-listed': ['harness/cli/commands/a.ts', 'harness/elsewhere/b.ts'],
};

test('every room is in the list, and every room of the list is there', async () => {
  const { ROOMS } = (await import(pathToFileURL(resolve('.dependency-cruiser.mjs')).href)) as {
    ROOMS: readonly string[];
  };
  const tops = readdirSync('harness').sort();
  expect([...new Set(ROOMS.map((room) => room.split('/')[0]))].sort()).toEqual(tops);
  expect(ROOMS.filter((room) => !existsSync(join('harness', room)))).toEqual([]);
});

for (const [rule, [from, to]] of Object.entries(BROKEN)) {
  test(`${rule}: ${from} must not import ${to}`, () => {
    expect(violations({ [from]: to })).toEqual([rule]);
  });
}

test('no-cycles', () => {
  expect(violations({ 'contracts/a.ts': 'contracts/b.ts', 'contracts/b.ts': 'contracts/a.ts' })).toEqual([
    'no-cycles',
  ]);
});
