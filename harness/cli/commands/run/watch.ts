// run --watch: the run in a process of its own, again whenever a file changes: what was imported once is not read again.
import { type ChildProcess, spawn } from 'node:child_process';
import { relative, resolve, sep } from 'node:path';
import { watch as watchFiles } from 'chokidar';
import { plainText } from '../../../../reports/text.ts';
import { pause } from '../../../base/wait.ts';
import type { Io } from '../../process/io.ts';
import { untilAborted } from '../../process/until-aborted.ts';

/** How long files are left to settle after a change, milliseconds: an editor or a compiler writes several. */
const SETTLE_MS = 150;
/** How long a run that is no longer wanted may take to end, milliseconds. */
const END_WITHIN_MS = 5_000;

/** What is watched, and what is run. */
export interface Watching {
  /** Absolute. */
  readonly paths: readonly string[];
  /** The report's folder: a run must not set off the next. */
  readonly reportDir: string;
  /** What Node runs, with its arguments: the command without `--watch`. */
  readonly program: readonly string[];
}

/** Folders that no source lies in. */
const LEFT_OUT = /(?:^|[\\/])(?:node_modules|\.[^\\/.][^\\/]*)(?:[\\/]|$)/;

/** One run under way after another. */
class Runs {
  exitCode = 0;
  readonly #program: readonly string[];
  readonly #io: Io;
  readonly #onEnd: () => void;
  #child: ChildProcess | undefined;

  constructor(program: readonly string[], io: Io, onEnd: () => void) {
    this.#program = program;
    this.#io = io;
    this.#onEnd = onEnd;
  }

  /** Ends the run under way, if there is one, and starts another. */
  async again(): Promise<void> {
    await this.end();
    // Not in a group of its own: Ctrl-C in the terminal reaches it, too.
    const child = spawn(process.execPath, [...this.#program], {
      cwd: this.#io.cwd,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    this.#child = child;
    child.once('exit', (code) => {
      if (this.#child !== child) return;
      this.#child = undefined;
      this.exitCode = code ?? 4;
      this.#onEnd();
    });
  }

  /** Ends the run under way in order; by force, when it takes too long. */
  async end(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    child.kill('SIGTERM');
    await Promise.race([ended, pause(END_WITHIN_MS).then(() => child.kill('SIGKILL'))]);
    await ended;
  }
}

/** Runs, and runs again after each change, until the first interrupt. The exit code is that of the last run that ended. */
export async function watchAndRun({ paths, reportDir, program }: Watching, io: Io): Promise<void> {
  const { dim, bold } = io.colour;
  const report = resolve(io.cwd, reportDir);
  const shown = paths.map((path) => relative(io.cwd, path) || '.').join(', ');
  const waiting = () => io.out(`${dim(`Waiting for changes in ${plainText(shown)} (Ctrl-C ends)`)}\n`);
  const runs = new Runs(program, io, waiting);
  const watcher = watchFiles([...paths], {
    ignoreInitial: true,
    ignored: (path) => {
      const inside = paths.map((root) => relative(root, path)).find((one) => !one.startsWith('..')) ?? path;
      return LEFT_OUT.test(inside) || path === report || path.startsWith(report + sep);
    },
  });
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', (_event, path) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      io.out(`\n${bold('changed:')} ${plainText(relative(io.cwd, path))}\n`);
      void runs.again();
    }, SETTLE_MS);
  });
  try {
    await new Promise<void>((ready) => watcher.once('ready', () => ready()));
    await runs.again();
    await untilAborted(io.signal);
  } finally {
    clearTimeout(timer);
    await watcher.close();
    await runs.end();
    io.exitCode = runs.exitCode;
  }
}
