// Two SDKs, case by case: where do they do different things, whether or not a requirement says who is right? Pure.
import type { Level } from '../../contracts/requirement.ts';
import type { Report, ScenarioResult, Verdict } from '../model.ts';
import { counted } from '../text.ts';
import { behaviourOf, type StepBehaviour } from './behaviour.ts';
import type { State } from './compare.ts';
import { warningsOf } from './interoperability.ts';
import { allIds, byId, type Side, sideOf } from './side.ts';

/** A step in which the two did different things. */
export interface StepDifference {
  readonly number: number;
  readonly text: string;
  readonly first: string;
  readonly second: string;
}

/** A scenario in which they did. */
export interface CaseDifference {
  readonly scenario: string;
  readonly sentence: string;
  readonly level: Level;
  /** What became of it in each report. */
  readonly states: readonly [State, State];
  readonly steps: readonly StepDifference[];
}

/** The cases of one token recipe. */
export interface RecipeDifferences {
  /** The recipe's id; null: these cases are about no recipe. */
  readonly recipe: string | null;
  readonly cases: readonly CaseDifference[];
}

/** The same difference in many scenarios. */
export interface Pattern {
  readonly first: string;
  readonly second: string;
  /** How many steps show it. */
  readonly times: number;
  /** A scenario that does. */
  readonly example: string;
}

/** What could not be compared. */
export interface Uncompared {
  readonly scenario: string;
  readonly states: readonly [State, State];
}

/** Two SDKs, case by case. */
export interface Differential {
  readonly sides: readonly [Side, Side];
  /** `passed`: alike everywhere. `failed`: they differ. `incomplete`: alike, as far as could be compared. */
  readonly verdict: Verdict;
  readonly headline: string;
  readonly warnings: readonly string[];
  /** The most frequent first. */
  readonly patterns: readonly Pattern[];
  /** In the order of the catalogue. */
  readonly recipes: readonly RecipeDifferences[];
  readonly uncompared: readonly Uncompared[];
  readonly compared: number;
}

const NOTHING = 'the step was not reached';

function byNumber(steps: readonly StepBehaviour[]): ReadonlyMap<number, StepBehaviour> {
  return new Map(steps.map((step) => [step.number, step]));
}

/** A scenario whose controls failed was played all the same: what was done in it can be compared. */
function wasPlayed(scenario: ScenarioResult | undefined): scenario is ScenarioResult {
  if (scenario === undefined || scenario.outcome === 'not-applicable') return false;
  return scenario.steps.length > 0 && scenario.steps.every((step) => step.fault === undefined);
}

function stepDifferences(first: ScenarioResult, second: ScenarioResult): readonly StepDifference[] {
  const [one, other] = [byNumber(behaviourOf(first)), byNumber(behaviourOf(second))] as const;
  const numbers = [...new Set([...one.keys(), ...other.keys()])].sort((a, b) => a - b);
  return numbers.flatMap((number) => {
    const [a, b] = [one.get(number), other.get(number)];
    if (a?.did === b?.did) return [];
    return [{ number, text: a?.text ?? b?.text ?? '', first: a?.did ?? NOTHING, second: b?.did ?? NOTHING }];
  });
}

function patternsOf(cases: readonly CaseDifference[]): readonly Pattern[] {
  const found = new Map<string, { -readonly [K in keyof Pattern]: Pattern[K] }>();
  for (const { scenario, steps } of cases) {
    for (const { first, second } of steps) {
      const key = JSON.stringify([first, second]);
      const pattern = found.get(key);
      if (pattern === undefined) found.set(key, { first, second, times: 1, example: scenario });
      else pattern.times += 1;
    }
  }
  return [...found.values()].sort((a, b) => b.times - a.times);
}

function byRecipe(cases: readonly (CaseDifference & { readonly recipe: string | null })[]) {
  const recipes = [...new Set(cases.map(({ recipe }) => recipe))];
  return recipes.map((recipe) => ({
    recipe,
    cases: cases.filter((one) => one.recipe === recipe).map(({ recipe: _recipe, ...rest }) => rest),
  }));
}

function headlineOf(cases: number, compared: number, uncompared: number): string {
  if (compared === 0) return 'Nothing could be compared';
  const rest = uncompared === 0 ? '' : `; ${counted(uncompared, 'scenario')} could not be compared`;
  return cases === 0
    ? `They do the same in all ${compared} scenarios that were compared${rest}`
    : `They do different things in ${cases} of ${counted(compared, 'scenario')}${rest}`;
}

/** Compares what two SDKs did. */
export function differential(first: Report, second: Report): Differential {
  const [one, other] = [byId(first), byId(second)];
  const pairs = allIds([first, second]).map((id) => ({ id, a: one.get(id), b: other.get(id) }));
  const uncompared: Uncompared[] = [];
  let compared = 0;
  const cases = pairs.flatMap(({ id, a, b }) => {
    const states: readonly [State, State] = [a?.outcome ?? 'absent', b?.outcome ?? 'absent'];
    // What neither SDK has an operation for is no gap.
    if (states.every((state) => state === 'not-applicable')) return [];
    if (!wasPlayed(a) || !wasPlayed(b)) {
      uncompared.push({ scenario: id, states });
      return [];
    }
    compared += 1;
    const steps = stepDifferences(a, b);
    if (steps.length === 0) return [];
    return [{ scenario: id, sentence: a.sentence, level: a.level, states, steps, recipe: a.recipe ?? null }];
  });
  const sides = [sideOf(first), sideOf(second)] as const;
  const warnings = warningsOf(sides);
  const unsure = uncompared.length > 0 || warnings.length > 0 || compared === 0;
  return {
    sides,
    verdict: cases.length > 0 ? 'failed' : unsure ? 'incomplete' : 'passed',
    headline: headlineOf(cases.length, compared, uncompared.length),
    warnings,
    patterns: patternsOf(cases),
    recipes: byRecipe(cases),
    uncompared,
    compared,
  };
}
