// The options of run that help while an SDK is being mended, as their users meet them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { cli } from '../../../testing/fake-io.ts';
import { watchedPaths } from './watched-paths.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-mending-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const BROKEN = ['--sdk', 'mutant:lower-case-bearer'];

test('a single scenario is told as a story: tokens decoded, requests, answers, callbacks, checks, times', async () => {
  const { out, exitCode } = await cli(['run', ...BROKEN, 'jwt/valid/plain/fetchUser/via-init'], folder);
  expect(exitCode).toBe(1);
  expect(out).toMatch(/token "\w+" valid\/plain, \d+ characters/);
  expect(out).toMatch(/claims {3}\{.*"sub":"person-/);
  expect(out).toMatch(/expires {2}\d{4}-\d\d-\d\dT/);
  expect(out).toMatch(/ \d+ ms {4}→ GET https:\/\/.*\/user/);
  expect(out).toMatch(/authorization: bearer eyJ/);
  expect(out).toMatch(/✗ UDA-02 MUST\n.*expected {2}a fetchUser request/);
  expect(out).toContain('[signature cut]');
  const quiet = await cli(['run', ...BROKEN, '-q', 'jwt/valid/plain/fetchUser/via-init'], folder);
  expect(quiet.out).not.toContain('claims ');
});

test('--bail, --last-failed and --repeat say what they do', async () => {
  const bailed = await cli(
    ['run', ...BROKEN, '--concurrency', '1', '--bail', '--strict', 'jwt/valid'],
    folder,
  );
  expect(bailed.out).toContain('1 failed');
  expect(bailed.out).toContain('The run was ended after 1 failure (bail).');
  const again = await cli(['run', ...BROKEN, 'jwt/valid', '--last-failed', '--bail', '3', '-q'], folder);
  expect(again.exitCode).toBe(1);
  const repeated = await cli(['run', 'jwt/valid/plain/fetchUser/via-init', '--repeat', '3'], folder);
  expect(repeated.out).toContain('Running 3 scenarios');
  expect(repeated.out).toContain('1 planned · 1 judged · 1 passed');
  const none = await cli(['run', '--last-failed', '-o', 'none'], folder);
  expect(none.err).toContain('[NO_LAST_RUN]');
});

test('--debug says how to attach a debugger, and tells each scenario', async () => {
  const { err, out } = await cli(['run', '--debug', 'jwt/valid/plain/fetchUser/**'], folder);
  expect(err).toMatch(/To step through it: node --inspect-brk .*run --debug/);
  expect(out.match(/^jwt\/valid\/plain\/fetchUser\/\S+ {2}passed/gm)?.length).toBeGreaterThan(1);
  const child = await cli(['run', '--debug', '-s', 'command:python3 nothing.py', 'jwt/valid/plain'], folder);
  expect(child.err).toContain('python3 -m debugpy');
});

test('what is watched is the package of the adapter; what has no files is told', async () => {
  mkdirSync(join(folder, 'sdk/conformance'), { recursive: true });
  writeFileSync(join(folder, 'sdk/package.json'), '{}');
  const at = { cwd: folder };
  expect(watchedPaths('module:sdk/conformance/adapter.ts', at)).toEqual([join(folder, 'sdk')]);
  expect(watchedPaths('module:adapter.ts', { ...at, more: ['sdk'] })).toEqual([folder, join(folder, 'sdk')]);
  expect(watchedPaths('command:python3 a.py', { ...at, sdkCwd: 'sdk' })).toEqual([join(folder, 'sdk')]);
  const { err, exitCode } = await cli(['run', '--watch', '--sdk', 'reference'], folder);
  expect([exitCode, err]).toEqual([3, expect.stringContaining('[NOTHING_TO_WATCH]')]);
});
