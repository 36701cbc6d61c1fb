import { createHash } from 'node:crypto';
import { CATALOGUE_VERSION } from '../../../scenarios/catalogue.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';

/** The catalogue's version, its size and a hash of its content: two runs compare only as far as these agree. */
export interface CatalogueStamp {
  readonly version: string;
  readonly hash: string;
  readonly scenarios: number;
}

/** A hash goes over megabytes, and is asked for at each run: of one scenario too, in Playwright Test. */
const known = new WeakMap<readonly Scenario[], CatalogueStamp>();

/** The stamp of a catalogue, which is not changed any more. */
export function catalogueStamp(catalogue: readonly Scenario[]): CatalogueStamp {
  const before = known.get(catalogue);
  if (before !== undefined) return before;
  const hash = createHash('sha256').update(JSON.stringify(catalogue)).digest('hex').slice(0, 16);
  const stamp = { version: CATALOGUE_VERSION, hash, scenarios: catalogue.length };
  known.set(catalogue, stamp);
  return stamp;
}
