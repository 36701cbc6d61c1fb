// What a liberty of a backend is, and in which ways it may answer otherwise.
import type { BackendPolicy } from '../../../backend/state.ts';
import { isAnswer, rewriting, succeeded } from '../broken-backends/twists.ts';
import type { Turn, Twist } from '../mock/twist.ts';

/** A conforming backend of another kind. */
export interface BackendLiberty {
  /** Stable for ever. */
  readonly id: string;
  readonly sentence: string;
  readonly policy?: Partial<BackendPolicy>;
  readonly twist?: () => Twist;
}

/** An answer on its way. */
export type Answered = Parameters<Parameters<typeof rewriting>[0]>[1];

/** Writes every answer that `when` is about in another way. */
export function writing(
  when: (answer: Answered, turn: Turn) => boolean,
  change: (answer: Answered) => Answered,
): () => Twist {
  return () => async (turn) => {
    const outcome = await turn.next();
    return isAnswer(outcome) && when(outcome, turn) ? change(outcome) : outcome;
  };
}

/** It says something. */
export const withBody = ({ body }: Answered) => body !== '';
/** Its media type is this one. */
export const media = (contentType: string) => writing(withBody, (answer) => ({ ...answer, contentType }));
/** It is a person. */
export const isPerson = ({ endpoint }: Turn, { status }: Answered) =>
  status === 200 && ['fetchUser', 'saveUser', 'personalize', 'repersonalize'].includes(endpoint ?? '');
/** A person has these fields more. */
export const adding = (fields: () => object) =>
  rewriting(
    (turn, answer) => isPerson(turn, answer),
    (value) => ({ ...value, ...fields() }),
  );
/** An envelope is changed. */
export const inErrors = (change: (value: Record<string, unknown>) => unknown) =>
  rewriting((_, { status, body }) => status >= 400 && body.includes('requestError'), change);
/** A success of this endpoint has no body. */
export const empty = (endpoint: string) =>
  writing(
    (answer, turn) => turn.endpoint === endpoint && succeeded(answer),
    (answer) => ({ ...answer, status: 204, body: '' }),
  );
/** One status stands for another. */
export const instead = (from: number, to: number) =>
  writing(
    ({ status }) => status === from,
    (answer) => ({ ...answer, status: to }),
  );
