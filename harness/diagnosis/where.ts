// Where a symptom happens: the one or two properties of the scenarios that tell those which have it from the others.
import type { ScenarioResult } from '../../reports/model.ts';

/** How well a property must fit to be named: the harmonic mean of precision and recall. */
const FITS = 0.8;
/** A property that nearly every scenario has says nothing. */
const SAYS_NOTHING = 0.9;

/** A property of a scenario: its name and value in words. */
type Property = string;

function propertiesOf({ mode, route, tokenKind, operation, theme, id }: ScenarioResult): readonly Property[] {
  const words: readonly (readonly [string, string | undefined])[] = [
    ['the mode', mode],
    ['the token comes', route],
    ['the token', tokenKind],
    ['the operation', operation],
    ['the theme', theme],
    ['the scenarios are below', id.split('/').slice(0, 3).join('/')],
  ];
  return words.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
}

interface Fit {
  readonly properties: readonly Property[];
  readonly inside: number;
  readonly all: number;
  readonly f1: number;
}

function pairs(properties: readonly Property[]): readonly (readonly Property[])[] {
  return properties.flatMap((one, index) => [
    [one],
    ...properties.slice(index + 1).map((other) => [one, other]),
  ]);
}

function fits(having: readonly ScenarioResult[], universe: readonly ScenarioResult[]): readonly Fit[] {
  const count = (scenarios: readonly ScenarioResult[]) => {
    const counts = new Map<string, number>();
    for (const scenario of scenarios)
      for (const pair of pairs(propertiesOf(scenario))) {
        const key = pair.join('\n');
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    return counts;
  };
  const everywhere = count(universe);
  return [...count(having)].map(([key, inside]) => {
    const all = everywhere.get(key) ?? inside;
    return { properties: key.split('\n'), inside, all, f1: (2 * inside) / (all + having.length) };
  });
}

/**
 * Where it happens, in words; undefined: no property tells well, or it would say nothing. `universe`: the scenarios in
 * which it could have been seen, those that have it among them.
 */
export function whereOf(
  having: readonly ScenarioResult[],
  universe: readonly ScenarioResult[],
): string | undefined {
  const best = fits(having, universe)
    .filter(({ f1, all }) => f1 >= FITS && all < SAYS_NOTHING * universe.length)
    // The simpler one where two fit alike, and always the same one.
    .sort(
      (a, b) =>
        b.f1 - a.f1 ||
        a.properties.length - b.properties.length ||
        (a.properties.join() < b.properties.join() ? -1 : 1),
    )[0];
  if (best === undefined) return undefined;
  const outside = having.length - best.inside;
  return `${best.properties.join(', ')}; ${best.inside} of ${best.all} such scenarios, and ${outside === 0 ? 'no other' : `${outside} others`}`;
}
