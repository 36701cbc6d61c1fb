// What is known of a known defect: which scenarios it makes fail, and how each then looks.
import type { Sign } from './cells.ts';

/** A known defect as it shows. */
export interface Fingerprint {
  /** The mutant's id. */
  readonly id: string;
  /** The requirement that it breaks. */
  readonly requirement: string;
  /** What it does wrong, in one sentence. */
  readonly sentence: string;
  /** How such a bug comes about, in one sentence. */
  readonly cause: string;
  /** By story: the sign of the check that told most. */
  readonly predicts: ReadonlyMap<string, Sign>;
}

/** The fingerprints of several defects, and the stories that all of them were played with. */
export interface Fingerprints {
  /** The hash of each, in the catalogue's order. */
  readonly stories: readonly string[];
  readonly defects: readonly Fingerprint[];
}
