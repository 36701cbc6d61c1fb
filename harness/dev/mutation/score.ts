// From what became of the mutants to a score, and to what keeps it from being trusted. Pure.
import type { MachineMutant } from './mutants.ts';
import type { Kills } from './play-mutants.ts';

/** A mutant that does the same as the code it was made from, with the reason why. */
export interface Equivalent {
  readonly mutant: string;
  readonly reason: string;
}

/** What the name of a unit test begins with, where something else plays a part's mutants first. */
export const UNIT_TEST = 'unit test: ';

/** What became of a part's mutants. */
export interface Score {
  /** How many were played. */
  readonly mutants: number;
  readonly unplayed: number;
  readonly killed: number;
  /** How many of them by a unit test, after all else. */
  readonly byUnitTests: number;
  readonly equivalents: number;
  readonly survivors: readonly MachineMutant[];
  /** Entries of the list of equivalents that no longer say the truth. */
  readonly stale: readonly string[];
}

/** The score of a part. `all`: its mutants, played or not. `files`: those that were mutated, whose entries must all be true. */
export function scoreOf(
  all: readonly MachineMutant[],
  kills: Kills,
  equivalents: readonly Equivalent[],
  files: readonly string[],
): Score {
  const mutants = all.filter(({ id }) => kills.has(id));
  const killers = mutants.flatMap(({ id }) => kills.get(id) ?? []);
  const survivors = mutants.filter(({ id }) => kills.get(id) === null);
  const own = equivalents.filter(({ mutant }) => files.some((file) => mutant.startsWith(`${file} `)));
  const ids = new Set(all.map(({ id }) => id));
  const stale = own.flatMap(({ mutant }) => {
    if (!ids.has(mutant)) return [`${mutant}: there is no such mutant any more`];
    const killer = kills.get(mutant);
    return killer === undefined || killer === null ? [] : [`${mutant}: it is killed by ${killer}`];
  });
  const excused = new Set(own.map(({ mutant }) => mutant));
  return {
    mutants: mutants.length,
    unplayed: all.length - mutants.length,
    killed: killers.length,
    byUnitTests: killers.filter((killer) => killer.startsWith(UNIT_TEST)).length,
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
