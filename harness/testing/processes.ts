// Runs the built tool as a process of its own, and sees what it leaves behind.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { until } from '../base/wait.ts';
import { paced } from './pace.ts';

const MARK = 'MM_AUTH_CONFORMANCE_TEST';
/** Only what is left for good meets it. */
const GONE_WITHIN_MS = paced(5_000);

/** A run of the tool. */
export interface ToolProcess {
  readonly child: ChildProcess;
  /** How it ended, with all that it wrote. */
  readonly ended: Promise<ToolEnd>;
  /** What it has written to standard output so far. */
  readonly out: () => string;
  /** The command lines of processes that it started and that live on. Linux only; elsewhere none is seen. */
  readonly left: () => readonly string[];
}

/** The end of a run. */
export interface ToolEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the built tool; `through`: a program that starts it in its turn. It inherits nothing of the test's own standard streams. */
export function startTool(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  through: readonly string[] = [process.execPath],
): ToolProcess {
  const mark = randomUUID();
  const [program = '', ...before] = through;
  const child = spawn(program, [...before, 'dist/harness/cli/main.js', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, [MARK]: mark },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = new Promise<ToolEnd>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  return { child, ended, out: () => out, left: () => marked(mark, child.pid) };
}

function marked(mark: string, except: number | undefined): readonly string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry) || Number(entry) === except) return [];
    try {
      const environment = readFileSync(`/proc/${entry}/environ`, 'latin1');
      return environment.includes(`${MARK}=${mark}`)
        ? [readFileSync(`/proc/${entry}/cmdline`, 'latin1')]
        : [];
    } catch {
      // It ended meanwhile, or is somebody else's.
      return [];
    }
  });
}

/** The processes that are left a moment after the tool's end: one that was just killed takes a little to go. */
export async function leftBehind(tool: ToolProcess): Promise<readonly string[]> {
  await until(() => tool.left().length === 0, GONE_WITHIN_MS, 50);
  return tool.left();
}
