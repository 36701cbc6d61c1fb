// The command line's edges, handed to every command so that tests can stand in for a terminal.
import pc from 'picocolors';

/** Where a command reads and writes. */
export interface Io {
  /** Writes to standard output, as it is. */
  out(text: string): void;
  /** Writes to standard error, as it is. */
  err(text: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The words after the tool's name. */
  readonly argv: readonly string[];
  readonly cwd: string;
  /** Standard output is a terminal: progress may be drawn over. */
  readonly interactive: boolean;
  readonly colour: ReturnType<typeof pc.createColors>;
  /** Aborted by the first interrupt; the second ends the process. */
  readonly signal: AbortSignal;
  /** What the process ends with, unless an error says otherwise. */
  exitCode: number;
}

/** Colours on a terminal, unless NO_COLOR asks for none (https://no-color.org); FORCE_COLOR asks for them anywhere. */
function wantsColour(env: NodeJS.ProcessEnv): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  if ((env['FORCE_COLOR'] ?? '') !== '') return env['FORCE_COLOR'] !== '0';
  return process.stdout.isTTY === true && env['TERM'] !== 'dumb';
}

/** The process's own edges. The writers are taken now: a driver may capture the streams while an SDK runs. */
export function processIo(signal: AbortSignal): Io {
  const out = process.stdout.write.bind(process.stdout);
  const err = process.stderr.write.bind(process.stderr);
  return {
    out: (text) => void out(text),
    err: (text) => void err(text),
    env: process.env,
    argv: process.argv.slice(2),
    cwd: process.cwd(),
    interactive: process.stdout.isTTY === true && process.env['CI'] === undefined,
    colour: pc.createColors(wantsColour(process.env)),
    signal,
    exitCode: 0,
  };
}
