// compare --sdk A --sdk B as its users meet it.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Differential } from '../../../../reports/compare/differential.ts';
import { cli } from '../../../testing/fake-io.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-compare-sdks-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const compare = (...argv: readonly string[]) => cli(['compare', '--quiet', ...argv], folder);
const SOME = ['--id', 'jwt/expires/**', '--id', 'jwt/time/**', '--id', 'jwt/algorithm/**'];

test('the same SDK twice does the same: exit 0', async () => {
  const { exitCode, out, err } = await compare('--sdk', 'reference', '--sdk', 'reference', ...SOME);
  expect(exitCode, out + err).toBe(0);
  expect(out).toMatch(/They do the same in all \d+ scenarios/);
});

test('two that differ: exit 1, both observations by recipe, and a report of each', async () => {
  const sdks = ['--sdk', 'reference', '--sdk', 'mutant:expired-token-forgotten'];
  const { exitCode, out } = await compare(...sdks, ...SOME);
  expect(exitCode, out).toBe(1);
  expect(out).toContain('error JWT_TOKEN_EXPIRED; no request');
  expect(out).toMatch(/expired\/by-1-hour: \d+ scenario/);
  const place = join(folder, 'conformance-comparison');
  for (const file of ['differential.json', 'differential.md', 'first/report.json', 'second/index.html'])
    expect(existsSync(join(place, file)), file).toBe(true);
  expect(readFileSync(join(place, 'differential.html'), 'utf8')).toContain('second/index.html');
  const again = await compare(join(place, 'first'), join(place, 'second'), '--differential', '-o', 'again');
  expect(again.exitCode).toBe(1);
});

test('SDKs that differ only where our sources are silent are told apart, though both pass', async () => {
  const { exitCode, out } = await compare(
    ...['--sdk', 'reference', '--sdk', 'mutant:long-lived-token-refused', '--id', 'jwt/exp-type/*20/**'],
  );
  expect(exitCode, out).toBe(1);
  const { sides } = JSON.parse(
    readFileSync(join(folder, 'conformance-comparison', 'differential.json'), 'utf8'),
  ) as Differential;
  expect(sides.map(({ verdict }) => verdict)).toEqual(['passed', 'passed']);
});

test('mistakes: one SDK, three, an SDK and a report, an unknown mutant', async () => {
  for (const [argv, message] of [
    [['--sdk', 'reference'], 'Either two SDKs are compared'],
    [['--sdk', 'a', '--sdk', 'b', '--sdk', 'c'], 'Either two SDKs are compared'],
    [['--sdk', 'a', '--sdk', 'b', 'report.json'], 'Either two SDKs are compared'],
    [['--sdk', 'mutant:none', '--sdk', 'reference'], 'There is no mutant "none".'],
  ] as const) {
    const { exitCode, err } = await compare(...argv);
    expect(exitCode).toBe(3);
    expect(err).toContain(message);
  }
  expect(existsSync(join(folder, 'conformance-comparison'))).toBe(false);
});
