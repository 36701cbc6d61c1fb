// One run at a time writes into a report folder: two would mix their journals and reports.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../base/usage-error.ts';

/** The file that says who writes into a folder. */
export const LOCK_FILE = '.running';
/** How long a lock of another machine counts, milliseconds: whether its process lives cannot be seen from here. */
const FOREIGN_LOCK_MS = 10 * 60_000;

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/** The folders that this process writes into. */
const held = new Set<string>();

function holderIn(file: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const { pid, host } = Object(value) as Partial<Holder>;
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : undefined;
  } catch {
    // Gone by now, or cut short: nobody's.
    return undefined;
  }
}

function lives({ pid, host }: Holder, file: string): boolean {
  if (host !== hostname()) return Date.now() - statSync(file).mtimeMs < FOREIGN_LOCK_MS;
  // A number is used again: our own, in a lock that we do not hold, was another's.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function inUse(folder: string, holder: string): UsageError {
  return new UsageError(
    'REPORT_DIR_IN_USE',
    `Another run writes into the report folder ${folder} (${holder}).`,
    `Name another one with --report-dir, or wait for its end. Is there none? Then delete ${join(folder, LOCK_FILE)}.`,
  );
}

/** Writes the lock; false: there is one already. A folder that cannot be written to is found by what writes the report. */
function written(file: string): boolean {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EEXIST';
  }
}

/**
 * Takes a folder for one run. A lock whose process has ended is taken over.
 * @returns what gives it back.
 * @throws UsageError `REPORT_DIR_IN_USE`
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, LOCK_FILE);
  if (held.has(folder)) throw inUse(folder, 'of this process');
  if (!written(file)) {
    const holder = holderIn(file);
    if (holder !== undefined && lives(holder, file))
      throw inUse(folder, `process ${holder.pid} on ${holder.host}`);
    rmSync(file, { force: true });
    if (!written(file)) throw inUse(folder, 'begun at the same moment');
  }
  held.add(folder);
  return () => {
    held.delete(folder);
    rmSync(file, { force: true });
  };
}
