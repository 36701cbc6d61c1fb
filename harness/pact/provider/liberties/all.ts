// Backends that do something otherwise than the bundled one, and rightly: the documentation leaves it open. None may be accused.
import { randomUUID } from 'node:crypto';
import { json } from '../../../backend/answer.ts';
import type { Reaction } from '../../../backend/faulty.ts';
import type { BackendPolicy, Installation } from '../../../backend/state.ts';
import { pause } from '../../../base/wait.ts';
import { lenient } from '../broken-backends/lenient.ts';
import { authorizedBy, isAnswer, letIn, refusedBy, rewriting, succeeded } from '../broken-backends/twists.ts';
import type { Turn, Twist } from '../mock/twist.ts';

/** A conforming backend of another kind. */
export interface BackendLiberty {
  /** Stable for ever. */
  readonly id: string;
  readonly sentence: string;
  readonly policy?: Partial<BackendPolicy>;
  readonly twist?: () => Twist;
}

type Answered = Parameters<Parameters<typeof rewriting>[0]>[1];

/** Writes every answer that `when` is about in another way. */
function writing(
  when: (answer: Answered, turn: Turn) => boolean,
  change: (answer: Answered) => Answered,
): () => Twist {
  return () => async (turn) => {
    const outcome = await turn.next();
    return isAnswer(outcome) && when(outcome, turn) ? change(outcome) : outcome;
  };
}

const withBody = ({ body }: Answered) => body !== '';
const media = (contentType: string) => writing(withBody, (answer) => ({ ...answer, contentType }));
const isPerson = ({ endpoint }: Turn, { status }: Answered) =>
  status === 200 && ['fetchUser', 'saveUser', 'personalize', 'repersonalize'].includes(endpoint ?? '');
const adding = (fields: () => object) =>
  rewriting(
    (turn, answer) => isPerson(turn, answer),
    (value) => ({ ...value, ...fields() }),
  );
const inErrors = (change: (value: Record<string, unknown>) => unknown) =>
  rewriting((_, { status, body }) => status >= 400 && body.includes('requestError'), change);
const empty = (endpoint: string) =>
  writing(
    (answer, turn) => turn.endpoint === endpoint && succeeded(answer),
    (answer) => ({ ...answer, status: 204, body: '' }),
  );
const instead = (from: number, to: number) =>
  writing(
    ({ status }) => status === from,
    (answer) => ({ ...answer, status: to }),
  );

/** How long `shows-later` shows what was, milliseconds. */
const LATE_MS = 300;

/** Answers reads from a copy that is behind: what a success did shows later. Who is calling is looked up there as well. */
function showingLater(): Twist {
  const behind = new Map<
    Installation,
    Pick<Installation, 'person' | 'data'> & { readonly untilMs: number }
  >();
  let free: Promise<unknown> = Promise.resolve();
  /** One after the other: each puts the copy in the place of what is. */
  const oneByOne = (read: () => Promise<Reaction>): Promise<Reaction> => {
    const mine = free.then(read, read);
    free = mine;
    return mine;
  };
  return async (turn) => {
    const { installation, request } = turn;
    if (installation === undefined) return turn.next();
    if (request.method === 'GET')
      return oneByOne(async () => {
        const old = behind.get(installation);
        if (old === undefined || old.untilMs < Date.now()) return turn.next();
        const { person, data } = installation;
        Object.assign(installation, { person: old.person, data: old.data });
        return turn.next().finally(() => Object.assign(installation, { person, data }));
      });
    const { person, data } = installation;
    const before = { person: { ...person }, data, untilMs: Date.now() + LATE_MS };
    const outcome = await turn.next();
    if (succeeded(outcome)) behind.set(installation, before);
    return outcome;
  };
}

