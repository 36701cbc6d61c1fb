// Rounds in alternation: what is compared runs one after the other in each round, so that a busy moment meets all of it.
import type { Usage } from './usage.ts';

/** The least, the middle and the greatest of some figures. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** The spread of figures, of which there is at least one. */
export function spreadOf(figures: readonly number[]): Spread {
  const sorted = [...figures].sort((a, b) => a - b);
  const at = (place: number) => sorted[Math.min(sorted.length - 1, Math.max(0, place))] ?? Number.NaN;
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
  return { min: at(0), median, max: at(sorted.length - 1) };
}

/** What is compared, by name; the first is what the others are measured by. */
export type Subjects = Readonly<Record<string, () => Promise<Usage>>>;

/** What the rounds of a subject cost. */
export interface Series {
  readonly name: string;
  readonly rounds: readonly Usage[];
}

/** Measures each subject once a round, in turn, after one round that does not count: it fills the system's caches. */
export async function inTurn(subjects: Subjects, rounds: number): Promise<readonly Series[]> {
  const entries = Object.entries(subjects).map(([name, measure]) => ({
    name,
    measure,
    rounds: [] as Usage[],
  }));
  for (let round = rounds > 1 ? -1 : 0; round < rounds; round += 1)
    for (const { measure, rounds: done } of entries) {
      const usage = await measure();
      if (round >= 0) done.push(usage);
    }
  return entries;
}

/** How much of something a subject takes for each of what the first takes, round by round. */
export function ratiosTo(first: Series, other: Series, figure: 'cpuMs' | 'wallMs'): Spread {
  return spreadOf(
    other.rounds.map((usage, round) => usage[figure] / (first.rounds[round]?.[figure] ?? Number.NaN)),
  );
}
