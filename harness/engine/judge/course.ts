// Judges the course of a call: what it tried again, what it carried as the token changed, and whether it is over.
import { JWT_ENDPOINTS } from '../../../contracts/wire.ts';
import { flatSteps } from '../../../scenarios/rules.ts';
import type { RecordedRequest } from '../../backend/recorded-request.ts';
import { callbacksInWords, didItsWork, successes } from './callbacks.ts';
import { bearerOf, type Case, isAnsweredWell, type Judge, ownRequests, requestsInWords } from './case.ts';
import { heldAt } from './held-at.ts';

/** Where the success callback fired, however late, the backend had accepted the call's request. */
export const noFalseSuccess: Judge<'no-false-success'> = (_, subject) => {
  const holds = successes(subject) === 0 || didItsWork(subject);
  return {
    holds,
    expected: 'no success without a request that the backend accepted',
    seen: callbacksInWords(subject),
  };
};

/** The call made no more requests than this. */
export const requestsBounded: Judge<'requests-bounded'> = ({ atMost }, subject) => {
  const { length } = ownRequests(subject);
  return {
    holds: length <= atMost,
    expected: `at most ${atMost} requests, what is tried again included`,
    seen: `${length} ${length === 1 ? 'request' : 'requests'}`,
  };
};

/** Each request of the operation carried what was set when it was sent. */
export const followsTheToken: Judge<'follows-the-token'> = (_, subject) => {
  const { observation, holdings } = subject;
  const late = subject.strays.filter(({ endpoint }) => endpoint !== null && JWT_ENDPOINTS.includes(endpoint));
  const requests = [...ownRequests(subject), ...late];
  const stale = requests.filter((request) => {
    const bearer = bearerOf(request, observation);
    return !heldAt(request, holdings).some(({ token }) => token === bearer);
  });
  return {
    holds: stale.length === 0,
    unreached: requests.length === 0,
    expected: 'each request carries what is set when it is sent',
    seen: requestsInWords(stale.length > 0 ? stale : requests, observation),
  };
};

/** The texts that were made for this call alone: they stand where its argument asks for a new one. */
function marksIn(template: unknown, filled: unknown): readonly string[] {
  if (template === '$fresh') return typeof filled === 'string' ? [filled] : [];
  if (template === null || typeof template !== 'object' || filled === null || typeof filled !== 'object')
    return [];
  return Object.entries(template).flatMap(([key, value]) => marksIn(value, Reflect.get(filled, key)));
}

/** Requests without those that try again what has just failed: these belong to the call before them. */
function firstTries(requests: readonly RecordedRequest[]): readonly RecordedRequest[] {
  const inOrder = requests.toSorted((one, other) => one.seq - other.seq);
  return inOrder.filter((_, at) => {
    const before = inOrder[at - 1];
    return before === undefined || isAnsweredWell(before);
  });
}

/** The depersonalize requests that came after the call, beyond those that later steps ask for. */
function depersonalizedAgain(subject: Case, later: readonly RecordedRequest[]): readonly RecordedRequest[] {
  const { scenario, seen, step } = subject;
  if (step.do !== 'call' || step.operation !== 'depersonalize') return [];
  const asked = flatSteps(scenario)
    .slice(seen.number)
    .filter((one) => one.do === 'call' && one.operation === 'depersonalize').length;
  const made = later.filter(({ endpoint }) => endpoint === 'depersonalize');
  return firstTries(made).length > asked ? made : [];
}

/**
 * No later request carries what the call was given. A depersonalize is given nothing: of it, none may come that no step has
 * asked for. What only asks is not looked for, because an SDK may fetch by itself.
 */
export const isOver: Judge<'is-over'> = ({ texts = [] }, subject) => {
  const { step, seen, observation, allRequests } = subject;
  const marks = [...texts, ...(step.do === 'call' ? marksIn(step.argument, seen.argument) : [])];
  const own = new Set(seen.requests);
  const later = allRequests.filter((request) => request.atMs >= seen.endedAtMs && !own.has(request));
  const carrying = later.filter(({ body, query, path }) =>
    marks.some((mark) => body.includes(mark) || query.includes(mark) || path.includes(mark)),
  );
  const again = [...carrying, ...depersonalizedAgain(subject, later)];
  return {
    holds: again.length === 0,
    expected: 'nothing of this call in any later request',
    seen: again.length === 0 ? 'nothing of it later' : requestsInWords(again, observation),
    absence: true,
  };
};
