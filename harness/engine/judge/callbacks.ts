// Judges what an SDK reported through its callbacks.
import type { ObservedCallback } from '../../../contracts/adapter-protocol.ts';
import type { Endpoint } from '../../../contracts/wire.ts';
import type { RecordedRequest } from '../../backend/recorded-request.ts';
import { redactTokens } from '../../tokens/decode.ts';
import { endpointOf } from '../play/endpoint-of.ts';
import {
  type Case,
  type ErrorCallback,
  isAnsweredWell,
  type Judge,
  ownRequests,
  type Refused,
} from './case.ts';

function callbacks(subject: Case): readonly ObservedCallback[] {
  return subject.seen.callbacks.map((seen) => seen.callback);
}

function errors(subject: Case): readonly ErrorCallback[] {
  return callbacks(subject).filter((callback) => callback.kind === 'error');
}

/** How often the success callback fired, however late. */
export function successes(subject: Case): number {
  return callbacks(subject).filter((callback) => callback.kind === 'success').length;
}

/** The success callback fired while the call was waited for: one that comes after its time-out is none. */
function succeededInTime({ seen }: Case): boolean {
  return seen.callbacks.some(({ callback, late }) => callback.kind === 'success' && !late);
}

/** A value for a reader: tokens in it lose their signature before it is cut to length. */
function quoted(value: unknown, { observation }: Case): string {
  const text = JSON.stringify(value);
  if (text === undefined) return 'none';
  const tokens = [...observation.tokens.values()].map((token) => token.value);
  return redactTokens(text, tokens).slice(0, 200);
}

/** What was called back, in words. */
export function callbacksInWords(subject: Case): string {
  const words = subject.seen.callbacks.map(({ callback, late }) => {
    const name =
      callback.kind === 'success' ? 'success' : `error with code ${quoted(callback.code, subject)}`;
    return late ? `${name} (after the answer)` : name;
  });
  const threw = subject.seen.threw === undefined ? [] : [`threw ${subject.seen.threw.name}`];
  const all = [...words, ...threw];
  return all.length === 0 ? 'no callback fired' : all.join(', then ');
}

/** Reading the same twice at once may be one request: nothing says that each call makes its own. */
const FETCHES: readonly (Endpoint | null)[] = ['fetchUser', 'fetchInstallation'];

/**
 * Whether a call that needs the backend has done its work there; the other steps need not. By time and endpoint: of two
 * calls of one operation at once, nobody can say which request is whose. A fetch may share the one that is under way.
 */
export function didItsWork({ step, seen, allRequests }: Case): boolean {
  const endpoint = endpointOf(step);
  if (step.do !== 'call' || endpoint === null) return true;
  return allRequests.some(
    (request) =>
      request.endpoint === endpoint &&
      (request.atMs >= seen.startedAtMs ||
        (FETCHES.includes(endpoint) && (request.answeredAtMs ?? 0) >= seen.startedAtMs)) &&
      request.atMs <= seen.endedAtMs &&
      isAnsweredWell(request),
  );
}

/** A setter without a success callback that reported nothing: that is all that it can say of a success. */
function cannotSay({ step, seen, observation }: Case): boolean {
  const silent = observation.silentSetter === true && step.do === 'set-jwt';
  return silent && seen.callbacks.length === 0 && seen.threw === undefined;
}

const NO_SUCCESS_CALLBACK = {
  holds: true,
  notApplicable: true,
  expected: 'a callback',
  seen: 'no callback fired; the setter has none for a success, as its adapter declares',
} as const;

/** The success callback fired and the error callback did not; a success without the request is a false one. */
export const succeeds: Judge<'succeeds'> = (_, subject) => {
  if (cannotSay(subject)) return NO_SUCCESS_CALLBACK;
  const calledBack =
    succeededInTime(subject) && errors(subject).length === 0 && subject.seen.threw === undefined;
  const worked = didItsWork(subject);
  return {
    holds: calledBack && worked,
    expected: 'the success callback, and no error',
    seen: `${callbacksInWords(subject)}${worked ? '' : ', without a request that the backend accepted'}`,
  };
};

