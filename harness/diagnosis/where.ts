// Where a symptom happens: the one or two properties of a situation that tell the steps which have it from the others.
import type { Check, ScenarioResult } from '../../reports/model.ts';
import { type Property, type Situation, situationsOf } from './situation.ts';

/** How well a property must fit to be named: the harmonic mean of precision and recall. */
const FITS = 0.8;
/** Of fewer steps than this nothing can be said. */
const FEW = 3;
/** A property that nearly every step has says nothing. */
const SAYS_NOTHING = 0.9;

/** A step in which a symptom was seen, or could have been: the scenario's index, and the properties of the step. */
export interface Instance {
  readonly scenario: number;
  readonly step: number;
  readonly properties: readonly Property[];
}

interface Fit {
  readonly properties: readonly Property[];
  readonly f1: number;
  /** How many steps with the properties have the symptom, of how many. */
  readonly inside: number;
  readonly all: number;
}

/** Kinds of check that are about what goes out, or about success: an answer of the backend follows from them. */
const BEFORE_THE_ANSWER: readonly Check['kind'][] = [
  'authorised',
  'authorised-by-one-of',
  'no-bearer',
  'no-request',
  'sends',
  'sends-what-was-given',
  'succeeds',
];

/** The properties of a step that can tell why a check of this kind failed there. */
function tellingProperties(kind: Check['kind'], situation: Situation | undefined): readonly Property[] {
  if (situation === undefined) return [];
  const { properties, answered } = situation;
  const again = answered.includes('the call is made again');
  return BEFORE_THE_ANSWER.includes(kind) && !again ? properties : [...properties, ...answered];
}

/** The simpler of two that fit nearly alike is the better one. */
function scoreOf({ f1, properties }: Fit): number {
  return f1 - 0.02 * properties.length;
}

/** Every step of a run that has been judged, by the kind of check. */
export type Judged = ReadonlyMap<Check['kind'], readonly Instance[]>;

/** What was judged of each scenario, until its telling check: what came after that is not known. */
export function judgedSteps(
  scenarios: readonly ScenarioResult[],
  telling: ReadonlyMap<string, Check>,
): Judged {
  const judged = new Map<Check['kind'], Instance[]>();
  scenarios.forEach((result, scenario) => {
    const situations = situationsOf(result);
    const until = telling.get(result.id)?.step ?? Number.POSITIVE_INFINITY;
    const seen = new Set<string>();
    for (const { kind, step, status } of result.checks) {
      const key = `${kind} ${step}`;
      if (step > until || seen.has(key) || (status !== 'passed' && status !== 'failed')) continue;
      seen.add(key);
      const instances = judged.get(kind) ?? [];
      instances.push({ scenario, step, properties: tellingProperties(kind, situations.get(step)) });
      judged.set(kind, instances);
    }
  });
  return judged;
}

/** How many instances have each property, and each pair of these. */
function counted(
  instances: readonly Instance[],
  wanted: (property: Property) => boolean,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const { properties } of instances) {
    const kept = properties.filter(wanted);
    kept.forEach((one, at) => {
      add(one);
      for (const other of kept.slice(at + 1)) add(`${one}\n${other}`);
    });
  }
  return counts;
}

/**
 * Where it happens, in words; undefined: no property tells well, or it would say nothing. `having`: the steps in which it
 * was seen; `universe`: those in which it could have been seen, `having` among them.
 */
export function whereOf(having: readonly Instance[], universe: readonly Instance[]): string | undefined {
  if (having.length < FEW) return undefined;
  const single = counted(having, () => true);
  // What few of them have is no part of where it happens.
  const often = (property: Property) => (single.get(property) ?? 0) * 3 >= having.length * 2;
  const mine = counted(having, often);
  const everywhere = counted(universe, often);
  const best = [...mine]
    .map(([name, inside]): Fit => {
      const all = everywhere.get(name) ?? inside;
      return { properties: name.split('\n'), inside, all, f1: (2 * inside) / (all + having.length) };
    })
    .filter(({ f1, all }) => f1 >= FITS && all < SAYS_NOTHING * universe.length)
    // Always the same one.
    .sort((a, b) => scoreOf(b) - scoreOf(a) || (a.properties.join() < b.properties.join() ? -1 : 1))[0];
  if (best === undefined) return undefined;
  const has = ({ properties }: Instance) => best.properties.every((one) => properties.includes(one));
  const scenariosOf = (instances: readonly Instance[]) => new Set(instances.map(({ scenario }) => scenario));
  const inside = scenariosOf(having.filter(has));
  const all = scenariosOf(universe.filter(has));
  const outside = [...scenariosOf(having)].filter((one) => !inside.has(one)).length;
  return `${best.properties.join(', ')}; ${inside.size} of ${all.size} such scenarios, and ${outside === 0 ? 'no other' : `${outside} others`}`;
}
