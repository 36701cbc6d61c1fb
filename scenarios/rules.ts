// What every catalogue must keep, as functions from scenarios to problems: data is linted like code.
import { LEVELS, type Level, type RequirementId } from '../contracts/requirement.ts';
import { isRequirementId, requirement } from '../contracts/requirements/lookup.ts';
import { SDK_REQUIREMENTS } from '../contracts/requirements/sdk.ts';
import { clashes } from './edited-recipe.ts';
import { isFiled } from './filed.ts';
import { RECIPES } from './recipes/all.ts';
import type {
  Authorisation,
  CallStep,
  Expectation,
  InitStep,
  Scenario,
  SetJwtStep,
  Step,
  Supply,
} from './scenario.ts';

/** A rule: what is wrong with these scenarios, a line each; empty when nothing is. */
export type Rule = (scenarios: readonly Scenario[]) => readonly string[];

type ExpectingStep = InitStep | SetJwtStep | CallStep;

/** A scenario's steps in the order in which they begin, those inside a `meanwhile` after its own call. */
export function flatSteps(
  scenario: Pick<Scenario, 'steps'>,
): readonly Exclude<Step, { readonly do: 'meanwhile' }>[] {
  return scenario.steps.flatMap((step) => (step.do === 'meanwhile' ? [step.call, ...step.steps] : [step]));
}

/** A step with its place in the story. */
export interface NumberedStep {
  /** Counted from 1, in the order of the story; the steps inside a `meanwhile` have numbers of their own. */
  readonly number: number;
  readonly step: Step;
  /** The number of the `meanwhile` that it is, or happens in. */
  readonly meanwhile?: number;
}

/** The steps as observations, evidence and reports number them. */
export function numberedSteps(steps: readonly Step[]): readonly NumberedStep[] {
  let last = 0;
  const next = () => {
    last += 1;
    return last;
  };
  return steps.flatMap((step): readonly NumberedStep[] => {
    const number = next();
    if (step.do !== 'meanwhile') return [{ number, step }];
    const inner = step.steps.map((one) => ({ number: next(), step: one, meanwhile: number }));
    return [{ number, step, meanwhile: number }, ...inner];
  });
}

function expectingSteps(scenario: Scenario): readonly ExpectingStep[] {
  return flatSteps(scenario).flatMap((step) =>
    step.do === 'init' || step.do === 'set-jwt' || step.do === 'call' ? [step] : [],
  );
}

function calls(scenario: Scenario): readonly CallStep[] {
  return flatSteps(scenario).flatMap((step) => (step.do === 'call' ? [step] : []));
}

function expectations(scenario: Scenario): readonly Expectation[] {
  return expectingSteps(scenario).flatMap((step) => step.expectations);
}

function supplies(scenario: Scenario): readonly Supply[] {
  return expectingSteps(scenario).flatMap((step) =>
    step.do !== 'call' && step.jwt !== undefined ? [step.jwt] : [],
  );
}

/** Applies a rule for one scenario to all of them. */
function each(problems: (scenario: Scenario) => readonly string[]): Rule {
  return (scenarios) =>
    scenarios.flatMap((scenario) => problems(scenario).map((problem) => `${scenario.id}: ${problem}`));
}

