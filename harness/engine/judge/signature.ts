// The signature of a failed check: what was seen of the step, in classes. Read from the observation, never from words.
import type { ObservedCallback } from '../../../contracts/adapter-protocol.ts';
import { JWT_TOKEN_EXPIRED, JWT_TOKEN_STRUCTURE_INVALID } from '../../../contracts/wire.ts';
import type { Signature } from '../../../reports/causes.ts';
import type { RecordedRequest } from '../../backend/recorded-request.ts';
import { bearerOf, type Case, ownRequests } from './case.ts';

const OWN_CODES: readonly unknown[] = [JWT_TOKEN_EXPIRED, JWT_TOKEN_STRUCTURE_INVALID];

/** The code of the backend's last answer to any of these requests. */
function backendCode(requests: readonly RecordedRequest[]): string | undefined {
  const answer = requests.at(-1)?.answer;
  return answer?.kind === 'response' ? answer.messageId : undefined;
}

function classOf(callback: ObservedCallback, code: string | undefined): Signature['callbacks'][number] {
  if (callback.kind === 'success') return 'success';
  if (OWN_CODES.includes(callback.code)) return 'sdk-error';
  return code !== undefined && callback.code === code ? 'backend-error' : 'other-error';
}

function authorisationOf(
  request: RecordedRequest | undefined,
  { observation, held, seen }: Case,
): Signature['authorised'] {
  if (request === undefined) return 'no-request';
  const authorization = request.headers['authorization'];
  if (authorization === undefined) return 'nothing';
  if (authorization === `App ${seen.applicationCode ?? observation.applicationCode}`)
    return 'application-code';
  const bearer = bearerOf(request, observation);
  if (bearer === undefined) return 'other';
  return bearer === held ? 'held-token' : 'another-token';
}

function answerOf(request: RecordedRequest | undefined): Signature['answer'] {
  const answer = request?.answer;
  if (answer?.kind !== 'response' || answer.status < 200 || answer.status > 599) return 'none';
  return `${Math.floor(answer.status / 100)}xx` as Signature['answer'];
}

/** What was seen of a step, in classes. */
export function signatureOf(subject: Case): Signature {
  const own = ownRequests(subject);
  const request = own.at(-1) ?? subject.seen.requests.at(-1) ?? subject.strays[0];
  const code = backendCode(own);
  return {
    callbacks: [
      ...subject.seen.callbacks.map(({ callback }) => classOf(callback, code)),
      ...(subject.seen.threw === undefined ? [] : (['threw'] as const)),
    ],
    authorised: authorisationOf(request, subject),
    answer: answerOf(request),
    holdsToken: subject.held !== undefined,
  };
}
