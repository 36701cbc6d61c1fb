// A part of the catalogue that tells much of the whole: for tests that play many SDKs.
import type { Scenario } from '../../scenarios/scenario.ts';

/** How many scenarios of each requirement are in it, where there are so many. */
const OF_EACH = 3;

/** Every n-th scenario, and of each requirement a few. Those that wait for seconds are left out. */
export function spread(catalogue: readonly Scenario[], every: number): readonly Scenario[] {
  const quick = catalogue.filter(({ slow }) => slow !== true);
  const taken = new Set(quick.filter((_, at) => at % every === 0));
  const ids = new Set(quick.flatMap(({ requirements }) => requirements));
  for (const id of ids) {
    const about = quick.filter(({ requirements }) => requirements.includes(id));
    const step = Math.max(1, Math.floor(about.length / OF_EACH));
    for (let place = 0; place < OF_EACH; place += 1) {
      const one = about[place * step];
      if (one !== undefined) taken.add(one);
    }
  }
  return quick.filter((one) => taken.has(one));
}