/** Ids are unique, begin with the mode, and are made of letters, digits and hyphens between slashes. */
const idsAreWellFormed: Rule = (scenarios) => {
  const ids = scenarios.map(({ id }) => id);
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id}: twice`),
    ...scenarios
      .filter(({ id, mode }) => !/^[a-z-]+(\/[A-Za-z0-9-]+)+$/.test(id) || !id.startsWith(`${mode}/`))
      .map(({ id }) => `${id}: not of the form mode/words/words`),
  ];
};

/** Every MUST, SHOULD and INFO of an SDK is what some scenario is about. */
const everyRequirementHasAScenario: Rule = (scenarios) =>
  SDK_REQUIREMENTS.filter(({ id }) => !scenarios.some((one) => one.requirements.includes(id))).map(
    ({ id, level }) => `${id} (${level}): no scenario is about it`,
  );

/** Requirements and recipes that are named exist. */
const namesExist: Rule = each((scenario) => {
  const recipes = new Set(RECIPES.map(({ id }) => id));
  const named = [...scenario.requirements, ...expectations(scenario).map((one) => one.requirement)];
  const supplied = supplies(scenario).flatMap((supply) => ('recipe' in supply ? [supply.recipe] : []));
  return [
    ...named.filter((id) => !isRequirementId(id)).map((id) => `there is no requirement ${id}`),
    ...[...supplied, ...(scenario.recipe === undefined ? [] : [scenario.recipe])]
      .filter((id) => !recipes.has(id))
      .map((id) => `there is no recipe ${id}`),
  ];
});

/** A scenario is about something that it checks, in a mode in which it binds, at the strictest of the levels. */
const requirementsFit: Rule = each((scenario) => {
  const { mode, level } = scenario;
  const checked = expectations(scenario).map((one) => one.requirement);
  const binds = (id: RequirementId) => requirement(id).modes.includes(mode);
  const levels: readonly Level[] = scenario.requirements.map((id) => requirement(id).level);
  return [
    ...scenario.requirements.filter((id) => !checked.includes(id)).map((id) => `nothing in it checks ${id}`),
    ...[...new Set(checked)].filter((id) => !binds(id)).map((id) => `${id} does not bind in ${mode} mode`),
    ...(LEVELS.find((one) => levels.includes(one)) === level ? [] : [`it is not ${level}`]),
  ];
});

const NEGATIVE: readonly Expectation['kind'][] = [
  'fails',
  'fails-with-backend-code',
  'no-request',
  'no-bearer',
];

/** A call that must not succeed proves nothing unless another operation proves that the SDK reaches the backend. */
const negativesHaveAControl: Rule = each((scenario) => {
  const all = calls(scenario);
  const uncontrolled = all.filter(
    ({ operation, expectations: expected }) =>
      expected.some(({ kind }) => NEGATIVE.includes(kind)) &&
      !all.some((other) => other.control === true && other.operation !== operation),
  );
  return uncontrolled.map(({ operation }) => `${operation} has no control by another operation`);
});

function authorisations(one: Expectation): readonly Authorisation[] {
  if (one.kind === 'authorised') return [one.by];
  return one.kind === 'authorised-by-one-of' ? one.by : [];
}

/** A token that is named has been supplied by an earlier step, and a name stands for one token. */
const tokensAreSuppliedFirst: Rule = each((scenario) => {
  const known = new Set<string>();
  const problems: string[] = [];
  const need = (token: string) => {
    if (!known.has(token)) problems.push(`no earlier step supplies the token "${token}"`);
  };
  for (const step of flatSteps(scenario)) {
    if (step.do === 'expire' || step.do === 'clock') need(step.token);
    if (step.do !== 'init' && step.do !== 'set-jwt' && step.do !== 'call') continue;
    if (step.do !== 'call' && step.jwt !== undefined) {
      if ('again' in step.jwt) need(step.jwt.token);
      else if ('token' in step.jwt) {
        for (const other of [step.jwt.like, step.jwt.signatureOf]) if (other !== undefined) need(other);
        if (known.has(step.jwt.token)) problems.push(`the token "${step.jwt.token}" is minted twice`);
        known.add(step.jwt.token);
      }
    }
    for (const one of step.expectations)
      for (const by of authorisations(one)) if (by !== 'application-code') need(by.token);
  }
  return problems;
});

/** Edits of one token do not change the same place: one could undo the other. */
const editsCombine: Rule = each((scenario) =>
  supplies(scenario).flatMap((supply) =>
    'edits' in supply
      ? clashes(supply.edits).map(
          (place) => `two edits of "${supply.token}" change the same place (${place})`,
        )
      : [],
  ),
);

/** It starts an SDK before all else that is done with one, and expects something of each call. */
const storiesAreWhole: Rule = each((scenario) => [
  ...(flatSteps(scenario).find((step) => step.do !== 'backend')?.do === 'init'
    ? []
    : ['its first step starts no SDK']),
  ...calls(scenario)
    .filter((call) => call.expectations.length === 0)
    .map(({ operation }) => `nothing is expected of ${operation}`),
]);

/** A check is filed under the requirement that its statement is about (see filed.ts). */
const checksAreFiled: Rule = each((scenario) => [
  ...new Set(
    expectations(scenario)
      .filter((one) => !isFiled(one))
      .map(({ requirement: id, kind }) => `${kind} says nothing about ${id}`),
  ),
]);

/** It is data: it survives JSON unchanged. */
const scenariosAreData: Rule = each((scenario) =>
  sameAsJson(scenario) ? [] : ['it holds something that JSON cannot carry'],
);

function sameAsJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(sameAsJson);
  return (
    typeof value === 'object' &&
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.values(value).every(sameAsJson)
  );
}

/** Every rule. */
export const RULES: Readonly<Record<string, Rule>> = {
  idsAreWellFormed,
  everyRequirementHasAScenario,
  namesExist,
  requirementsFit,
  negativesHaveAControl,
  tokensAreSuppliedFirst,
  editsCombine,
  storiesAreWhole,
  checksAreFiled,
  scenariosAreData,
};
