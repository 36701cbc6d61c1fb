// Judges the requests that an SDK made, and those that it must not make.
import type { Operation } from '../../../contracts/operations.ts';
import { type Endpoint, JWT_ENDPOINTS } from '../../../contracts/wire.ts';
import { flatSteps } from '../../../scenarios/rules.ts';
import type { Authorisation } from '../../../scenarios/scenario.ts';
import type { RecordedRequest } from '../../backend/recorded-request.ts';
import { endpointOf } from '../play/endpoint-of.ts';
import { bearerOf, type Case, type Judge, ownRequests, type Ruling, requestsInWords } from './case.ts';
import { heldAt } from './held-at.ts';

function isForUserData(request: RecordedRequest): boolean {
  return request.endpoint !== null && JWT_ENDPOINTS.includes(request.endpoint);
}

function inWords(by: Authorisation): string {
  return by === 'application-code' ? 'the application code' : `the token "${by.token}" as Bearer`;
}

function carries(request: RecordedRequest, by: Authorisation, { observation, seen }: Case): boolean {
  const wanted =
    by === 'application-code'
      ? `App ${seen.applicationCode ?? observation.applicationCode}`
      : `Bearer ${observation.tokens.get(by.token)?.value}`;
  return request.headers['authorization'] === wanted;
}

/** Sent by the SDK itself while another call is under way: it carries what was set by then. */
function isOfItsMoment(request: RecordedRequest, subject: Case): boolean {
  return heldAt(request, subject.holdings).some(({ token }) =>
    carries(request, token === undefined ? 'application-code' : { token }, subject),
  );
}

/** An SDK that is started again with the same application code need not register again. */
function needsNoRegistration({ step, seen, scenario }: Case): boolean {
  if (step.do !== 'init' || seen.callbacks[0]?.callback.kind !== 'success') return false;
  return flatSteps(scenario).find((one) => one.do === 'init') !== step;
}

function authorisedByAny(by: readonly Authorisation[], subject: Case): Ruling {
  const requests = ownRequests(subject);
  const { observation } = subject;
  const expectedly = (request: RecordedRequest) => by.some((one) => carries(request, one, subject));
  if (requests.length === 0 && needsNoRegistration(subject))
    return {
      holds: true,
      notApplicable: true,
      expected: 'a registration, where one is made',
      seen: 'started again, without a second registration',
    };
  return {
    holds:
      requests.some(expectedly) &&
      requests.every(
        (request) =>
          request.answer?.kind !== 'blocked' && (expectedly(request) || isOfItsMoment(request, subject)),
      ),
    expected: `a ${endpointOf(subject.step) ?? 'request'} request with ${by.map(inWords).join(' or ')}`,
    seen: requestsInWords(requests.length > 0 ? requests : subject.seen.requests, observation),
  };
}

/** The operation's request arrived, and each carried this authorisation. */
export const authorised: Judge<'authorised'> = ({ by }, subject) => authorisedByAny([by], subject);

/** The operation's request arrived, and each carried one of these authorisations. */
export const authorisedByOneOf: Judge<'authorised-by-one-of'> = ({ by }, subject) =>
  authorisedByAny(by, subject);

/** What an SDK never sends by itself: it is asked for, or is made of the call that was refused. */
const ASKED_FOR: Readonly<Partial<Record<Endpoint, Operation>>> = {
  depersonalize: 'depersonalize',
  customEvent: 'submitEventImmediately',
};

/** A request in the place of the call or before it, which no step of the scenario asks for. */
function isUnasked({ endpoint }: RecordedRequest, { scenario }: Case): boolean {
  const operation = endpoint === null ? undefined : ASKED_FOR[endpoint];
  return (
    operation !== undefined &&
    !flatSteps(scenario).some((step) => step.do === 'call' && step.operation === operation)
  );
}

/** No request of the operation, nor any other for user data, nor one that is made of it, nor any with the refused token. */
export const noRequest: Judge<'no-request'> = (_, subject) => {
  const { observation, held } = subject;
  const endpoint = endpointOf(subject.step);
  const candidates = [...subject.seen.requests, ...subject.strays];
  const forbidden = candidates.filter((request) => {
    // What a call must not send is what it refuses; a setter's token is one to be used.
    const withHeld =
      subject.step.do === 'call' && held !== undefined && bearerOf(request, observation) === held;
    if (subject.refusedEarly !== undefined) return withHeld;
    // An SDK may fetch by itself, with what is set by then: when another token is set, or after a later change.
    if (!withHeld && request.endpoint === 'fetchUser' && isOfItsMoment(request, subject)) return false;
    const isOwn = endpoint !== null && request.endpoint === endpoint;
    return withHeld || isOwn || isForUserData(request) || isUnasked(request, subject);
  });
  return {
    holds: forbidden.length === 0,
    expected: 'no API call is made',
    seen: requestsInWords(forbidden, observation),
    absence: true,
  };
};

/** No request carries a Bearer authorisation, whatever stands behind the word. */
export const noBearer: Judge<'no-bearer'> = (_, subject) => {
  const candidates = [...subject.seen.requests, ...subject.strays];
  const bearers = candidates.filter(({ headers }) => /^bearer\b/i.test(headers['authorization'] ?? ''));
  return {
    holds: bearers.length === 0,
    expected: 'no request with a Bearer authorisation',
    seen: requestsInWords(bearers, subject.observation),
    absence: true,
  };
};

/** What is expected of every token. */
export const CONFINED = 'the token appears in the Authorization header of the JWT operations only';

/**
 * Where no token was ever sent and the step made no request either, there was nothing to look at. What leaked is a check
 * of its own (see leaks.ts).
 */
export const tokenConfined: Judge<'token-confined'> = (_, subject) => {
  const { observation, allRequests } = subject;
  const looked =
    ownRequests(subject).length > 0 ||
    allRequests.some((request) => bearerOf(request, observation) !== undefined);
  return {
    holds: true,
    unreached: !looked,
    expected: CONFINED,
    seen: looked ? 'nowhere else' : 'no request in which it could be',
  };
};
