// Waiting, always bounded, on the timers that were there when this was loaded: an SDK's tests may put a clock of their own in
// the place of the global ones.
import { clearTimeout, setTimeout } from 'node:timers';

/** Resolves after this many milliseconds; at once for zero and less. */
export function pause(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}

/** Polls until the condition holds or the time is up; says which. Milliseconds. */
export async function until(condition: () => boolean, withinMs: number, everyMs = 5): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (!condition()) {
    if (Date.now() >= deadline) return false;
    await pause(everyMs);
  }
  return true;
}

/** A promise that is fulfilled when it is told to, or after this many milliseconds. */
export function latch(withinMs: number): { readonly opened: Promise<void>; readonly open: () => void } {
  let fulfil = () => {};
  const opened = new Promise<void>((resolve) => {
    fulfil = resolve;
  });
  const timer = setTimeout(fulfil, withinMs);
  const open = () => {
    clearTimeout(timer);
    fulfil();
  };
  return { opened, open };
}

/** The work's result; undefined when the signal is aborted first. The work itself goes on unseen. */
export async function unlessAborted<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T | undefined> {
  if (signal === undefined) return work;
  if (signal.aborted) return undefined;
  let stop = () => {};
  const aborted = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
