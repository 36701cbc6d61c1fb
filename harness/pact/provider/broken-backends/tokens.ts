// Backends that let tokens through which they must refuse (UDB-04), or refuse what they must take (UDB-03).
import { decodeJwt, decodeProtectedHeader, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import { CLAIMS } from '../../../../contracts/wire.ts';
import { STRICT } from '../../../backend/policy.ts';
import type { BackendPolicy, World } from '../../../backend/state.ts';
import type { BrokenBackend } from './broken-backend.ts';

function secretOf(world: World): Uint8Array {
  return Buffer.from(world.key.secretHex, 'hex');
}

/** Verifies with jose as the strict backend does, but for what is overridden. The claim `typ` is looked at elsewhere. */
async function verified(
  token: string,
  world: World,
  options: JWTVerifyOptions,
  key: (kid: string | undefined) => Uint8Array = (kid) => {
    if (kid !== world.key.kid) throw new Error('unknown kid');
    return secretOf(world);
  },
): Promise<JWTPayload> {
  const usual: JWTVerifyOptions = {
    algorithms: ['HS256'],
    requiredClaims: [...CLAIMS],
    currentDate: new Date(world.nowMs()),
  };
  const { payload } = await jwtVerify(token, ({ kid }) => key(kid), { ...usual, ...options });
  return payload;
}

function withTyp(claims: JWTPayload): JWTPayload {
  if (claims['typ'] !== 'Bearer') throw new Error('refused');
  return claims;
}

function broken(
  id: string,
  sentence: string,
  interaction: string,
  verify: BackendPolicy['verify'],
): BrokenBackend {
  return {
    id,
    requirement: 'UDB-04',
    sentence,
    mode: 'jwt',
    caughtBy: `jwt: fetchUser with ${interaction} is refused (UDB-04, UDB-10)`,
    policy: { verify },
  };
}

/** A padded key is the same key to an HMAC (RFC 2104 §2), and long enough for jose. */
function padded(secret: Uint8Array): Uint8Array {
  return Buffer.concat([secret, new Uint8Array(64 - secret.length)]);
}

export const BROKEN_TOKENS: readonly BrokenBackend[] = [
  broken('accepts-expired-tokens', 'It does not look at exp.', 'an expired JWT', async (token, world) =>
    withTyp(await verified(token, world, { currentDate: new Date(0) })),
  ),
  broken(
    'ignores-the-signature',
    'It decodes a token and believes it.',
    'a JWT with a forged signature',
    async (token, world) => {
      const claims = decodeJwt(token);
      const { alg, kid } = decodeProtectedHeader(token);
      const missing = CLAIMS.some((claim) => claims[claim] === undefined);
      const expired = (claims.exp ?? 0) <= world.nowMs() / 1_000;
      if (alg !== 'HS256' || kid !== world.key.kid || missing || expired) throw new Error('refused');
      return withTyp(claims);
    },
  ),
  broken(
    'accepts-alg-none',
    'It lets the token say that it is not signed.',
    'a JWT with alg none',
    async (token, world) =>
      decodeProtectedHeader(token).alg === 'none' ? decodeJwt(token) : STRICT.verify(token, world),
  ),
  broken(
    'accepts-other-algorithms',
    'It lets the token choose among the HMAC algorithms.',
    'a JWT signed with another algorithm',
    async (token, world) =>
      decodeProtectedHeader(token).alg === 'HS512'
        ? withTyp(await verified(token, world, { algorithms: ['HS512'] }, () => padded(secretOf(world))))
        : STRICT.verify(token, world),
  ),
  broken(
    'ignores-kid',
    'It has one key and does not look which one a token names.',
    'a JWT with an unknown kid',
    async (token, world) => withTyp(await verified(token, world, {}, () => secretOf(world))),
  ),
  broken(
    'ignores-the-typ-claim',
    'It does not look at the claim typ.',
    'a JWT whose typ claim is not Bearer',
    (token, world) => verified(token, world, {}),
  ),
  broken(
    'accepts-missing-claims',
    'It looks at the claims that are there, and not whether all are.',
    'a JWT without the claim jti',
    async (token, world) => {
      const claims = await verified(token, world, { requiredClaims: [] });
      if (claims['typ'] !== undefined && claims['typ'] !== 'Bearer') throw new Error('refused');
      return claims;
    },
  ),
  {
    ...broken('accepts-another-applications-token', '', 'a JWT for another application', STRICT.verify),
    sentence: 'It does not look which application a token is for.',
    policy: { isForApplication: () => true },
  },
  {
    ...broken('answers-a-bad-token-with-403', '', 'an expired JWT', STRICT.verify),
    sentence: 'It refuses a bad token with 403 instead of 401.',
    policy: { refusedTokenStatus: 403 },
  },
  {
    ...broken('refuses-good-tokens', '', '', STRICT.verify),
    requirement: 'UDB-03',
    sentence: 'It refuses every token.',
    caughtBy: 'jwt: fetchUser with a valid JWT (UDB-03)',
    policy: {
      verify: async () => {
        throw new Error('refused');
      },
    },
  },
];
