// What the lists of a comparison have in common: how long they are, and how their lines are grouped.
import type { State } from '../../compare/compare.ts';
import { OUTCOME_WORD } from '../data/outcomes.ts';

/** How many lines of a list are shown. */
export const SHOWN = 500;
/** The longest text of a line, in characters. */
export const MAX_LINE = 600;

/** How a scenario stood in one of the reports. */
export function stateWord(state: State): string {
  return state === 'absent' ? 'absent' : OUTCOME_WORD[state].toLowerCase();
}

/** Items by a key, in the order in which the keys come first. */
export function grouped<T>(
  items: readonly T[],
  key: (item: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups];
}

/** Says how many lines are left out. */
export function More({ count }: { readonly count: number }) {
  return count > SHOWN ? <p>And {count - SHOWN} more; comparison.json has all of them.</p> : null;
}
