// What two reports' failures come down to, and what became of it: by what the scenarios of a cause did on the other side,
// not by its words. Pure.
import type { Cause } from '../causes.ts';
import type { Report, ScenarioResult } from '../model.ts';
import { counted } from '../text.ts';
import { breakagesOf } from './breakages.ts';
import { byId, isJudged } from './side.ts';

/** The causes of two reports. */
export interface CausesCompared {
  /** Not one of its scenarios broke anything before. */
  readonly news: readonly Cause[];
  /** Not one of its scenarios breaks anything now. */
  readonly fixed: readonly Cause[];
  /** Some of its scenarios broke something before, too. */
  readonly still: readonly Cause[];
}

/** Whether none of a cause's scenarios broke anything on the other side, where at least one of them was judged. */
function isAbsent({ scenarios }: Cause, other: ReadonlyMap<string, ScenarioResult>): boolean {
  const judged = scenarios.map((id) => other.get(id)).filter(isJudged);
  return judged.length > 0 && judged.every((one) => breakagesOf(one).length === 0);
}

/** Compares what two reports come down to; a cause that the other side says nothing of is in none of the lists. */
export function compareCauses(older: Report, newer: Report): CausesCompared {
  const [before, after] = [byId(older), byId(newer)];
  const now = newer.causes ?? [];
  const isKnown = ({ scenarios }: Cause) => scenarios.some((id) => isJudged(before.get(id)));
  return {
    news: now.filter((cause) => isAbsent(cause, before)),
    fixed: (older.causes ?? []).filter((cause) => isAbsent(cause, after)),
    still: now.filter((cause) => isKnown(cause) && !isAbsent(cause, before)),
  };
}

/** In one line: "fixed: …; new: …"; empty: neither. */
export function causesInWords({ fixed, news }: Pick<CausesCompared, 'fixed' | 'news'>): string {
  const part = (word: string, causes: readonly Cause[]) =>
    causes.length === 0
      ? []
      : [
          `${word}: ${causes.map(({ text, scenarios }) => `${text} (${counted(scenarios.length, 'scenario')})`).join('; ')}`,
        ];
  return [...part('fixed', fixed), ...part('new', news)].join('. ');
}
