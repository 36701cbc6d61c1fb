// Fuzzing at a steady memory, in a process of its own: a test runner has a growing heap too.
import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';

function measured(...argv: readonly string[]) {
  return spawnSync(process.execPath, ['dist/harness/dev/fuzz-memory.js', ...argv], { encoding: 'utf8' });
}

test('memory does not grow with the number of tokens', () => {
  const { status, stdout } = measured('4000');
  expect(stdout).toContain('Memory is steady.');
  expect(status).toBe(0);
});

test('a fuzzer that keeps its results is seen to grow', () => {
  const { status, stdout } = measured('2500', '--keep');
  expect(stdout).toContain('Memory is not steady: 2500 results are kept.');
  expect(status).toBe(1);
});
