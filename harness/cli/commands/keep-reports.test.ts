// merge, trend and badge as their users meet them.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { cli } from '../../testing/fake-io.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-keep-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sample = (name: string) => resolve('reports/fixtures', `${name}.json`);

test('shards of a run are merged into one report', async () => {
  const argv = ['run', 'jwt/valid/plain', '--quiet'];
  const one = await cli([...argv, '--shard', '1/2', '-o', 'part-1'], folder);
  await cli([...argv, '--shard', '2/2', '-o', 'part-2'], folder);
  expect(one.exitCode).toBe(0);
  const { exitCode, out } = await cli(['merge', 'part-1', 'part-2', '-o', 'whole'], folder);
  expect(exitCode).toBe(0);
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name, 'report.json'), 'utf8'));
  const whole = read('whole');
  expect(whole.counts.planned).toBe(read('part-1').counts.planned + read('part-2').counts.planned);
  expect(whole.run.selection).toEqual(['id jwt/valid/plain']);
  expect(out).toContain('whole/index.html');
  const gap = await cli(['merge', 'part-1', '-o', 'gap'], folder);
  expect(gap.exitCode).toBe(2);
  expect(gap.err).toContain('shard 2/2 has no report');
  expect((await cli(['merge', 'part-1', 'part-1'], folder)).err).toContain(
    'Two of the reports have the scenario',
  );
});

test('a shard must be one, and have something to play', async () => {
  const wrong = await cli(['run', '--shard', '3/2'], folder);
  expect(wrong).toMatchObject({
    exitCode: 3,
    err: expect.stringContaining('a part and a number of parts: 2/3'),
  });
  const empty = await cli(['run', 'jwt/valid/plain/fetchUser/via-init', '--shard', '5/9'], folder);
  expect(empty).toMatchObject({
    exitCode: 3,
    err: expect.stringContaining('fewer scenarios (1) than shards'),
  });
});

test('a trend over a folder: each report beside the one before it', async () => {
  mkdirSync(join(folder, 'kept/2026-11'), { recursive: true });
  for (const name of ['android-4.1', 'android-4.2', 'ios-2.0'])
    copyFileSync(sample(name), join(folder, 'kept/2026-11', `${name}.json`));
  writeFileSync(join(folder, 'kept/other.json'), '{"not": "a report"}');
  mkdirSync(join(folder, 'kept/broken'));
  writeFileSync(join(folder, 'kept/broken/report.json'), '{');
  const { exitCode, out, err } = await cli(['trend', 'kept'], folder);
  expect(exitCode).toBe(0);
  expect(out).toContain(
    'Sample Messaging SDK (Android): 2 reports, last: Non-conformant: 1 MUST requirement broken',
  );
  expect(err).toMatch(/^warning: kept\/broken\/report\.json is left out/);
  const markdown = readFileSync(join(folder, 'conformance-trend/trend.md'), 'utf8');
  expect(markdown).toContain(
    'newly broken: UDA-20; newly fixed: UDA-13, UDA-14, UDA-17; 5 scenarios not compared',
  );
  expect(existsSync(join(folder, 'conformance-trend/trend.html'))).toBe(true);
  mkdirSync(join(folder, 'empty'));
  expect(await cli(['trend', 'empty'], folder)).toMatchObject({
    exitCode: 3,
    err: expect.stringContaining('no report below empty'),
  });
  expect(await cli(['trend', 'missing'], folder)).toMatchObject({
    exitCode: 3,
    err: expect.stringContaining('(ENOENT)'),
  });
});

test('a badge for a report', async () => {
  const { exitCode, out } = await cli(['badge', sample('android-4.1'), '-o', 'docs'], folder);
  expect(exitCode).toBe(0);
  expect(out).toContain('user data authorization: 3 MUST broken');
  expect(JSON.parse(readFileSync(join(folder, 'docs/badge.json'), 'utf8'))).toMatchObject({
    message: '3 MUST broken, 1 cause',
  });
  expect(existsSync(join(folder, 'docs/badge.svg'))).toBe(true);
  expect((await cli(['badge', 'nowhere'], folder)).exitCode).toBe(3);
});

test('merge, badge, trend and compare take no report that cannot be, and say why: the caller has to know', async () => {
  const good = JSON.parse(readFileSync(sample('ios-2.0'), 'utf8'));
  const keep = (name: string, report: unknown) => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'report.json'), JSON.stringify(report));
  };
  keep('undated', { ...good, run: { ...good.run, startedAt: 'not a day' } });
  keep('boasting', { ...good, counts: { ...good.counts, passed: good.counts.passed + 1 } });
  for (const argv of [['merge'], ['badge'], ['compare', sample('ios-2.0')]]) {
    const undated = await cli([...argv, 'undated'], folder);
    expect(undated, argv.join(' ')).toMatchObject({
      exitCode: 3,
      err: expect.stringContaining('run.startedAt'),
    });
    const boasting = await cli([...argv, 'boasting'], folder);
    expect(boasting, argv.join(' ')).toMatchObject({
      exitCode: 3,
      err: expect.stringMatching(/it contradicts itself: counts\.passed says \d+, and its scenarios say \d+/),
    });
  }
});
