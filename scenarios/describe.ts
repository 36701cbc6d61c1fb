// Scenarios in plain words, for `explain` and for reports. Pure.
import type { Json } from '../contracts/json.ts';
import type { RequirementId } from '../contracts/requirement.ts';
import { recipeOf } from './edited-recipe.ts';
import type {
  Authorisation,
  CallStep,
  Expectation,
  Fault,
  MeanwhileStep,
  Scenario,
  Step,
  Supply,
} from './scenario.ts';

const PLACEHOLDERS: Readonly<Record<string, string>> = {
  '"$externalUserId"': "<the person's external user ID>",
  '"$otherExternalUserId"': "<another person's external user ID>",
  '"$fresh"': '<a new text>',
};

const VALUES: Readonly<Record<string, string>> = { null: 'null', '""': 'an empty string' };

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return VALUES[text] ?? text.replace(/"\$\w+"/g, (name) => PLACEHOLDERS[name] ?? name);
}

function supplied(supply: Supply): string {
  if ('absent' in supply) return 'undefined as its JWT';
  if ('value' in supply) return `${shown(supply.value)} as its JWT`;
  if ('again' in supply) return `the token "${supply.token}" again`;
  const { sentence } = recipeOf(supply);
  const whose = supply.sub === 'other' ? ', made for another person' : '';
  const lifetime = supply.lifetimeSeconds === undefined ? '' : `, good for ${supply.lifetimeSeconds} s`;
  const how = 'recipe' in supply ? `recipe ${supply.recipe}: ` : '';
  return `the token "${supply.token}"${whose}${lifetime} (${how}${sentence.replace(/\.$/, '')})`;
}

function called({ operation, argument, control }: CallStep): string {
  const given = argument === undefined ? '' : ` with ${shown(argument)}`;
  return `${operation}${given}${control === true ? ', as the control: it must reach the backend' : ''}`;
}

const BODIES = {
  envelope: 'the error envelope',
  empty: 'an empty body',
  html: 'an HTML page',
  'not-json': 'broken JSON',
} as const;

function answered(fault: Fault): string {
  switch (fault.kind) {
    case 'reset':
      return 'resets the connection of each call for user data';
    case 'headers':
      return `answers calls for user data with the header ${Object.entries(fault.headers)
        .map(([name, value]) => `${name}: ${value}`)
        .join(' and ')} besides`;
    case 'delay':
      return `answers calls for user data ${fault.delayMs / 1_000} s late`;
    case 'answer': {
      const late = fault.delayMs === undefined ? '' : `, ${fault.delayMs / 1_000} s late`;
      const code = fault.messageId === undefined ? '' : ` and the code ${fault.messageId}`;
      return `answers calls for user data with status ${fault.status}, ${BODIES[fault.body]}${code}${late}`;
    }
  }
}

/** A step in one sentence. */
export function describeStep(step: Step): string {
  switch (step.do) {
    case 'init':
      return `Start the SDK ${step.jwt === undefined ? 'without a JWT' : `with ${supplied(step.jwt)}`}.`;
    case 'set-jwt':
      return `Call the setter with ${supplied(step.jwt)}.`;
    case 'call':
      return `Call ${called(step)}.`;
    case 'meanwhile':
      return `Call ${called(step.call)}. While its request is under way, the next ${meanwhile(step)}.`;
    case 'expire':
      return `Let time pass until the token "${step.token}" has expired.`;
    case 'backend':
      return step.fault === null
        ? 'From now on the backend answers as usual.'
        : `From now on the backend ${answered(step.fault)}.`;
  }
}

function meanwhile({ steps }: MeanwhileStep): string {
  return steps.length === 1 ? 'step happens' : `${steps.length} steps happen`;
}

function authorisation(by: Authorisation): string {
  return by === 'application-code' ? 'the application code' : `the token "${by.token}", byte for byte`;
}

/** An expectation in one clause. */
export function describeExpectation(expectation: Expectation): string {
  switch (expectation.kind) {
    case 'succeeds':
      return 'the success callback is called, and no error';
    case 'fails':
      return `the error callback is called${expectation.codes === undefined ? '' : ` with ${expectation.codes.join(' or ')}`}, and no success`;
    case 'fails-with-backend-code':
      return "the error callback is called with the backend's code";
    case 'called-back-once':
      return 'exactly one callback is called, and no other one later';
    case 'described':
      return 'an error has a code and a description';
    case 'authorised':
      return `the request arrives, authorised with ${authorisation(expectation.by)}`;
    case 'no-request':
      return 'no API call is made, neither with the token nor without it';
    case 'no-bearer':
      return 'nothing is sent as a Bearer';
    case 'token-confined':
      return 'the token is in the Authorization header of the calls that need it, and nowhere else';
    case 'survives':
      return 'there is an answer in bounded time, and nothing is thrown';
    case 'sends':
      return `the request's body has ${expectation.path} = ${shown(expectation.equals)}`;
    case 'returns':
      return `the success callback is given ${expectation.path} = ${shown(expectation.equals)}`;
    case 'returns-not':
      return `the success callback is not given ${expectation.path} = ${shown(expectation.value)}`;
    case 'observes':
      return `shown, not judged: ${expectation.question}`;
  }
}

/** A step in words, with what must be seen of it. */
export interface DescribedStep {
  /** Counted from 1, as reports count. */
  readonly number: number;
  readonly text: string;
  /** It happens while the call of the step before it is under way. */
  readonly inner: boolean;
  readonly expected: readonly { readonly requirement: RequirementId; readonly text: string }[];
}

/** A scenario's steps in words. */
export function describeScenario(scenario: Scenario): readonly DescribedStep[] {
  const flat = scenario.steps.flatMap((step) => [
    { step, inner: false },
    ...(step.do === 'meanwhile' ? step.steps.map((one) => ({ step: one, inner: true })) : []),
  ]);
  return flat.map(({ step, inner }, index) => {
    const judged = step.do === 'meanwhile' ? step.call : step;
    const expectations = 'expectations' in judged ? judged.expectations : [];
    const expected = expectations.map((one) => ({
      requirement: one.requirement,
      text: describeExpectation(one),
    }));
    return { number: index + 1, text: describeStep(step), inner, expected };
  });
}
