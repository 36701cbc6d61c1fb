// The command line in this process, for tests: what it prints is kept, and it is no terminal.
import pc from 'picocolors';
import type { Io } from '../cli/process/io.ts';
import { runCli } from '../cli/program.ts';

/** What a command line led to. */
export interface CliResult {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** No terminal, nothing interrupted; what is written goes to `out` and `err`. */
export function fakeIo(edges: Partial<Io> = {}): Io {
  return {
    out: () => {},
    err: () => {},
    env: process.env,
    argv: [],
    cwd: process.cwd(),
    interactive: false,
    colour: pc.createColors(false),
    signal: new AbortController().signal,
    exitCode: 0,
    ...edges,
  };
}

/** Runs one command line in this process. `cwd`: what relative paths start from. */
export async function cli(argv: readonly string[], cwd: string = process.cwd()): Promise<CliResult> {
  let out = '';
  let err = '';
  const io = fakeIo({
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    argv,
    cwd,
  });
  const exitCode = await runCli(io);
  return { exitCode, out, err };
}
