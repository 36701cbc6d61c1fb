// Which value a seed and a path name. A path is fast-check's: the number of the run, then one number for each step of
// becoming smaller.
import fc from 'fast-check';
import type { Subject } from './subject.ts';

/** The form of a path: `17`, `17:0:3`. */
export const PATH = /^\d+(:\d+)*$/;

/** The values of some runs, the first of them counted from 0. */
export function valuesOf<T>(subject: Subject<T>, seed: number, first: number, count: number): readonly T[] {
  return fc.sample(subject.values, { seed, path: String(first), numRuns: count });
}

/** The value at a path; undefined: there is none. */
export function valueAt<T>(subject: Subject<T>, seed: number, path: string): T | undefined {
  try {
    return fc.sample(subject.values, { seed, path, numRuns: 1 })[0];
  } catch {
    return undefined;
  }
}

/** A seed and a path as the last words of a scenario's id. */
export function nameOf(subject: Pick<Subject<never>, 'name'>, seed: number, path: string): string {
  return `${subject.name}/seed-${seed}-path-${path.replaceAll(':', '-')}`;
}
