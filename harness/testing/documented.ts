// The commands that a page shows, run as they stand there: `npx` is this checkout's own tool.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

/** What a command led to. */
export interface Ran {
  readonly command: string;
  readonly status: number | null;
  readonly out: string;
}

/** The command lines of the tool in a page's code blocks, without what YAML or Groovy has around them. */
export function commandsOf(page: string): readonly string[] {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/```\w+\n([\s\S]*?)```/g)].map(
    ([, text = '']) => text,
  );
  return blocks
    .flatMap((block) => block.split('\n'))
    .flatMap((line) => /npx mm-auth-conformance [^']*/.exec(line)?.[0] ?? [])
    .map((line) => line.trim());
}

/** An environment whose `npx mm-auth-conformance` is this tool; default: this checkout's. */
export function withTool(
  folder: string,
  more: NodeJS.ProcessEnv = {},
  main = resolve('dist/harness/cli/main.js'),
): NodeJS.ProcessEnv {
  const bin = join(folder, '.bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(
    join(bin, 'npx'),
    `#!/bin/sh\n[ "$1" = --no-install ] && shift\n[ "$1" = mm-auth-conformance ] || exit 127\nshift\nexec '${process.execPath}' '${main}' "$@"\n`,
  );
  chmodSync(join(bin, 'npx'), 0o755);
  const env: NodeJS.ProcessEnv = { ...process.env, CI: '1', NO_COLOR: '1', ...more };
  delete env['FORCE_COLOR'];
  return { ...env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` };
}

/** Runs a shell command in a folder. */
export function shell(command: string, folder: string, env: NodeJS.ProcessEnv): Ran {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
    cwd: folder,
    env,
    encoding: 'utf8',
    timeout: 100_000,
  });
  return { command, status, out: `${stdout}${stderr}` };
}
