// The doctor's last step: a process that ends with its input, and one that has to be ended.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { leftBehind, startTool } from '../testing/processes.ts';

const STARTER = readFileSync('harness/init/templates/command/adapter.mjs', 'utf8');
const STAYS = "process.on('SIGTERM', () => {});\nsetInterval(() => {}, 1_000);\n";

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-stops-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function lastStep(adapter: string): Promise<string | undefined> {
  const file = join(folder, 'adapter.mjs');
  writeFileSync(file, adapter);
  const tool = startTool(['doctor', '--sdk', `command:${process.execPath} ${file}`], { FORCE_COLOR: '0' });
  const { code, out } = await tool.ended;
  expect(code, out).toBe(0);
  expect(await leftBehind(tool)).toEqual([]);
  return out.split('\n').find((line) => / stops {2}/.test(line));
}

test('an adapter that ends when its input ends', async () => {
  expect(await lastStep(STARTER)).toMatch(/✓ stops .* in order/);
});

test('an adapter that has to be ended is told so', async () => {
  expect(await lastStep(`${STAYS}${STARTER}`)).toMatch(/stops .* end when standard input is closed/);
});