/** The error callback fired with an accepted code, and the success callback did not. */
export const fails: Judge<'fails'> = ({ codes }, subject) => {
  const accepts = (code: unknown) => codes === undefined || (codes as readonly unknown[]).includes(code);
  const wanted = codes === undefined ? 'the error callback' : `the error callback with ${codes.join(' or ')}`;
  const absence = ownRequests(subject).length === 0;
  const early = subject.refusedEarly;
  if (early !== undefined && codes !== undefined && early.codes.some(accepts)) {
    return {
      holds: successes(subject) === 0 || ownRequests(subject).length > 0,
      expected: `${wanted}, from this call or from the step that supplied the token`,
      seen: `refused in step ${early.step} with ${quoted(early.codes[0], subject)}; then ${callbacksInWords(subject)}`,
      absence,
    };
  }
  const failed = errors(subject);
  return {
    holds: failed.length > 0 && successes(subject) === 0 && failed.every((error) => accepts(error.code)),
    expected: `${wanted}, and no success`,
    seen: callbacksInWords(subject),
    absence,
  };
};

/** The error's code is the code of the backend's answer. */
export const failsWithBackendCode: Judge<'fails-with-backend-code'> = (_, subject) => {
  const answer = ownRequests(subject).at(-1)?.answer;
  const code = answer?.kind === 'response' ? answer.messageId : undefined;
  const failed = errors(subject);
  return {
    holds:
      code !== undefined &&
      successes(subject) === 0 &&
      failed.length > 0 &&
      failed.every((e) => e.code === code),
    expected:
      code === undefined
        ? "the backend's refusal in the error callback"
        : `the error callback with the backend's code ${code}`,
    seen:
      code === undefined
        ? `the backend refused nothing; ${callbacksInWords(subject)}`
        : callbacksInWords(subject),
  };
};

/** Exactly one callback fired. */
export const calledBackOnce: Judge<'called-back-once'> = (_, subject) => {
  if (cannotSay(subject)) return NO_SUCCESS_CALLBACK;
  return {
    holds: subject.seen.callbacks.length === 1,
    expected: 'exactly one callback',
    seen: callbacksInWords(subject),
  };
};

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

/** What programs make of nothing. */
const NOTHING = /^\s*(undefined|null|nil|none|nan|\(null\)|\[object \w+\]|\{\}|error)\s*[.:]?\s*$/i;

