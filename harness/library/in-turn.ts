// Runs of SDKs in this process take turns: each takes over the network and the standard streams of the process.

let last: Promise<unknown> = Promise.resolve();

/** Does the work once everything that was handed in before it has ended. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => {});
  return mine;
}

const ELSEWHERE = /^(?:command:|page:|agent$)/;

/** Whether the SDK of this target runs in a process, a page or an app of its own. */
export function runsElsewhere(sdk: unknown): boolean {
  return typeof sdk === 'string' && ELSEWHERE.test(sdk);
}
