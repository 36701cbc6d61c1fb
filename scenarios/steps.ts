// Builders of steps. A scenario is put together from these, so that all of them say the same thing in the same way.
import type { Json } from '../contracts/json.ts';
import type { JwtOperation, Operation } from '../contracts/operations.ts';
import * as expected from './expect.ts';
import type { RecipeId } from './recipe.ts';
import type {
  BackendFault,
  BackendStep,
  CallStep,
  ClockStep,
  Expectation,
  ExpireStep,
  InitStep,
  MeanwhileStep,
  OuterStep,
  SetJwtStep,
  Supply,
} from './scenario.ts';

/** The token that every scenario calls good. */
export const GOOD: Supply = { token: 'good', recipe: 'valid/plain' };
/** Supplies null. */
export const NULL: Supply = { value: null };

/** Supplies a token under a name: a good one unless a recipe is named. */
export function token(name: string, recipe: RecipeId = 'valid/plain'): Supply {
  return { token: name, recipe };
}

/** Supplies a token that an earlier step has supplied. */
export function again(name: string): Supply {
  return { token: name, again: true };
}

/** The argument that an operation is called with; unique for each call where it can be, so that nothing is debounced. */
export function argumentFor(operation: Operation): Json | undefined {
  switch (operation) {
    case 'saveUser':
      return { firstName: '$fresh' };
    case 'personalize':
      return { userIdentity: { externalUserId: '$externalUserId' }, userAttributes: { firstName: '$fresh' } };
    case 'saveInstallation':
      // The other fields are an SDK's own: published ones refuse them.
      return { customAttributes: { note: '$fresh' } };
    case 'submitEventImmediately':
      return { definitionId: '$fresh' };
    default:
      return undefined;
  }
}

/** Starts the SDK in jwt mode without a JWT, or with a good one. */
export function init(jwt?: Supply, expectations: readonly Expectation[] = expected.started('jwt')): InitStep {
  return { do: 'init', ...(jwt === undefined ? {} : { jwt }), expectations };
}

/** Starts the SDK that there is once more. */
export function startAgain(
  jwt?: Supply,
  expectations: readonly Expectation[] = expected.started('jwt'),
  application?: 'other',
): InitStep {
  return { ...init(jwt, expectations), same: true, ...(application === undefined ? {} : { application }) };
}

/** Calls the setter with something that it must take. */
export function setJwt(jwt: Supply, expectations: readonly Expectation[] = expected.set): SetJwtStep {
  return { do: 'set-jwt', jwt, expectations };
}

/** Calls an operation. */
export function call(
  operation: Operation,
  expectations: readonly Expectation[],
  argument = argumentFor(operation),
): CallStep {
  return { do: 'call', operation, ...(argument === undefined ? {} : { argument }), expectations };
}

/** Another operation than this one: SDKs may answer an identical call without a request. */
export function otherThan(operation: Operation): JwtOperation {
  return operation === 'fetchUser' ? 'saveUser' : 'fetchUser';
}

/** A call that proves that the SDK reaches the backend with this token; by another operation than the one in question. */
export function control(
  operation: Operation,
  tokenName = 'good',
  requirement: 'UDA-02' | 'UDA-03' | 'UDA-04' = 'UDA-03',
): CallStep {
  const other = otherThan(operation);
  return { ...call(other, expected.accepted(requirement, { token: tokenName })), control: true };
}

/** A call that proves that the SDK reaches the backend without a token. */
export function anonymousControl(operation: Operation): CallStep {
  return { ...anonymous(otherThan(operation), 'UDA-06'), control: true };
}

/** A call that goes out with this token, and succeeds. */
export function goesOut(
  operation: JwtOperation,
  requirement: 'UDA-02' | 'UDA-03' | 'UDA-04',
  tokenName: string,
): CallStep {
  return call(operation, expected.accepted(requirement, { token: tokenName }));
}

/** A call that goes out with the application code, and succeeds. */
export function anonymous(operation: JwtOperation, requirement: 'UDA-06' | 'UDA-07' = 'UDA-07'): CallStep {
  return call(operation, expected.accepted(requirement, 'application-code'));
}

/** Lets time pass until a token has expired. */
export function expire(tokenName: string): ExpireStep {
  return { do: 'expire', token: tokenName };
}

/** Sets the SDK's clock, milliseconds after a token's `exp`. */
export function clock(tokenName: string, afterExpMs: number): ClockStep {
  return { do: 'clock', token: tokenName, afterExpMs };
}

/** Changes how the backend answers; null: as usual again. */
export function backend(fault: BackendFault | null): BackendStep {
  return { do: 'backend', fault };
}

/** Plays steps while a call's request is under way. */
export function meanwhile(outer: OuterStep, steps: MeanwhileStep['steps']): MeanwhileStep {
  return { do: 'meanwhile', call: outer, steps };
}

/** Plays steps at once while a call's request is under way. */
export function meanwhileAtOnce(outer: OuterStep, steps: MeanwhileStep['steps']): MeanwhileStep {
  return { do: 'meanwhile', call: outer, atOnce: true, steps };
}

/** Makes calls inside the first callback of another one, before it returns. */
export function inCallback(outer: OuterStep, steps: MeanwhileStep['steps']): MeanwhileStep {
  return { do: 'meanwhile', call: outer, inCallback: true, steps };
}

/** The same step with a callback that throws once it has been seen. */
export function throwing<S extends OuterStep>(step: S): S {
  return { ...step, callbackThrows: true };
}

/** The same call without the pause that an adapter's debounce asks for. */
export function atOnce(step: CallStep): CallStep {
  return { ...step, atOnce: true };
}
