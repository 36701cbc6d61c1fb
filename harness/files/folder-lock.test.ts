import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { LOCK_FILE, lockFolder } from './folder-lock.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-lock-'));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

/** A lock that somebody else left. */
function left(pid: number, host = hostname(), minutesAgo = 0): void {
  const file = join(folder, LOCK_FILE);
  writeFileSync(file, JSON.stringify({ pid, host }));
  const at = Date.now() / 1_000 - minutesAgo * 60;
  utimesSync(file, at, at);
}

test('one at a time, and free again when it is given back', () => {
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(/Another run writes into the report folder/);
  unlock();
  expect(readdirSync(folder)).toEqual([]);
  lockFolder(folder)();
});

test('a living process holds it, whoever it is', () => {
  left(process.ppid);
  expect(() => lockFolder(folder)).toThrow(`process ${process.ppid}`);
});

test('one that has ended does not, nor one of our number that was another', () => {
  left(spawnSync(process.execPath, ['-e', '']).pid);
  lockFolder(folder)();
  left(process.pid);
  lockFolder(folder)();
  writeFileSync(join(folder, LOCK_FILE), '{"pid":');
  lockFolder(folder)();
});

test('another machine holds it for ten minutes', () => {
  left(1, 'elsewhere', 9);
  expect(() => lockFolder(folder)).toThrow('on elsewhere');
  left(1, 'elsewhere', 11);
  lockFolder(folder)();
});
