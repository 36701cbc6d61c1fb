import { createHash } from 'node:crypto';
import type { Mutant } from '../reference/mutants/mutant.ts';

/** A hash of the mutants by name and by what they break: two figures compare only as far as these agree. */
export function mutantsStamp(mutants: readonly Mutant[]): string {
  const named = mutants.map(({ id, requirement }) => [id, requirement]);
  return createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, 16);
}
