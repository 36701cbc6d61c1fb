// From what became of the mutants to a score, and to what keeps it from being trusted. Pure.
import type { MachineMutant } from './mutants.ts';
import type { Kills } from './play-mutants.ts';

/** A mutant that does the same as the code it was made from, with the reason why. */
export interface Equivalent {
  readonly mutant: string;
  readonly reason: string;
}

/** What became of a part's mutants. */
export interface Score {
  readonly mutants: number;
  readonly killed: number;
  readonly equivalents: number;
  readonly survivors: readonly MachineMutant[];
  /** Entries of the list of equivalents that no longer say the truth. */
  readonly stale: readonly string[];
}

/** The score of a part. `files`: those that were mutated, whose entries must all be true. */
export function scoreOf(
  mutants: readonly MachineMutant[],
  kills: Kills,
  equivalents: readonly Equivalent[],
  files: readonly string[],
): Score {
  const survivors = mutants.filter(({ id }) => kills.get(id) === null);
  const ids = new Set(survivors.map(({ id }) => id));
  const own = equivalents.filter(({ mutant }) => files.some((file) => mutant.startsWith(`${file} `)));
  const all = new Set(mutants.map(({ id }) => id));
  const stale = own.flatMap(({ mutant }) => {
    if (!all.has(mutant)) return [`${mutant}: there is no such mutant any more`];
    return ids.has(mutant) ? [] : [`${mutant}: it is killed by ${kills.get(mutant) ?? 'nothing yet'}`];
  });
  const excused = new Set(own.map(({ mutant }) => mutant));
  return {
    mutants: mutants.length,
    killed: mutants.filter(({ id }) => typeof kills.get(id) === 'string').length,
    equivalents: survivors.filter(({ id }) => excused.has(id)).length,
    survivors: survivors.filter(({ id }) => !excused.has(id)),
    stale,
  };
}

/** The share of mutants that were killed: of all, and of those that differ from the code at all. */
export function shares({ mutants, killed, equivalents }: Score): {
  readonly raw: number;
  readonly real: number;
} {
  const real = mutants - equivalents;
  return { raw: mutants === 0 ? 0 : killed / mutants, real: real === 0 ? 0 : killed / real };
}
