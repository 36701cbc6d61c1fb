import { createHash } from 'node:crypto';
import { CATALOGUE_VERSION } from '../../../scenarios/catalogue.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';

/** The catalogue's version, its size and a hash of its content: two runs compare only as far as these agree. */
export function catalogueStamp(catalogue: readonly Scenario[]): {
  readonly version: string;
  readonly hash: string;
  readonly scenarios: number;
} {
  const hash = createHash('sha256').update(JSON.stringify(catalogue)).digest('hex').slice(0, 16);
  return { version: CATALOGUE_VERSION, hash, scenarios: catalogue.length };
}
