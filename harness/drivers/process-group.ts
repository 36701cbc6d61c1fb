// Ends a child process and all that it started. The child leads a process group of its own, on Windows a tree of processes;
// what left that group is found on Linux by a mark in its environment. The harness's own end, whatever its cause but kill -9,
// ends them too.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** The environment variable that marks what a run has started. */
export const MARK = 'MM_AUTH_CONFORMANCE_ADAPTER';
/** How often leftovers are looked for: one may start another while it is being ended. */
const MAX_ROUNDS = 3;
/** How long Windows may take to end a tree of processes, milliseconds. */
const TASKKILL_MS = 5_000;

/** A child with all that it starts. */
export interface ProcessGroup {
  /** The child's process id, which is the group's. */
  readonly pid: number;
  /** The value of `MARK` in its environment. */
  readonly mark: string;
}

const living = new Set<ProcessGroup>();

/** A value for `MARK` that no other child has. */
export function newMark(): string {
  return randomUUID();
}

/** Windows has no groups and no signals: there the tree below the process is asked to close, or is ended. */
function endTree(pid: number, signal: NodeJS.Signals): void {
  const args = ['/pid', String(pid), '/t', ...(signal === 'SIGKILL' ? ['/f'] : [])];
  spawnSync('taskkill', args, { stdio: 'ignore', windowsHide: true, timeout: TASKKILL_MS });
}

/** Sends a signal to every process of the group. A group that is gone is no error. */
export function signalGroup(
  { pid }: ProcessGroup,
  signal: NodeJS.Signals,
  platform = process.platform,
): void {
  if (platform === 'win32') {
    endTree(pid, signal);
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // Gone already.
  }
}

/** Linux: the processes with this mark. Elsewhere there is no way to see another process's environment. */
function marked(mark: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      return readFileSync(`/proc/${entry}/environ`, 'latin1').includes(`${MARK}=${mark}`)
        ? [Number(entry)]
        : [];
    } catch {
      // It ended, or is somebody else's.
      return [];
    }
  });
}

/** Ends what is left of the group, and what left it, at once. */
export function killGroup(group: ProcessGroup): void {
  signalGroup(group, 'SIGKILL');
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const left = marked(group.mark);
    if (left.length === 0) break;
    for (const pid of left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Gone already.
      }
    }
  }
  living.delete(group);
}

function killAll(): void {
  for (const group of [...living]) killGroup(group);
}

/** Sees to it that the group ends with this process, until `killGroup`. */
export function endWithUs(group: ProcessGroup): void {
  if (living.size === 0 && !process.listeners('exit').includes(killAll)) process.on('exit', killAll);
  living.add(group);
}
