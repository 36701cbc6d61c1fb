// The progress line on a real terminal: a pseudo-terminal of util-linux's `script`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { paced } from '../../testing/pace.ts';

const MAIN = resolve('dist/harness/cli/main.js');
const hasScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

test('a bar is drawn over while a run goes on, and is gone at its end', () => {
  test.skip(!hasScript, "util-linux's script is not on this machine");
  const cwd = mkdtempSync(join(tmpdir(), 'mm-auth-terminal-'));
  try {
    const { CI: _ci, ...env } = process.env;
    const command = `stty cols 100 rows 30; ${process.execPath} ${MAIN} run jwt/refused-by-backend jwt/valid`;
    const { status, stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
      cwd,
      env: { ...env, TERM: 'xterm', NO_COLOR: '1' },
      encoding: 'utf8',
      timeout: paced(60_000),
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/█*░+ \d+\/\d+/);
    // What was drawn is erased before the summary is printed.
    expect(stdout.lastIndexOf('\u001b[2K')).toBeGreaterThan(stdout.lastIndexOf('░'));
    expect(stdout.indexOf('no MUST requirement broken')).toBeGreaterThan(stdout.lastIndexOf('\u001b[2K'));
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
});
