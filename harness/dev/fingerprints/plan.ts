// What is to be played: what is missing, and what has changed. Pure.
import type { Sign } from '../../diagnosis/cells.ts';

/** What is known of a defect: with which stories it was played, and what each then showed. */
export interface Known {
  /** The hash of the file that it stood in; undefined: nobody knows. */
  readonly source: string | undefined;
  readonly stories: ReadonlySet<string>;
  readonly predicts: ReadonlyMap<string, Sign>;
}

/** All that is known of a defect that still is what it was; the later one first where both know a story. */
export function knownOf(source: string | undefined, all: readonly (Known | undefined)[]): Known {
  const fresh = all.filter((one) => one !== undefined && one.source === source);
  const stories = new Set<string>();
  const predicts = new Map<string, Sign>();
  for (const one of fresh) {
    for (const story of one?.stories ?? []) {
      if (stories.has(story)) continue;
      stories.add(story);
      const sign = one?.predicts.get(story);
      if (sign !== undefined) predicts.set(story, sign);
    }
  }
  return { source, stories, predicts };
}

/** The stories that a defect has not been played with. */
export function missingOf({ stories }: Known, catalogue: readonly string[]): readonly string[] {
  return catalogue.filter((story) => !stories.has(story));
}
