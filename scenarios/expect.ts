// Builders of expectations: what usually goes together, in the words of the requirements.
import type { Mode } from '../contracts/mode.ts';
import type { RequirementId } from '../contracts/requirement.ts';
import type { Recipe } from './recipe.ts';
import type { Authorisation, Expectation } from './scenario.ts';

/** Exactly one callback, whatever happens (UDA-15). */
export const once: Expectation = { requirement: 'UDA-15', kind: 'called-back-once' };
/** An error says what is wrong (UDA-16). */
export const described: Expectation = { requirement: 'UDA-16', kind: 'described' };
/** The token is nowhere but where it belongs (UDA-35). */
export const confined: Expectation = { requirement: 'UDA-35', kind: 'token-confined' };

/** What was supplied is no token: it is not sent as one (UDA-41 leaves the rest open). */
export const noBearer: Expectation = { requirement: 'UDA-34', kind: 'no-bearer' };
/** An answer in bounded time, nothing thrown (UDA-36). */
export const survives: Expectation = { requirement: 'UDA-36', kind: 'survives' };

/** The success callback, and no error. */
export function succeeds(requirement: RequirementId): Expectation {
  return { requirement, kind: 'succeeds' };
}

/** INFO: what was seen answers the question. */
export function observes(requirement: RequirementId, question: string): Expectation {
  return { requirement, kind: 'observes', question };
}

/** The request arrives with this authorisation, and the call succeeds. */
export function accepted(requirement: RequirementId, by: Authorisation): readonly Expectation[] {
  return [{ requirement, kind: 'authorised', by }, succeeds(requirement), once];
}

/** The SDK starts: its registration is authorised with the application code, and init succeeds. */
export function started(mode: Mode): readonly Expectation[] {
  if (mode === 'contact-information-api') return [succeeds('UDA-15'), once];
  return accepted(mode === 'jwt' ? 'UDA-05' : 'UDA-01', 'application-code');
}

/** The setter takes a token, or null. */
export const set: readonly Expectation[] = [succeeds('UDA-19'), once];

/** A step that supplies a bad token: whether it refuses it is open (UDA-43), that it calls back once is not. */
export const suppliedBad: readonly Expectation[] = [once];

/**
 * The SDK refuses the call before it is made. What only an RFC forbids is judged under that requirement, so that it
 * never counts as a broken MUST.
 */
export function refusedBySdk(recipe: Recipe): readonly Expectation[] {
  const [about = 'UDA-12'] = recipe.requirements;
  return [
    { requirement: about, kind: 'fails', codes: recipe.codes },
    { requirement: recipe.level === 'MUST' ? 'UDA-14' : about, kind: 'no-request' },
    once,
    described,
  ];
}

/** The request is sent with this authorisation; the backend's refusal reaches the error callback with its code. */
export function refusedByBackend(
  requirement: RequirementId,
  by: Authorisation,
  mode: Mode,
): readonly Expectation[] {
  return [
    { requirement, kind: 'authorised', by },
    { requirement, kind: 'fails-with-backend-code' },
    once,
    { requirement: mode === 'jwt' ? 'UDA-16' : requirement, kind: 'described' },
  ];
}

/** The call does not succeed, whoever refuses it. */
export function notAllowed(requirement: RequirementId): readonly Expectation[] {
  return [{ requirement, kind: 'fails' }, once, described];
}

/**
 * How many requests one call may make, retries included. Published SDKs try a 5xx three or four times; ten is no retry any
 * more that somebody has thought about.
 */
const MAX_REQUESTS = 10;

/** What a call tries again is bounded (UDA-39). */
export const bounded: Expectation = { requirement: 'UDA-39', kind: 'requests-bounded', atMost: MAX_REQUESTS };

/** Success is reported only where the backend has accepted the call. */
export function noFalseSuccess(requirement: RequirementId): Expectation {
  return { requirement, kind: 'no-false-success' };
}

/** Each request carries what is set when it is sent. */
export function followsTheToken(requirement: RequirementId): Expectation {
  return { requirement, kind: 'follows-the-token' };
}

/**
 * The call is over: a failed one is not made again (UDA-39), one that validation refused goes out with no later call
 * (UDA-37). `texts`: what was made for this call alone, where that is not the new text of its argument.
 */
export function isOver(requirement: 'UDA-37' | 'UDA-39', texts: readonly string[] = []): Expectation {
  return { requirement, kind: 'is-over', ...(texts.length === 0 ? {} : { texts }) };
}
