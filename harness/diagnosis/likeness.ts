// Which known defects a run behaves like: those of which everything that was to be seen is there, that no passing scenario
// contradicts, and that together say where the failures come from. A wrong name costs more than none. Pure.
import type { Cells } from './cells.ts';
import type { Fingerprint } from './fingerprint.ts';

/** How much of what a defect predicts must be there, of what nothing else may have hidden. */
const THERE = 0.8;
/** How many of the failures that look alike the named defects must explain together, or none of them is named. */
const ALIKE = 0.5;
/** In how many of its scenarios the failure must be what tells most there: else another defect is what is seen. */
const TELLING = 1 / 3;
/** Fingerprints that have so much in common are twins: nothing tells them apart here. */
const TWINS = 0.95;

/** A known defect, or several that nothing tells apart, that fits a run. */
export interface Fit {
  /** The best fitting one first. */
  readonly twins: readonly Fingerprint[];
  /** How many of the scenarios that it predicts to fail failed as predicted. */
  readonly explains: number;
  /** How many it predicts, of those that were judged. */
  readonly predicted: number;
  /** The stories that it explains. */
  readonly stories: ReadonlySet<string>;
}

interface Candidate {
  readonly fingerprint: Fingerprint;
  readonly stories: ReadonlySet<string>;
  readonly predicted: number;
}

/** What of a fingerprint is there; undefined: it does not fit. */
function candidateOf(fingerprint: Fingerprint, cells: Cells): Candidate | undefined {
  const stories = new Set<string>();
  let predicted = 0;
  let telling = 0;
  for (const [story, sign] of fingerprint.predicts) {
    const cell = cells.get(story);
    if (cell === undefined || cell.outcome === 'unknown') continue;
    // One scenario that passes is enough: the SDK does not do that.
    if (cell.outcome === 'passed') return undefined;
    predicted += 1;
    if (cell.signs.includes(sign)) stories.add(story);
    if (cell.signs[0] === sign) telling += 1;
  }
  if (predicted === 0 || stories.size < THERE * predicted || telling < TELLING * predicted) return undefined;
  return { fingerprint, stories, predicted };
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const one of a) if (b.has(one)) count += 1;
  return count;
}

function areTwins(a: Candidate, b: Candidate): boolean {
  const both = common(a.stories, b.stories);
  return both >= TWINS * (a.stories.size + b.stories.size - both);
}

/** How many stories of a candidate are not explained yet. */
function news({ stories }: Candidate, explained: ReadonlySet<string>): number {
  let count = 0;
  for (const story of stories) if (!explained.has(story)) count += 1;
  return count;
}

/** Candidates that explain all that can be explained, few: each time the one that explains most of what is left. */
function cover(candidates: readonly Candidate[]): readonly Candidate[] {
  const explained = new Set<string>();
  const chosen: Candidate[] = [];
  for (;;) {
    const best = [...candidates]
      .map((candidate) => ({ candidate, own: news(candidate, explained) }))
      .filter(({ own }) => own > 0)
      .sort(
        (a, b) =>
          b.own - a.own ||
          b.candidate.stories.size / b.candidate.predicted -
            a.candidate.stories.size / a.candidate.predicted ||
          (a.candidate.fingerprint.id < b.candidate.fingerprint.id ? -1 : 1),
      )[0];
    if (best === undefined) return chosen;
    chosen.push(best.candidate);
    for (const story of best.candidate.stories) explained.add(story);
  }
}

/** Whether what looks like a candidate's own failures is explained, but for little. */
function isWhole({ stories, fingerprint }: Candidate, cells: Cells, explained: ReadonlySet<string>): boolean {
  const signs = new Set([...stories].flatMap((story) => fingerprint.predicts.get(story) ?? []));
  let alike = 0;
  let known = 0;
  for (const [story, cell] of cells) {
    const [telling] = cell.signs;
    if (telling === undefined || !signs.has(telling)) continue;
    alike += 1;
    if (explained.has(story)) known += 1;
  }
  return known >= ALIKE * alike;
}

/** The known defects that a run behaves like, the one that explains most first; none where it is not clear. */
export function fitsOf(cells: Cells, fingerprints: readonly Fingerprint[]): readonly Fit[] {
  const candidates = fingerprints.flatMap((one) => candidateOf(one, cells) ?? []);
  const chosen = cover(candidates);
  const explained = new Set(chosen.flatMap(({ stories }) => [...stories]));
  return chosen
    .filter((one) => isWhole(one, cells, explained))
    .map((one) => ({
      twins: [
        one.fingerprint,
        ...candidates
          .filter((other) => other !== one && areTwins(one, other))
          .map(({ fingerprint }) => fingerprint),
      ],
      explains: one.stories.size,
      predicted: one.predicted,
      stories: one.stories,
    }));
}
