// The configuration file behind the command line: what is given counts more than the file, the file more than defaults.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ConfigFile } from '../../config/schema.ts';
import { cli } from '../../testing/fake-io.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-config-'));
  const config = {
    sdk: 'mutant:lower-case-bearer',
    ids: ['jwt/valid/plain'],
    reportDir: 'kept/report',
    agentWaitMs: 5_000,
    profiles: { good: { sdk: 'reference' } },
    backend: { baseUrl: 'https://stage.example', modes: ['jwt'] },
  };
  writeFileSync(join(folder, 'mm-auth-conformance.config.json'), JSON.stringify(config));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('run takes SDK, scenarios and folder from the file, and a profile of it', async () => {
  const own = await cli(['run', '--quiet'], folder);
  expect([own.exitCode, own.err]).toEqual([1, '']);
  expect(existsSync(join(folder, 'kept/report/report.json'))).toBe(true);
  const profile = await cli(['run', '--quiet', '--profile', 'good'], folder);
  expect([profile.exitCode, profile.err]).toEqual([0, '']);
});

test('what is given on the command line counts more; --no-config-file leaves the file alone', async () => {
  const args = ['run', '--quiet', '-s', 'reference', 'jwt/null/fetchUser', '-o', 'elsewhere'];
  const given = await cli(args, folder);
  expect(given.exitCode).toBe(0);
  expect(existsSync(join(folder, 'elsewhere/report.json'))).toBe(true);
  expect((await cli(['run', '--quiet', '--no-config-file', 'jwt/valid/plain'], folder)).exitCode).toBe(0);
});

test('--print-config shows what counts, as a file that would say the same', async () => {
  const { out, err, exitCode } = await cli(
    ['run', '--print-config', '--profile', 'good', '--timeout', '700'],
    folder,
  );
  expect([exitCode, err]).toEqual([0, 'from mm-auth-conformance.config.json, profile good\n']);
  const shown = ConfigFile.parse(JSON.parse(out));
  expect(shown).toMatchObject({
    sdk: 'reference',
    ids: ['jwt/valid/plain'],
    callTimeoutMs: 700,
    agentWaitMs: 5_000,
    reportDir: 'kept/report',
  });
  writeFileSync(join(folder, 'again.json'), out);
  const again = await cli(['run', '--print-config', '--config-file', 'again.json'], folder);
  expect(again.out).toBe(out);
  const backend = await cli(['verify-provider', '--print-config'], folder);
  expect(ConfigFile.parse(JSON.parse(backend.out)).backend).toMatchObject({
    baseUrl: 'https://stage.example',
    modes: ['jwt'],
    reportDir: 'provider-report',
  });
});

test('a command of the file is started in the folder of the file', async () => {
  writeFileSync(
    join(folder, 'adapter.mjs'),
    'process.stderr.write(`started in ${process.cwd()}\\n`); process.exit(7);',
  );
  mkdirSync(join(folder, 'below'));
  const config = { sdk: `command:${process.execPath} adapter.mjs` };
  writeFileSync(join(folder, 'mm-auth-conformance.config.json'), JSON.stringify(config));
  const { out, exitCode } = await cli(['doctor'], join(folder, 'below'));
  expect(exitCode).toBe(1);
  expect(out).toMatch(/started in .*mm-auth-config-\w+\n/);
});

test('mistakes: no SDK, no such profile, no file for a profile', async () => {
  const { err } = await cli(['doctor', '--no-config-file'], folder);
  expect(err).toContain('[SDK_MISSING]');
  expect((await cli(['run', '--profile', 'goof'], folder)).err).toContain('It has good.');
  rmSync(join(folder, 'mm-auth-conformance.config.json'));
  const none = await cli(['run', '--profile', 'good'], folder);
  expect([none.exitCode, none.err]).toEqual([3, expect.stringContaining('[UNKNOWN_PROFILE]')]);
});
