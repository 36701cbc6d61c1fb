import type { Since } from './model.ts';

/** In one line: "2 new, 1 fixed, 3 still broken". */
export function sinceInWords(since: Since): string {
  const { newlyBroken, newlyFixed, stillBroken, notCompared } = since;
  return [
    `${newlyBroken.length} new`,
    `${newlyFixed.length} fixed`,
    `${stillBroken.length} still broken`,
    ...(notCompared > 0 ? [`${notCompared} not compared`] : []),
  ].join(', ');
}
