// Observations made by hand, for the tests of the judge: what an SDK might be seen to do in a step.
import type { ObservedCallback } from '../../contracts/adapter-protocol.ts';
import type { Endpoint } from '../../contracts/wire.ts';
import type { CallStep, Expectation, Scenario, Step } from '../../scenarios/scenario.ts';
import type { RecordedRequest } from '../backend/recorded-request.ts';
import { judge } from '../engine/judge/judge.ts';
import type { Observation, StepObservation } from '../engine/play/observation.ts';
import type { MintedToken } from '../tokens/minted-token.ts';

/** The token that the SDK holds. */
export const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwZXJzb24ifQ.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZy1lbm91Z2g';
/** A success that was given a person. */
export const SUCCESS: ObservedCallback = { kind: 'success', value: { firstName: 'Ada' }, atMs: 1 };
/** An error with this code. */
export const error = (code?: string, description = 'It says what is wrong.'): ObservedCallback => ({
  kind: 'error',
  ...(code === undefined ? {} : { code }),
  description,
  atMs: 1,
});

/** A request with this Authorization header, answered 200. */
export function request(
  authorization: string,
  endpoint: Endpoint | null,
  more: Partial<RecordedRequest> = {},
): RecordedRequest {
  return {
    seq: 1,
    atMs: 10,
    method: 'GET',
    origin: 'https://backend.test',
    path: `/${endpoint ?? 'elsewhere'}`,
    query: '',
    headers: { authorization },
    body: '',
    endpoint,
    answer: { kind: 'response', status: 200, body: '{}' },
    ...more,
  };
}

/** A request with the token. */
export const bearer = (endpoint: Endpoint = 'saveUser', more: Partial<RecordedRequest> = {}) =>
  request(`Bearer ${TOKEN}`, endpoint, more);
/** A request with the application code. */
export const app = (endpoint: Endpoint = 'saveUser', more: Partial<RecordedRequest> = {}) =>
  request('App code-1', endpoint, more);

/** What was seen of a step. */
export interface Seen {
  readonly callbacks?: readonly ObservedCallback[];
  readonly late?: readonly ObservedCallback[];
  readonly requests?: readonly RecordedRequest[];
  readonly threw?: NonNullable<StepObservation['threw']>;
  readonly supplied?: string;
  readonly argument?: unknown;
  readonly startedAtMs?: number;
  readonly endedAtMs?: number;
  readonly seqs?: NonNullable<StepObservation['seqs']>;
}

const MINTED: MintedToken = {
  value: TOKEN,
  recipe: 'valid/plain',
  jti: 'j',
  mintedAtMs: 0,
  sub: 'person',
  exp: 1,
};
/** One map for all observations: what is found of a token is kept by it. */
const TOKENS: Observation['tokens'] = new Map([['good', MINTED]]);

/** An observation of these steps. */
export function observe(steps: readonly Seen[], more: Partial<Observation> = {}): Observation {
  return {
    steps: steps.map(({ callbacks = [], late = [], requests = [], ...seen }, index) => ({
      number: index + 1,
      startedAtMs: index,
      endedAtMs: index + 100,
      sdkClockMs: 0,
      callbacks: [
        ...callbacks.map((callback) => ({ callback, late: false })),
        ...late.map((callback) => ({ callback, late: true })),
      ],
      requests,
      ...seen,
    })),
    tokens: TOKENS,
    applicationCode: 'code-1',
    externalUserId: 'person-1',
    otherExternalUserId: 'other-1',
    strays: [],
    leaks: [],
    ...more,
  };
}

/** A scenario of these steps. */
export function scenario(steps: readonly Step[]): Scenario {
  return { id: 's', theme: 't', sentence: '', mode: 'jwt', level: 'MUST', requirements: ['UDA-14'], steps };
}

/** A call of saveUser, or of another operation. */
export const call = (expectations: readonly Expectation[], more: Partial<CallStep> = {}): CallStep => ({
  do: 'call',
  operation: 'saveUser',
  expectations,
  ...more,
});

/** The status of the only check of a scenario of one call. */
export function status(
  expectation: Expectation,
  seen: Seen,
  more: Partial<Observation> = {},
): string | undefined {
  return judge(scenario([call([expectation])]), observe([seen], more))[0]?.status;
}
