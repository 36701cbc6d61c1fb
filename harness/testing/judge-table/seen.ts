// What an SDK may be seen to do in a step, by name: the rows and the columns of the judge's table.
import type { ObservedCallback } from '../../../contracts/adapter-protocol.ts';
import type { Endpoint } from '../../../contracts/wire.ts';
import type { RecordedRequest } from '../../backend/recorded-request.ts';
import { app, bearer, error, request, type Seen, SUCCESS, TOKEN } from '../observations.ts';

const BACKEND_TEXT = 'The backend refused it.';
const OTHER_TEXT = 'Another call was refused.';

const refusal = (text: string, messageId = 'REFUSED', status = 401): Partial<RecordedRequest> => ({
  answer: {
    kind: 'response',
    status,
    messageId,
    body: JSON.stringify({ requestError: { serviceException: { messageId, text } } }),
  },
});

/** Values by name. */
export type Named<T> = Readonly<Record<string, T>>;

/** What was called back; some say what only the answer to this call, or to another, has said. */
export const CALLBACKS: Named<Seen> = {
  nothing: {},
  success: { callbacks: [SUCCESS] },
  'success without a value': { callbacks: [{ kind: 'success', atMs: 1 } satisfies ObservedCallback] },
  'success twice': { callbacks: [SUCCESS, SUCCESS] },
  'success, late': { late: [SUCCESS] },
  'success, then a late error': { callbacks: [SUCCESS], late: [error('OTHER')] },
  'success and error': { callbacks: [SUCCESS, error('JWT_TOKEN_EXPIRED')] },
  expired: { callbacks: [error('JWT_TOKEN_EXPIRED')] },
  'expired, then another': { callbacks: [error('JWT_TOKEN_EXPIRED'), error('OTHER')] },
  'another code': { callbacks: [error('OTHER')] },
  'no code': { callbacks: [error()] },
  'the code of the backend, its text': { callbacks: [error('REFUSED', BACKEND_TEXT)] },
  'the code of the backend, the text of another answer': { callbacks: [error('REFUSED', OTHER_TEXT)] },
  'the code of the backend, a text of its own': { callbacks: [error('REFUSED')] },
  'a blank text': { callbacks: [error('OTHER', '  ')] },
  'a text made of nothing': { callbacks: [error('OTHER', ' [object Object]. ')] },
  'a text that holds the token': { callbacks: [error('OTHER', `no: ${TOKEN}`)] },
  thrown: { threw: { name: 'TypeError', message: 'of the SDK' } },
  'error and thrown': { callbacks: [error('OTHER')], threw: { name: 'TypeError', message: 'of the SDK' } },
};

/** Requests: of the step, and of no step. `own`: the endpoint of the step. */
export interface Sent {
  readonly requests?: readonly RecordedRequest[];
  readonly strays?: readonly RecordedRequest[];
}

/** The requests that may be seen, made for the endpoint of a step whose call began at `from` and ended at `until`. */
export function requestsFor(own: Endpoint, from: number, until: number): Named<Sent> {
  const during = { atMs: from + 1 };
  const one = (...requests: readonly RecordedRequest[]): Sent => ({ requests });
  const mine = (more: Partial<RecordedRequest> = {}) => bearer(own, { ...during, ...more });
  const answered = (status: number) => mine({ answer: { kind: 'response', status, body: '{}' } });
  return {
    none: {},
    'code 200': one(app(own, during)),
    'token 200': one(mine()),
    'token 200, as it began': one(mine({ atMs: from })),
    'token 200, as it ended': one(mine({ atMs: until })),
    'token 200, before': one(mine({ atMs: from - 1 })),
    'token 200, after': one(mine({ atMs: until + 1 })),
    'token 199': one(answered(199)),
    'token 299': one(answered(299)),
    'token 300': one(answered(300)),
    'token 401': one(mine(refusal(BACKEND_TEXT))),
    'token 401 with a blank text': one(mine(refusal(' '))),
    'token 401 with no JSON': one(
      mine({ answer: { kind: 'response', status: 401, messageId: 'REFUSED', body: '{' } }),
    ),
    'token, envelope under 200': one(mine(refusal(BACKEND_TEXT, 'REFUSED', 200))),
    'token, cut': one(mine({ answer: { kind: 'response', status: 200, body: '{', cut: true } })),
    'token, reset': one(mine({ answer: { kind: 'reset' } })),
    'token, blocked': one(mine({ answer: { kind: 'blocked' } })),
    'token, unanswered': one(mine({ answer: null })),
    'another token': one(request('Bearer another.token.here', own, during)),
    'lower case': one(request(`bearer ${TOKEN}`, own, during)),
    'empty Bearer': one(request('Bearer ', own, during)),
    'no authorisation': one({ ...app(own, during), headers: {} }),
    'token 401, then token 200': one(mine(refusal(BACKEND_TEXT)), mine()),
    'token 200, then code 200': one(mine(), app(own, during)),
    'four times': one(mine(), mine(), mine(), app(own, during)),
    'another operation with the token': one(bearer('personalize', during)),
    'another operation, refused': one(bearer('personalize', { ...during, ...refusal(OTHER_TEXT) })),
    'a fetch with the token': one(bearer('fetchUser', during)),
    'a fetch with the code': one(app('fetchUser', during)),
    'an event with the code': one(app('customEvent', during)),
    'an unknown call': one(request('App code-1', null, during)),
    'stray token 200': { strays: [mine()] },
    'stray code 200, later': { strays: [app(own, { atMs: until + 10 })] },
    'stray fetch with the code': { strays: [app('fetchUser', { atMs: until + 10 })] },
    'stray code 200, earlier': { strays: [app(own, { atMs: from - 10 })] },
    'stray Bearer of nothing': { strays: [request('Bearer x', 'messages', { atMs: until + 10 })] },
  };
}

/** Those that differ the most. */
const TELLING: readonly string[] = [
  ...['nothing', 'success', 'success, late', 'expired', 'no code', 'the code of the backend, its text'],
  ...['none', 'code 200', 'token 200', 'token 401', 'token, cut', 'stray fetch with the code'],
];

/** A part of what may be seen. */
export function some<T>(all: Named<T>): Named<T> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => TELLING.includes(name)));
}
