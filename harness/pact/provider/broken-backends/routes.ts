// Backends that are right on most ways to a call, and wrong on one: another method, a flag, another endpoint (UDB-01, 02, 05, 06,
// 07, 10, 11).
import type { Endpoint } from '../../../../contracts/wire.ts';
import { json } from '../../../backend/answer.ts';
import type { Turn } from '../mock/twist.ts';
import type { BrokenBackend } from './broken-backend.ts';
import { lenient } from './lenient.ts';
import { afterRefusal, authorizedBy, refusedBy, rewriting } from './twists.ts';

const no = (status: number, messageId: string) => ({
  ...json({ requestError: { serviceException: { messageId, text: 'It is not allowed.' } } }),
  status,
});

/** Takes another application's code on these endpoints. */
const takingAnyCodeOn =
  (endpoints: readonly Endpoint[]): NonNullable<BrokenBackend['twist']> =>
  () =>
  (turn) => {
    const { request, endpoint, worlds } = turn;
    const id = request.url.pathname.split('/')[4] ?? '';
    const owner = worlds.all().find(({ installations }) => installations.has(id));
    const known = worlds
      .all()
      .some((one) => request.headers['authorization'] === `App ${one.applicationCode}`);
    return endpoint !== undefined && endpoints.includes(endpoint) && owner !== undefined && known
      ? turn.next(authorizedBy(request, `App ${owner.applicationCode}`))
      : turn.next();
  };

/** Whom a personalize names, or the sub of a token: as the other one has it. */
function withIdentityOfToken({ request, body }: Turn): string {
  const claims = Buffer.from(request.headers['authorization']?.split('.')[1] ?? '', 'base64url');
  const sub = /"sub":"([^"]*)"/.exec(claims.toString('utf8'))?.[1];
  return JSON.stringify({ ...(body as object), userIdentity: { externalUserId: sub } });
}

/** Backends that are wrong on one way. */
export const BROKEN_ROUTES: readonly BrokenBackend[] = [
  {
    id: 'refuses-flags-written-as-digits',
    requirement: 'UDB-01',
    sentence: 'It takes true and false, and not 1 and 0.',
    mode: 'application-code',
    caughtBy: 'application-code: personalize with forceDepersonalize written as 1 (UDB-01)',
    twist: () => (turn) =>
      [...turn.request.url.searchParams.values()].some((one) => /^[01]$/.test(one))
        ? Promise.resolve(no(400, 'REQUEST_FORMAT_INVALID'))
        : turn.next(),
  },
  {
    id: 'refuses-a-post-that-means-patch',
    requirement: 'UDB-01',
    sentence: 'It does not know X-HTTP-Method-Override.',
    mode: 'application-code',
    caughtBy: 'application-code: saveUser sent as POST with X-HTTP-Method-Override (UDB-01)',
    twist: () => (turn) =>
      turn.request.headers['x-http-method-override'] === undefined
        ? turn.next()
        : Promise.resolve(no(405, 'METHOD_NOT_ALLOWED')),
  },
  {
    id: 'refuses-the-content-type-of-a-form',
    requirement: 'UDB-01',
    sentence: 'It refuses a body-less POST with the content type of a form.',
    mode: 'application-code',
    caughtBy:
      'application-code: depersonalize with the headers of published SDKs and the content type of a form (UDB-01)',
    twist: () => (turn) =>
      turn.request.headers['content-type']?.includes('urlencoded') === true
        ? Promise.resolve(no(415, 'REQUEST_FORMAT_INVALID'))
        : turn.next(),
  },
  {
    id: 'takes-any-code-on-an-installation',
    requirement: 'UDB-02',
    sentence: "It saves an installation with another application's code.",
    mode: 'application-code',
    caughtBy:
      "application-code: save installation of every field with another application's code is refused (UDB-02, UDB-10)",
    twist: takingAnyCodeOn(['saveInstallation']),
  },
  {
    id: 'needs-no-jti',
    requirement: 'UDB-04',
    sentence: 'It takes a token without jti.',
    mode: 'jwt',
    caughtBy: 'jwt: fetchUser with a JWT without the claim jti is refused (UDB-04, UDB-10)',
    decisions: { needed: ['typ', 'sub', 'infobip-api-key', 'iat', 'exp'] },
    policy: lenient({ needed: ['typ', 'sub', 'infobip-api-key', 'iat', 'exp'] }),
  },
  {
    id: 'lets-an-external-id-through-by-post',
    requirement: 'UDB-05',
    sentence: 'Anonymously, an external user ID is saved by a POST that means PATCH.',
    mode: 'jwt',
    caughtBy:
      'jwt: anonymous saveUser of every field and an external user ID, sent as POST with X-HTTP-Method-Override is refused (UDB-05, UDB-10)',
    twist: () => async (turn) => {
      const { request, endpoint, body, installation } = turn;
      const id = (body as { externalUserId?: string } | undefined)?.externalUserId;
      const lets = endpoint === 'saveUser' && request.method === 'POST' && id !== undefined;
      if (!lets || installation === undefined) return turn.next();
      const { externalUserId: _, ...rest } = body as { externalUserId: string };
      const outcome = await turn.next({ ...request, text: JSON.stringify(rest) });
      if (!refusedBy(outcome)) installation.person.externalUserId = id;
      return outcome;
    },
  },
  {
    id: 'compares-no-sub-when-forced',
    requirement: 'UDB-06',
    sentence: 'With forceDepersonalize it does not compare the identity with the sub.',
    mode: 'jwt',
    caughtBy:
      'jwt: personalize of a whole person with forceDepersonalize with a JWT of another existing person is refused (UDB-06, UDB-10)',
    twist: () => (turn) =>
      turn.endpoint === 'personalize' &&
      turn.request.url.searchParams.get('forceDepersonalize') === 'true' &&
      turn.request.headers['authorization']?.startsWith('Bearer ') === true
        ? turn.next({ ...turn.request, text: withIdentityOfToken(turn) })
        : turn.next(),
  },
  {
    id: 'needs-a-token-for-events',
    requirement: 'UDB-07',
    sentence: 'In jwt mode it wants a token for events.',
    mode: 'jwt',
    caughtBy: 'jwt: custom event (UDB-07)',
    twist: () => (turn) =>
      turn.world?.mode === 'jwt' && turn.endpoint === 'customEvent'
        ? Promise.resolve(no(401, 'ACCESS_TOKEN_MISSING'))
        : turn.next(),
  },
  {
    id: 'becomes-primary-on-a-mismatch',
    requirement: 'UDB-11',
    sentence: 'A personalize whose identity does not fit is refused, and makes the installation primary.',
    mode: 'jwt',
    caughtBy:
      "jwt: personalize of a whole person with a JWT whose sub goes on after the person's is refused (UDB-06, UDB-10)",
    twist: afterRefusal(['personalize'], (installation) => {
      installation.data = { ...installation.data, isPrimaryDevice: true };
    }),
  },
  {
    id: 'repeats-the-token-that-it-refuses',
    requirement: 'UDB-10',
    sentence: 'The text of its refusal repeats the token.',
    mode: 'jwt',
    caughtBy: 'jwt: fetchUser with an expired JWT is refused (UDB-04, UDB-10)',
    level: 'SHOULD',
    twist: rewriting(
      ({ request }, { status }) =>
        status === 401 && request.headers['authorization']?.startsWith('Bearer ') === true,
      (_, { request }) => ({
        requestError: {
          serviceException: {
            messageId: 'ACCESS_TOKEN_INVALID',
            text: `Not valid: ${request.headers['authorization']}`,
          },
        },
      }),
    ),
  },
];
