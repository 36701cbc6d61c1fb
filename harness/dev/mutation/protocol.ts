// What passes between whoever plays mutants and its threads.
import type { PartName } from './parts.ts';

/** What a thread is started with. */
export interface MutationWorkerData {
  readonly part: PartName;
  /** The URL of the bundle. */
  readonly bundle: string;
}

/** Asks for one mutant; null: the subject as it is. */
export interface MutationOrder {
  readonly mutant: string | null;
  /** What killed mutants before, the most successful first. */
  readonly first: readonly string[];
  /** How often the mutant may be met: more is a loop that does not end. */
  readonly hitLimit?: number;
  /** The titles of what is played: what gets as far as the mutant. Absent: everything. */
  readonly only?: readonly string[];
}

/** By what is played: the switches of the mutants that it gets as far as. Those of `static` are met while loading. */
export interface Coverage {
  readonly static: Readonly<Record<string, number>>;
  readonly perTest: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What killed it; absent: nothing. */
export interface MutationAnswer {
  readonly killedBy?: string;
  readonly coverage: Coverage;
}

/** What a player is given besides the subject. */
export interface PlayOrder extends Pick<MutationOrder, 'first' | 'only'> {
  /** Told of what is played next, by its title: what the subject meets from then on is counted for it. */
  readonly onNext: (title: string) => void;
}
