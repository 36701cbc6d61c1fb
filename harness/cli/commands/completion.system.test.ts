// The scripts that complete, in the shell that they are for.
import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';

/** The built tool: it loads every command, which is slow from the sources. */
function cli(...words: readonly string[]) {
  const { status, stdout } = spawnSync(process.execPath, ['dist/harness/cli/main.js', ...words], {
    encoding: 'utf8',
  });
  return { status, out: stdout };
}

/** What bash completes of these words; `list --ids` is stood in for. */
function completed(...words: readonly string[]): readonly string[] {
  const { out } = cli('completion', 'bash');
  const script = `
    mm-auth-conformance() { printf 'jwt/a\\njwt/b\\n'; }
    ${out}
    COMP_WORDS=(${['mm-auth-conformance', ...words].map((word) => `'${word}'`).join(' ')})
    COMP_CWORD=${words.length}
    _mm_auth_conformance
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, status, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout.split('\n').filter((line) => line !== '');
}

test('bash: commands, options, commands below a command, ids', () => {
  expect(completed('com')).toEqual(['compare', 'completion']);
  expect(completed('run', '--known')).toEqual(['--known-failures']);
  expect(completed('token', 'm')).toEqual(['mint']);
  expect(completed('explain', 'jwt/')).toEqual(['jwt/a', 'jwt/b']);
  expect(completed('nothing', '')).toEqual([]);
});

test('zsh and fish have scripts of their own, and another shell is a mistake', () => {
  expect(cli('completion', 'zsh').out).toContain('bashcompinit');
  expect(cli('completion', 'fish').out).toMatch(/-l known-failures -d/);
  expect(cli('completion', 'tcsh').status).toBe(3);
});
