// Scenarios in plain words, for `explain` and for reports. Pure.
import type { Json } from '../contracts/json.ts';
import type { RequirementId } from '../contracts/requirement.ts';
import { recipeOf } from './edited-recipe.ts';
import { FAULT_BODIES } from './fault-bodies.ts';
import type {
  Authorisation,
  BackendFault,
  CallStep,
  Expectation,
  MeanwhileStep,
  OuterStep,
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
  const near = supply.like === undefined ? '' : `, otherwise like "${supply.like}"`;
  const signed = supply.signatureOf === undefined ? '' : `, with the signature of "${supply.signatureOf}"`;
  return `the token "${supply.token}"${whose}${lifetime}${near}${signed} (${how}${sentence.replace(/\.$/, '')})`;
}

function called({ operation, argument, control }: CallStep): string {
  const given = argument === undefined ? '' : ` with ${shown(argument)}`;
  return `${operation}${given}${control === true ? ', as the control: it must reach the backend' : ''}`;
}

/** Where a redirect leads. */
const LOCATIONS = {
  'same-host': 'another address of its own',
  'other-host': 'another host',
  'other-endpoint': 'another endpoint of its own',
} as const;

function ofAnAnswer(fault: Extract<BackendFault, { readonly kind: 'answer' }>): string {
  const { status, body, messageId, delayMs, retryAfterSeconds, location } = fault;
  return [
    `status ${status}, ${FAULT_BODIES[body]}`,
    messageId === undefined ? '' : ` and the code ${messageId}`,
    retryAfterSeconds === undefined ? '' : ` and Retry-After ${retryAfterSeconds} s`,
    location === undefined ? '' : `, which sends it to ${LOCATIONS[location]}`,
    delayMs === undefined ? '' : `, ${delayMs / 1_000} s late`,
  ].join('');
}

function answered(fault: BackendFault): string {
  const calls = fault.on === 'every-call' ? 'every call' : 'calls for user data';
  switch (fault.kind) {
    case 'reset':
      return `resets the connection of ${calls}`;
    case 'cut':
      return `resets the connection of ${calls} in the middle of its answer`;
    case 'no-answer':
      return `leaves ${calls} unanswered, and resets the connection after ${fault.delayMs / 1_000} s`;
    case 'headers':
      return `answers ${calls} with the header ${Object.entries(fault.headers)
        .map(([name, value]) => `${name}: ${value}`)
        .join(' and ')} besides`;
    case 'person-changed':
      return `has other data of the person, changed by somebody else: ${shown(fault.user)}`;
    case 'delay':
      return `answers ${calls} ${fault.delayMs / 1_000} s late`;
    case 'answer':
      return `answers ${calls} with ${ofAnAnswer(fault)}`;
  }
}

function outer(step: OuterStep): string {
  return step.do === 'call' ? `Call ${called(step)}` : describeStep(step).replace(/\.$/, '');
}

/** How far from a token's expiration, in words. */
function around(afterExpMs: number, token: string): string {
  if (afterExpMs === 0) return `the moment at which the token "${token}" expires`;
  const side = afterExpMs < 0 ? 'before' : 'after';
  return `${Math.abs(afterExpMs)} ms ${side} the token "${token}" expires`;
}

/** A step in one sentence. */
export function describeStep(step: Step): string {
  switch (step.do) {
    case 'init':
      return `Start the ${step.same === true ? 'same SDK once more' : 'SDK'}${step.application === undefined ? '' : " with another application's code,"} ${step.jwt === undefined ? 'without a JWT' : `with ${supplied(step.jwt)}`}${throwing(step)}.`;
    case 'set-jwt':
      return `Call the setter with ${supplied(step.jwt)}${throwing(step)}.`;
    case 'call':
      return `Call ${called(step)}${step.atOnce === true ? ', without a pause' : ''}${throwing(step)}.`;
    case 'meanwhile':
      return `${outer(step.call)}. ${step.inCallback === true ? 'In its callback, before that returns,' : 'While that is under way,'} the next ${meanwhile(step)}.`;
    case 'expire':
      return `Let time pass until the token "${step.token}" has expired.`;
    case 'clock':
      return `Set the SDK's clock to ${around(step.afterExpMs, step.token)}.`;
    case 'backend':
      return step.fault === null
        ? 'From now on the backend answers as usual.'
        : `From now on the backend ${answered(step.fault)}.`;
  }
}

function throwing({ callbackThrows }: OuterStep): string {
  return callbackThrows === true ? '; its callback throws' : '';
}

function meanwhile({ steps, atOnce }: MeanwhileStep): string {
  return steps.length === 1
    ? 'step happens'
    : `${steps.length} steps happen${atOnce === true ? ', at once' : ''}`;
}

function authorisation(by: Authorisation): string {
  return by === 'application-code' ? 'the application code' : `the token "${by.token}", byte for byte`;
}

const GIVEN = {
  'user-identity': 'the user identity',
  flags: 'each flag',
  'user-data': 'each field of the user',
  'user-attributes': 'the user attributes, and nothing that an earlier call was given,',
} as const;

/** An expectation in one clause. */
function describeExpectation(expectation: Expectation): string {
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
    case 'no-false-success':
      return 'the success callback is called only where the backend has accepted the call';
    case 'authorised-by-one-of':
      return `the request arrives, authorised with ${expectation.by.map(authorisation).join(' or ')}`;
    case 'follows-the-token':
      return 'each request carries what is set when it is sent, a retry too';
    case 'requests-bounded':
      return `the call makes at most ${expectation.atMost} requests`;
    case 'is-over':
      return 'the call is over: no later request carries what it was given, and it is not made again';
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
    case 'sends-what-was-given':
      return `the request carries ${GIVEN[expectation.part]} as the application gave it`;
    case 'returns-what-was-answered':
      return 'the success callback is given what the backend answered, field by field';
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
  const flat = scenario.steps.flatMap((step): { readonly step: Step; readonly inner: boolean }[] => [
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