/** Every liberty. */
export const BACKEND_LIBERTIES: readonly BackendLiberty[] = [
  {
    id: 'media-type-in-capitals',
    sentence: 'Its media type is in capitals.',
    twist: media('Application/JSON'),
  },
  {
    id: 'media-type-with-charset',
    sentence: 'Its media type names a charset.',
    twist: media('application/json;charset=UTF-8'),
  },
  {
    id: 'media-type-with-parameters',
    sentence: 'Its media type has parameters.',
    twist: media('application/json; v=2; charset="utf-8"'),
  },
  {
    id: 'media-type-with-suffix',
    sentence: 'Its media type ends in +json.',
    twist: media('application/vnd.example.v1+json'),
  },
  {
    id: 'problem-media-type',
    sentence: 'Its refusals are of application/problem+json.',
    twist: writing(refusedBy, (answer) => ({ ...answer, contentType: 'application/problem+json' })),
  },
  {
    id: 'indented',
    sentence: 'Its JSON is indented.',
    twist: writing(withBody, (answer) => ({
      ...answer,
      body: JSON.stringify(JSON.parse(answer.body), null, 2),
    })),
  },
  {
    id: 'members-in-another-order',
    sentence: 'Its JSON has its members in another order.',
    twist: rewriting(
      () => true,
      (value) => Object.fromEntries(Object.entries(value).reverse()),
    ),
  },
  {
    id: 'escaped',
    sentence: 'Its JSON is ASCII: everything else is escaped.',
    twist: writing(withBody, (answer) => ({
      ...answer,
      body: answer.body.replace(
        /[\u0080-\uffff]/g,
        (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    })),
  },
  {
    id: 'slow',
    sentence: 'It takes its time, now more and now less.',
    twist: () => {
      let count = 0;
      return async ({ next }) => {
        count += 1;
        await pause((count % 4) * 10);
        return next();
      };
    },
  },
  {
    id: 'no-store',
    sentence: 'It sends headers of caches, security and tracing.',
    twist: writing(
      () => true,
      (answer) => ({
        ...answer,
        headers: {
          'cache-control': 'no-store',
          'strict-transport-security': 'max-age=31536000',
          etag: '"7"',
          vary: 'Authorization, Accept-Encoding',
          server: 'example',
          traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
        },
      }),
    ),
  },
  {
    id: 'numbers-as-text',
    sentence: 'It adds numbers as text.',
    twist: adding(() => ({ age: '36', loyalty: '7' })),
  },
  {
    id: 'more-fields',
    sentence: 'It shows fields that nobody asked for.',
    twist: adding(() => ({ type: 'CUSTOMER', origin: 'PUSH', region: 'EU' })),
  },
  {
    id: 'fields-that-change',
    sentence: 'It shows when a person was last seen.',
    twist: adding(() => ({ lastSeen: new Date().toISOString(), requestId: randomUUID() })),
  },
  {
    id: 'null-fields',
    sentence: 'What it does not know it shows as null.',
    twist: rewriting(isPerson, (value) => ({
      lastName: null,
      middleName: null,
      gender: null,
      externalUserId: null,
      ...value,
    })),
  },
  {
    id: 'empty-lists',
    sentence: 'What it does not know it shows as empty lists.',
    twist: rewriting(isPerson, (value) => ({
      tags: [],
      emails: [],
      phones: [],
      customAttributes: {},
      ...value,
    })),
  },
  { id: 'save-without-body', sentence: 'It answers saveUser with 204.', twist: empty('saveUser') },
  {
    id: 'personalize-without-body',
    sentence: 'It answers personalize with 204.',
    twist: empty('personalize'),
  },
  {
    id: 'repersonalize-without-body',
    sentence: 'It answers repersonalize with 204.',
    twist: empty('repersonalize'),
  },
  {
    id: 'save-installation-without-body',
    sentence: 'It answers the save of an installation with 204.',
    twist: empty('saveInstallation'),
  },
  {
    id: 'save-as-text',
    sentence: 'It answers saveUser with OK in text/plain.',
    twist: writing(
      (answer, { endpoint }) => endpoint === 'saveUser' && succeeded(answer),
      (answer) => ({ ...answer, body: 'OK', contentType: 'text/plain' }),
    ),
  },
  {
    id: 'accepted-instead-of-ok',
    sentence: 'It answers events and depersonalize with 202.',
    twist: writing(
      ({ status }) => status === 204,
      (answer) => ({ ...answer, status: 202, body: '{}', contentType: 'application/json' }),
    ),
  },
  { id: 'registered-with-200', sentence: 'It answers a registration with 200.', twist: instead(201, 200) },
  {
    id: 'push-reg-id-alone',
    sentence: 'It names a registration pushRegId alone.',
    twist: rewriting(
      ({ endpoint }) => endpoint === 'registerInstallation',
      ({ pushRegistrationId: _, ...value }) => value,
    ),
  },
  {
    id: 'restricts-with-409',
    sentence: 'It restricts user data with 409.',
    twist: writing(
      ({ messageId }) => messageId === 'USER_DATA_RESTRICTED',
      (answer) => ({ ...answer, status: 409 }),
    ),
  },
  {
    id: 'restricts-with-401',
    sentence: 'It restricts user data with 401.',
    twist: writing(
      ({ messageId }) => messageId === 'USER_DATA_RESTRICTED',
      (answer) => ({ ...answer, status: 401 }),
    ),
  },
  {
    id: 'identity-with-422',
    sentence: 'It refuses an identity with 422.',
    twist: writing(
      ({ messageId }) => messageId === 'USER_IDENTITY_INVALID',
      (answer) => ({ ...answer, status: 422 }),
    ),
  },
  {
    id: 'missing-token-with-403',
    sentence: 'It answers ACCESS_TOKEN_MISSING with 403.',
    twist: writing(
      ({ messageId }) => messageId === 'ACCESS_TOKEN_MISSING',
      (answer) => ({ ...answer, status: 403 }),
    ),
  },
  {
    id: 'unknown-registration-with-403',
    sentence: 'It does not say whether a registration exists.',
    twist: instead(404, 403),
  },
  {
    id: 'one-code-for-all',
    sentence: 'It has one code of its own for what our sources name none for.',
    twist: inErrors((value) =>
      JSON.parse(
        JSON.stringify(value).replace(/"(APP_CODE_MISSING|ACCESS_TOKEN_INVALID|UNAUTHORIZED)"/, '"1401"'),
      ),
    ),
  },
  {
    id: 'more-in-the-envelope',
    sentence: 'Its envelope has more members.',
    twist: inErrors((value) => ({ ...value, traceId: '7', time: new Date().toISOString() })),
  },
  {
    id: 'text-in-another-language',
    sentence: 'Its texts are in another language.',
    twist: inErrors((value) =>
      JSON.parse(
        JSON.stringify(value).replace(/"text":"[^"]*"/, '"text":"Zugriff verweigert – доступ запрещён"'),
      ),
    ),
  },
  {
    id: 'challenges',
    sentence: 'It sends WWW-Authenticate with a 401.',
    twist: writing(
      ({ status }) => status === 401,
      (answer) => ({ ...answer, headers: { 'www-authenticate': 'Bearer realm="users"' } }),
    ),
  },
  {
    id: 'cookies',
    sentence: 'It sets a cookie that it does not look at.',
    twist: writing(
      () => true,
      (answer) => ({ ...answer, headers: { 'set-cookie': 'session=1; HttpOnly', 'x-request-id': '7' } }),
    ),
  },
  {
    id: 'closes-connections',
    sentence: 'It closes each connection.',
    twist: writing(
      () => true,
      (answer) => ({ ...answer, headers: { connection: 'close' } }),
    ),
  },
  {
    id: 'compresses-successes',
    sentence: 'It compresses what it has to say.',
    twist: writing(
      (answer, { request }) =>
        succeeded(answer) && answer.body !== '' && /gzip/.test(request.headers['accept-encoding'] ?? ''),
      (answer) => ({ ...answer, headers: { 'content-encoding': 'gzip' } }),
    ),
  },
  {
    id: 'chunked-refusals',
    sentence: 'It sends refusals chunked: a warning, and no more.',
    twist: writing(refusedBy, (answer) => ({ ...answer, headers: { 'transfer-encoding': 'chunked' } })),
  },
  {
    id: 'schemes-without-case',
    sentence: 'It reads schemes without regard to case (RFC 9110 §11.1).',
    twist: letIn(({ request }) =>
      request.headers['authorization']?.replace(/^(app|bearer) /i, (scheme) =>
        /^a/i.test(scheme) ? 'App ' : 'Bearer ',
      ),
    ),
  },
  {
    id: 'leeway-of-two-minutes',
    sentence: 'It allows two minutes after exp.',
    policy: lenient({ time: (exp, now) => typeof exp === 'number' && exp > now - 120 }),
  },
  {
    id: 'refuses-fetch-where-restricted',
    sentence: 'It refuses fetchUser in contact-information-api mode (UDA-42).',
    twist: () => async (turn) => {
      const outcome = await turn.next();
      const hides = turn.world?.mode === 'contact-information-api' && turn.endpoint === 'fetchUser';
      return hides && succeeded(outcome)
        ? {
            ...json({
              requestError: { serviceException: { messageId: 'USER_DATA_RESTRICTED', text: 'No.' } },
            }),
            status: 403,
          }
        : outcome;
    },
  },
  {
    id: 'anonymous-again-after-a-code',
    sentence: 'It takes white space around a header as HTTP does.',
    twist: () => (turn) =>
      turn.next(authorizedBy(turn.request, turn.request.headers['authorization']?.trim())),
  },
  {
    id: 'shows-later',
    sentence: 'It shows what it has done 300 ms later: it reads from a copy.',
    twist: showingLater,
  },
];
