import { createHash } from 'node:crypto';
import type { Scenario } from '../../../scenarios/scenario.ts';

const known = new WeakMap<Scenario, string>();

/** A hash of a scenario by name and by what is done and expected, in hex: results compare only where it is the same. */
export function storyHash(scenario: Scenario): string {
  const before = known.get(scenario);
  if (before !== undefined) return before;
  const { id, mode, steps } = scenario;
  const hash = createHash('sha256')
    .update(JSON.stringify([id, mode, steps]))
    .digest('hex')
    .slice(0, 8);
  known.set(scenario, hash);
  return hash;
}
