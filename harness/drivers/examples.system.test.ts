// The examples as a user runs them: each passes the whole catalogue through `run`. Where the language's tool is not on
// this machine, its example is skipped with the reason.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Report } from '../../reports/model.ts';

interface Example {
  readonly name: string;
  readonly target: string;
  /** A command that ends with 0 where the language's tool is there. */
  readonly needs?: readonly [string, ...string[]];
}

const EXAMPLES: readonly Example[] = [
  {
    name: 'Python',
    target: 'command:python3 examples/python/adapter.py',
    needs: ['python3', '-c', 'import sys; sys.exit(sys.version_info < (3, 8))'],
  },
];

function isThere([command, ...args]: readonly [string, ...string[]]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

for (const { name, target, needs } of EXAMPLES) {
  test(`${name}: ${target}`, () => {
    const missing = needs !== undefined && !isThere(needs);
    test.skip(missing, `${name} is not on this machine: "${needs?.join(' ')}" did not succeed.`);
    const folder = mkdtempSync(join(tmpdir(), 'mm-auth-conformance-'));
    try {
      const args = ['dist/harness/cli/main.js', 'run', '--quiet', '--sdk', target, '--report-dir', folder];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      expect([status, stderr], stdout).toEqual([0, '']);
      const report = Report.parse(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')));
      expect(report.counts.notJudged).toBe(0);
      expect(report.counts.judged).toBeGreaterThan(600);
      expect(report.requirements.filter((one) => one.level === 'MUST' && one.outcome !== 'passed')).toEqual(
        [],
      );
      console.log(
        `${name}: ${report.counts.judged} scenarios in ${(report.run.durationMs / 1_000).toFixed(1)} s`,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
