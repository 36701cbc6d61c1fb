// Steps before and after the bundled backend, from which backends that are broken on purpose are made.
import type { Endpoint } from '../../../../contracts/wire.ts';
import type { Answer } from '../../../backend/answer.ts';
import { json } from '../../../backend/answer.ts';
import type { Arrived } from '../../../backend/arrived.ts';
import type { Reaction } from '../../../backend/faulty.ts';
import type { Installation } from '../../../backend/state.ts';
import type { Turn, Twist } from '../mock/twist.ts';

/** An answer, and not the end of the connection. */
export function isAnswer(outcome: Reaction): outcome is Answer {
  return outcome !== 'reset';
}

/** Whether it is a success. */
export function succeeded(outcome: Reaction): outcome is Answer {
  return isAnswer(outcome) && outcome.status < 300;
}

/** Whether it is a refusal. */
export function refusedBy(outcome: Reaction): outcome is Answer {
  return isAnswer(outcome) && outcome.status >= 400;
}

/** The same request with another Authorization header. */
export function authorizedBy(request: Arrived, authorization: string | undefined): Arrived {
  const { authorization: _, ...headers } = request.headers;
  return { ...request, headers: authorization === undefined ? headers : { ...headers, authorization } };
}

/** Takes a request for one that is authorised, where `when` says so. */
export function letIn(when: (turn: Turn) => string | undefined): () => Twist {
  return () => (turn) => {
    const authorization = when(turn);
    return turn.next(authorization === undefined ? turn.request : authorizedBy(turn.request, authorization));
  };
}

/** Changes an installation after a refusal. */
export function afterRefusal(
  endpoints: readonly Endpoint[],
  change: (installation: Installation, turn: Turn) => void,
): () => Twist {
  return () => async (turn) => {
    const outcome = await turn.next();
    const mine = turn.endpoint !== undefined && endpoints.includes(turn.endpoint);
    if (mine && refusedBy(outcome) && turn.installation !== undefined) change(turn.installation, turn);
    return outcome;
  };
}

/** Puts one member of the body into the person's data. */
export function takes(member: string): (installation: Installation, turn: Turn) => void {
  return ({ person }, { body }) => {
    const sent = body as Record<string, unknown> | undefined;
    const attributes = (sent?.['userAttributes'] ?? sent) as Record<string, never> | undefined;
    if (attributes?.[member] !== undefined) person.data = { ...person.data, [member]: attributes[member] };
  };
}

/** Rewrites the JSON of answers. */
export function rewriting(
  when: (turn: Turn, answer: Answer) => boolean,
  change: (value: Record<string, unknown>, turn: Turn) => unknown,
): () => Twist {
  return () => async (turn) => {
    const outcome = await turn.next();
    if (!isAnswer(outcome) || !when(turn, outcome) || outcome.body === '') return outcome;
    const value = JSON.parse(outcome.body) as Record<string, unknown>;
    return { ...outcome, body: json(change(value, turn)).body };
  };
}

/** Answers without doing anything, where `when` says so. */
export function pretending(when: (turn: Turn) => boolean, answer: Answer = json({})): () => Twist {
  return () => async (turn) => {
    if (!when(turn) || turn.installation === undefined) return turn.next();
    const { person, data } = turn.installation;
    const [was, whose] = [person.data, person.externalUserId];
    const outcome = await turn.next();
    if (!succeeded(outcome)) return outcome;
    turn.installation.person = person;
    person.data = was;
    person.externalUserId = whose;
    turn.installation.data = data;
    return outcome.status === 204 ? outcome : answer;
  };
}

/** Remembers what was good once, by what `key` says, and takes what comes after for the same. */
export function remembering(key: (turn: Turn) => object | string | undefined): () => Twist {
  return () => {
    const known = new Map<unknown, string>();
    return async (turn) => {
      const mark = key(turn);
      const outcome = await turn.next();
      const header = turn.request.headers['authorization'];
      if (mark !== undefined && succeeded(outcome) && header !== undefined) known.set(mark, header);
      const before = known.get(mark);
      if (!isAnswer(outcome) || outcome.status !== 401 || before === undefined) return outcome;
      return turn.next(authorizedBy(turn.request, before));
    };
  };
}
