// How slow this machine is just now: what a test's limits are multiplied with. Measured once, when the tests begin, by what
// most of them wait for: the start of a process.
import { spawnSync } from 'node:child_process';

/** What `node -e 0` takes on a quiet machine, milliseconds. */
const NOMINAL_MS = 60;
/** Beyond that something else is wrong. */
const MOST = 20;
const VARIABLE = 'MM_AUTH_PACE';

function measured(): number {
  const times = Array.from({ length: 3 }, () => {
    const before = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    return performance.now() - before;
  });
  const [, median = NOMINAL_MS] = times.sort((a, b) => a - b);
  return Math.min(MOST, Math.max(1, median / NOMINAL_MS));
}

/** 1 on a quiet machine; what the test runner measured, in the processes that it starts too. */
function pace(): number {
  const known = Number(process.env[VARIABLE]);
  if (known >= 1) return known;
  const now = measured();
  process.env[VARIABLE] = String(now);
  return now;
}

/** A limit for this machine, whole milliseconds. `quietMs`: what it is on a quiet one. */
export function paced(quietMs: number): number {
  return Math.round(quietMs * pace());
}
