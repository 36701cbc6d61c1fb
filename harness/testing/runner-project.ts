// A project of somebody's own that judges its SDK in Vitest, Jest or Playwright Test.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Report } from '../../reports/model.ts';
import { readReport } from '../../reports/read.ts';

const requireOf = createRequire(import.meta.url);
/** Makes a project that has the package and the runners. */
export function runnerProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mm-auth-runners-'));
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  symlinkSync(resolve('.'), join(modules, 'mm-auth-conformance'), 'junction');
  for (const name of ['vitest', 'jest', '@playwright'])
    symlinkSync(resolve('node_modules', name), join(modules, name), 'junction');
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  return folder;
}

/** A runner: what a maintainer writes for it, and how its program is started. */
export interface Runner {
  readonly file: (options: string, at: number) => readonly [name: string, text: string];
  readonly config: readonly [name: string, text: string];
  readonly program: string;
  readonly args: readonly string[];
  /** How the parts of several machines become one. */
  readonly shard: (at: number, of: number) => readonly string[];
  readonly merge?: readonly string[];
  /** What is cut: files, or tests. */
  readonly files: number;
}

/** The three. */
export const RUNNERS: Readonly<Record<string, Runner>> = {
  playwright: {
    file: (options) => [
      'conformance.spec.ts',
      `import { conformance } from 'mm-auth-conformance/playwright';\nconformance(${options});\n`,
    ],
    config: [
      'playwright.config.ts',
      `export default { workers: 2, reporter: [['line'], ['mm-auth-conformance/playwright/reporter']] };\n`,
    ],
    program: requireOf.resolve('@playwright/test/cli'),
    args: ['test'],
    shard: (at, of) => [`--shard=${at}/${of}`, '--reporter=blob'],
    merge: ['merge-reports', '--reporter=mm-auth-conformance/playwright/reporter', 'all'],
    files: 1,
  },
  vitest: {
    file: (options, at) => [
      `conformance-${at}.test.ts`,
      `import { conformance } from 'mm-auth-conformance/vitest';\nconformance(${options});\n`,
    ],
    config: [
      'vitest.config.ts',
      `export default { test: { reporters: ['default', 'mm-auth-conformance/vitest/reporter'] } };\n`,
    ],
    program: join(dirname(requireOf.resolve('vitest/package.json')), 'vitest.mjs'),
    args: ['run'],
    shard: (at, of) => [`--shard=${at}/${of}`, '--reporter=blob', `--outputFile=blobs/${at}.json`],
    merge: ['--merge-reports=all', '--reporter=mm-auth-conformance/vitest/reporter'],
    files: 4,
  },
  jest: {
    file: (options, at) => [
      `conformance-${at}.test.cjs`,
      `const { conformance } = require('mm-auth-conformance/jest');\nconformance(${options});\n`,
    ],
    config: [
      'jest.config.cjs',
      `module.exports = { testMatch: ['**/*.test.cjs'], reporters: ['default', 'mm-auth-conformance/jest/reporter'] };\n`,
    ],
    program: join(dirname(requireOf.resolve('jest/package.json')), 'bin/jest.js'),
    args: [],
    shard: (at, of) => [`--shard=${at}/${of}`],
    files: 4,
  },
};

/** Starts a program in a project, with nothing of this runner's own environment. */
export function start({ program }: Pick<Runner, 'program'>, args: readonly string[], cwd: string) {
  const env: NodeJS.ProcessEnv = { ...process.env, CI: '1', NO_COLOR: '1' };
  delete env['FORCE_COLOR'];
  // The worker that this test runs in must not lend its own identity to another runner.
  for (const name of ['TEST_WORKER_INDEX', 'TEST_PARALLEL_INDEX', 'PLAYWRIGHT_TEST', 'NODE_OPTIONS'])
    delete env[name];
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    env,
    encoding: 'utf8',
    timeout: 100_000,
  });
  return { status, out: `${stdout}${stderr}` };
}

/** The compliance report that a runner's reporter has written. */
export function reportIn(folder: string): Report {
  const read = readReport(readFileSync(join(folder, 'conformance-report/report.json'), 'utf8'));
  if (!read.ok) throw new Error(read.why);
  return read.report;
}

/** Writes the configuration and the test files. */
export function write(
  folder: string,
  { file, config }: Runner,
  options: Readonly<Record<string, unknown>>,
  files = 1,
): void {
  writeFileSync(join(folder, config[0]), config[1]);
  for (let at = 1; at <= files; at += 1) {
    const part = files === 1 ? {} : { part: `${at}/${files}` };
    const [name, text] = file(JSON.stringify({ ...options, ...part }), at);
    writeFileSync(join(folder, name), text);
  }
}
