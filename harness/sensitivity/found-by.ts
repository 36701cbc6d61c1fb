// Which scenario detected each known defect in the last measurement that was kept: it is played first the next time. What is
// out of date here costs time and nothing else. `npm run sensitivity` writes it, nobody by hand.
import foundBy from './found-by.json' with { type: 'json' };

/** By mutant id, the ids of scenarios; a mutant that is newer than the measurement is missing. */
export function keptFoundBy(): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(foundBy).map(([mutant, scenario]) => [mutant, [scenario]]));
}
