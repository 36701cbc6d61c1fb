// What runs in a page or an app has no Node: the type check of tsconfig.app.json knows none of its names.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';

const TSC = createRequire(import.meta.url).resolve('typescript/bin/tsc');

function typed(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'mm-auth-app-types-'));
  try {
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
    writeFileSync(join(folder, 'app.mts'), source);
    const config = { extends: resolve('tsconfig.app.json'), include: [], files: ['app.mts'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    return spawnSync(process.execPath, [TSC, '-p', folder, '--pretty', 'false'], { encoding: 'utf8' }).stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('names of the web compile where an app runs, names of Node do not', () => {
  const lines = [
    "const web = btoa('a');",
    "const a = Buffer.from('a');",
    'const b = process.env;',
    "const c = import('node:fs');",
  ];
  const told = typed(lines.map((line) => `export ${line}`).join('\n'));
  expect([...told.matchAll(/app\.mts[:(](\d+)/g)].map(([, line]) => line)).toEqual(['2', '3', '4']);
});
