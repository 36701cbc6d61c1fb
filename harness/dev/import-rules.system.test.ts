// The import rules of .dependency-cruiser.mjs, each beside an import that breaks it.
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
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

/** Imports that run downwards. */
const FINE: readonly Import[] = [
  ['scenarios/fine.ts', 'contracts/fine.ts'],
  ['reports/fine.ts', 'contracts/fine.ts'],
  ['harness/engine/run/fine.ts', 'scenarios/fine.ts'],
  ['harness/cli/commands/fine.ts', 'harness/engine/run/fine.ts'],
];

/** A rule with an import that breaks it; no two have a file in common, so that one run tells of all. */
const BROKEN: Readonly<Record<string, Import>> = {
  'contracts-on-the-ground': ['contracts/a.ts', 'harness/base/a.ts'],
  'scenarios-above-contracts': ['scenarios/b.ts', 'reports/b.ts'],
  'reports-above-contracts': ['reports/c.ts', 'scenarios/c.ts'],
  'renderers-read-the-model-only': ['reports/html/d.ts', 'contracts/d.ts'],
  'engine-knows-a-driver-as-an-interface': ['harness/engine/play/e.ts', 'harness/drivers/module.ts'],
  'reference-sdk-stands-alone': ['harness/reference/f.ts', 'scenarios/f.ts'],
  'no-tests-in-sources': ['harness/base/g.ts', 'harness/base/g.test.ts'],
  'rooms-import-downwards': ['harness/net/h.ts', 'harness/tokens/h.ts'],
  'every-room-is-listed': ['harness/cli/commands/i.ts', 'harness/elsewhere/i.ts'],
};

const CYCLE: readonly Import[] = [
  ['contracts/cycle-one.ts', 'contracts/cycle-two.ts'],
  ['contracts/cycle-two.ts', 'contracts/cycle-one.ts'],
];

type Import = readonly [from: string, to: string];
type Violation = { readonly from: string; readonly rule: { readonly name: string } };

// One run for all: the checker's start takes longer than all that it checks here.
test.describe.configure({ mode: 'default' });

let violations: readonly Violation[];
test.beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'mm-auth-imports-'));
  try {
    for (const file of ['.dependency-cruiser.mjs', 'tsconfig.json']) copyFileSync(file, join(folder, file));
    for (const one of FOLDERS) mkdirSync(join(folder, one));
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
    writeImports(folder, [...FINE, ...Object.values(BROKEN), ...CYCLE]);
    const args = [DEPCRUISE, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...FOLDERS];
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    const { summary } = JSON.parse(stdout) as { summary: { violations: readonly Violation[] } };
    violations = summary.violations;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function writeImports(folder: string, imports: readonly Import[]): void {
  for (const path of imports.flat()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), 'export const x = 1;\n');
  }
  for (const [from, to] of imports) {
    const target = `${'../'.repeat(from.split('/').length - 1)}${to}`;
    appendFileSync(join(folder, from), `import { x as y } from '${target}';\nexport const z = y;\n`);
  }
}

/** The rules that these files break. */
const brokenBy = (files: readonly string[]): readonly string[] => [
  ...new Set(violations.filter(({ from }) => files.includes(from)).map(({ rule }) => rule.name)),
];

test('imports that run downwards are fine', () => {
  expect(brokenBy(FINE.flat())).toEqual([]);
});

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
    expect(brokenBy([from, to])).toEqual([rule]);
  });
}

test('no-cycles', () => {
  expect(brokenBy(CYCLE.flat())).toEqual(['no-cycles']);
});

test('nothing else is broken', () => {
  const meant = [...FINE, ...Object.values(BROKEN), ...CYCLE].flat();
  expect(violations.filter(({ from }) => !meant.includes(from))).toEqual([]);
});
