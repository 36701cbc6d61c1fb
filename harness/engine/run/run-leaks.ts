// The leaks of a whole run. An SDK that writes its token somewhere does so in hundreds of scenarios: the leak is told
// once, in one scenario, and as one finding of the report.
import type { Finding } from '../../../reports/model.ts';
import { counted } from '../../../reports/text.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
import type { Told } from '../judge/leak-checks.ts';
import { type Leak, leaksIn } from '../judge/leaks.ts';
import type { Observation } from '../play/observation.ts';

/** A scenario with what was seen of it. */
export interface Watched {
  readonly scenario: Scenario;
  readonly observation: Observation;
}

/** One leak over a run: where it was seen, in the order of the catalogue. */
interface Sighting {
  readonly leak: Leak;
  readonly scenarios: readonly Scenario[];
}

/** The scenario that tells of a leak: the first that is about what it breaks, else the first in which it was seen. */
function tellerOf({ leak, scenarios }: Sighting): string | undefined {
  const about = scenarios.find(({ requirements }) => requirements.includes(leak.requirement));
  return (about ?? scenarios[0])?.id;
}

/** Which scenario tells of which leak, while a run goes on and at its end. */
export class RunLeaks {
  /** By the leak's key: the scenario that tells of it. */
  readonly #tellers = new Map<string, string>();

  /** Whether this scenario, which has just been played, tells of a leak: nobody has seen it before. */
  toldBy({ scenario, observation }: Watched): Told {
    for (const { key } of leaksIn(scenario, observation))
      if (!this.#tellers.has(key)) this.#tellers.set(key, scenario.id);
    return this.tells(scenario.id);
  }

  /** Whether the scenario with this id tells of a leak. */
  tells(id: string): Told {
    return ({ key }) => this.#tellers.get(key) === id;
  }

  /**
   * Decides at the end, so that the same SDK has the same report whatever came first. `all`: in the order of the
   * catalogue. Returns the findings, and the ids of the scenarios that are to be judged again.
   */
  decide(all: readonly Watched[]): {
    readonly findings: readonly Finding[];
    readonly changed: ReadonlySet<string>;
  } {
    const sightings = new Map<string, Sighting>();
    for (const { scenario, observation } of all)
      for (const leak of leaksIn(scenario, observation)) {
        const { leak: first = leak, scenarios = [] } = sightings.get(leak.key) ?? {};
        sightings.set(leak.key, { leak: first, scenarios: [...scenarios, scenario] });
      }
    const changed = new Set<string>();
    for (const [key, sighting] of sightings) {
      const before = this.#tellers.get(key);
      const teller = tellerOf(sighting);
      if (teller === undefined || teller === before) continue;
      for (const id of [before, teller]) if (id !== undefined) changed.add(id);
      this.#tellers.set(key, teller);
    }
    const findings = [...sightings.values()].map(({ leak, scenarios }): Finding => {
      const id = this.#tellers.get(leak.key) ?? '';
      const own = all.find(({ scenario }) => scenario.id === id);
      const told = own && leaksIn(own.scenario, own.observation).find(({ key }) => key === leak.key);
      return {
        kind: leak.place === 'log' ? 'token-in-log' : 'token-leak',
        text: `${leak.requirement}: ${(told ?? leak).text} (seen in ${counted(scenarios.length, 'scenario')})`,
        scenario: id,
      };
    });
    return { findings, changed };
  }
}