/** The same inside a sentence: an object's own text, a number that is none, a name or a reason that is not there. */
const NOTHING_INSIDE =
  /\[object \w+\]|\bNaN\b|\bInvalid Date\b|\bundefined (?:is|has|was|must|cannot|could|did)\b|\b(?:at|by|for|claim|parameter|field|reason|status|code|message)[ :]+["']?undefined\b/;

/** The text of the envelope in a backend's answer; undefined: there is none. */
function envelopeText({ answer }: RecordedRequest): string | undefined {
  if (answer?.kind !== 'response' || answer.messageId === undefined) return undefined;
  try {
    const text: unknown = JSON.parse(answer.body)?.requestError?.serviceException?.text;
    return typeof text === 'string' && isText(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Whether it is the text of an answer that came to this operation meanwhile: of two calls at once, nobody knows whose. */
function isOfMeanwhile(description: unknown, { step, seen, allRequests }: Case): boolean {
  return allRequests.some(
    (request) =>
      request.endpoint === endpointOf(step) &&
      request.atMs >= seen.startedAtMs &&
      request.atMs <= seen.endedAtMs &&
      envelopeText(request) === description,
  );
}

/** Whether it is the text of a registration that failed, since the last one that did not: a call without one fails for that. */
function isOfRegistration(description: unknown, { allRequests, seen }: Case): boolean {
  const registrations = allRequests.filter(({ endpoint }) => endpoint === 'registerInstallation');
  const good = registrations.findLast(
    (one) => isAnsweredWell(one) && (one.answeredAtMs ?? one.atMs) < seen.startedAtMs,
  );
  return registrations.some(
    (one) => one.seq > (good?.seq ?? -1) && one.atMs <= seen.endedAtMs && envelopeText(one) === description,
  );
}

/**
 * Whether a description is one of this error: the text of the envelope that answered this very call, where there is one,
 * and never that of an answer to another.
 */
function belongs(description: unknown, subject: Case): boolean {
  if (isText(description) && isOfMeanwhile(description, subject)) return true;
  const own = ownRequests(subject).map(envelopeText);
  const last = own.at(-1);
  if (last !== undefined) return description === last;
  if (isText(description) && isOfRegistration(description, subject)) return true;
  const others = subject.allRequests.map(envelopeText).filter((text) => text !== undefined);
  return own.includes(description as string) || !others.includes(description as string);
}

/** A sentence of the SDK's own with a hole in it; what a backend says is the backend's. */
function isMadeOfNothing(description: string, { allRequests }: Case): boolean {
  return (
    NOTHING_INSIDE.test(description) && !allRequests.some((request) => envelopeText(request) === description)
  );
}

/** The description with which a token was refused: by the call, or by the setter before it. */
function refusalText({ seen, refusedEarly }: Case | Refused): unknown {
  const own = seen.callbacks.flatMap(({ callback }) => (callback.kind === 'error' ? [callback] : []));
  return [...own, ...(refusedEarly?.errors ?? [])][0]?.description;
}

/**
 * Whether a refusal has the description of another one, of a token that was bad in another way: the same defect, alone, was
 * described differently. An SDK that describes several defects alike says nothing of another.
 */
function isOfAnotherRefusal(subject: Case): boolean {
  const { held, observation, refusals, seen } = subject;
  const recipe = held === undefined ? undefined : observation.tokens.get(held)?.recipe;
  const text = refusalText(subject);
  // What has been sent was not refused by the SDK: its error is the backend's.
  if (recipe === undefined || !isText(text) || ownRequests(subject).length > 0) return false;
  const told = refusals.filter((one) => one.seen.number !== seen.number && one.seen.requests.length === 0);
  const alike = (one: Refused) => refusalText(one) === text;
  const same = told.filter((one) => one.recipe === recipe && isText(refusalText(one)));
  const before = told.filter((one) => one.recipe !== recipe && one.seen.number < seen.number);
  return same.length > 0 && !same.some(alike) && before.some(alike);
}

/** Every error has a code and a description of its own; where the setter refused the token, its errors count too. */
export const described: Judge<'described'> = (_, subject) => {
  const own = errors(subject);
  const all = [...own, ...(subject.refusedEarly?.errors ?? [])];
  const another = isOfAnotherRefusal(subject);
  const lacking = all.find(
    (error) =>
      another ||
      !isText(error.code) ||
      !isText(error.description) ||
      NOTHING.test(String(error.description)) ||
      isMadeOfNothing(String(error.description), subject) ||
      (own.includes(error) && !belongs(error.description, subject)),
  );
  const error = lacking ?? all[0];
  const wanted = ownRequests(subject).map(envelopeText).at(-1);
  return {
    holds: lacking === undefined,
    unreached: error === undefined,
    expected: `an error has a code and ${wanted === undefined ? 'a description of its own' : "the description that the backend's envelope gives it"}, both non-empty text`,
    seen:
      error === undefined
        ? 'no error'
        : `code ${quoted(error.code, subject)}, description ${quoted(error.description, subject)}`,
  };
};

/** The SDK answered in bounded time, and nothing was thrown. */
export const survives: Judge<'survives'> = (_, subject) => {
  if (cannotSay(subject)) return NO_SUCCESS_CALLBACK;
  return {
    holds: subject.seen.threw === undefined && subject.seen.callbacks.length > 0,
    expected: 'an answer in bounded time, and nothing thrown',
    seen: callbacksInWords(subject),
  };
};
