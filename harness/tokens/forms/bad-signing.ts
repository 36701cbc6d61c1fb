// Tokens whose signature, algorithm or key is not what it must be (UDB-04).
import type { BadTokenForm } from '../../../contracts/token-forms.ts';
import type { TokenPlan } from '../../../scenarios/recipe.ts';
import { newSigningKey } from '../signing-key.ts';
import { always, type Build, byKey, header, otherSecret, signedAnew, unsigned, without } from './parts.ts';
import { bytesOfHex, rebuilt, rewritten, signature, signedWith } from './signed.ts';

/** A key in the header: the token vouches for itself (RFC 7515 §4.1.3). */
function selfVouched(): TokenPlan {
  const secret = otherSecret();
  const jwk = { kty: 'oct', alg: 'HS256', k: Buffer.from(secret).toString('base64url') };
  return byKey(header({ jwk }), secret);
}

/** The secret that a query would return, if the kid got into one. */
function byQuery(): TokenPlan {
  const secret = newSigningKey().secretHex;
  return byKey(header({ kid: `x' UNION SELECT '${secret}` }), bytesOfHex(secret));
}

export const BAD_SIGNATURES = {
  'signature-empty': always(signature(() => '')),
  'signature-prefix': always(signature((_, bytes) => bytes.subarray(0, 16).toString('base64url'))),
  'signature-first-byte': always(signature((_, bytes) => bytes.subarray(0, 1).toString('base64url'))),
  'signature-longer': always(
    signature((_, bytes) => Buffer.concat([bytes, Buffer.from([7, 7])]).toString('base64url')),
  ),
  'signature-changed-start': always(signature((text) => `${text[0] === 'A' ? 'B' : 'A'}${text.slice(1)}`)),
  'signature-changed-end': always(
    signature((_, bytes) =>
      Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 0xff])]).toString('base64url'),
    ),
  ),
  'signature-of-another-token': ({ key }) => ({
    compact: (token) => {
      const [head = '', payload = ''] = token.split('.');
      const other = rewritten(payload, (good) => ({ ...good, jti: 'of-another-token' }));
      const plan = signedWith(bytesOfHex(key.secretHex));
      const signed = plan.compact?.(`${head}.${other}.`, {} as never) ?? '';
      return `${head}.${payload}.${signed.split('.')[2]}`;
    },
  }),
  'signature-in-hex': always(signature((_, bytes) => bytes.toString('hex'))),
  'signed-with-a-blank-key': always(byKey({}, '')),
  'signed-with-a-zero-byte': always(byKey({}, new Uint8Array(1))),
  'signed-with-the-hex-text': ({ key }) => byKey({}, key.secretHex),
  'signed-with-the-kid': ({ key }) => byKey({}, key.kid),
  'signed-with-the-application-code': ({ applicationCode }) => byKey({}, applicationCode),
  'signed-with-a-key-in-the-header': selfVouched,
  'header-changed': always(
    rebuilt((h, p, s) => `${rewritten(h, (good) => ({ ...good, cty: 'changed' }))}.${p}.${s}`),
  ),
  'payload-changed': always(
    rebuilt((h, p, s) => `${h}.${rewritten(p, (good) => ({ ...good, role: 'admin' }))}.${s}`),
  ),
} satisfies Partial<Record<BadTokenForm, Build>>;

export const BAD_ALGORITHMS = {
  'alg-None': always(unsigned(header({ alg: 'None' }))),
  'alg-NONE': always(unsigned(header({ alg: 'NONE' }))),
  'alg-nOnE': always(unsigned(header({ alg: 'nOnE' }))),
  'alg-none-signed': (input) => signedAnew(header({ alg: 'none' }), input),
  'alg-none-without-kid': always(unsigned({ header: ({ typ }) => ({ typ: typ ?? 'JWT', alg: 'none' }) })),
  'alg-absent': (input) => signedAnew(without('alg'), input),
  'alg-absent-unsigned': always(unsigned(without('alg'))),
  'alg-empty': (input) => signedAnew(header({ alg: '' }), input),
  'alg-null': (input) => signedAnew(header({ alg: null }), input),
  'alg-HS384': ({ key }) => ({
    ...header({ alg: 'HS384' }),
    signing: 'none',
    ...signedWith(bytesOfHex(key.secretHex), 'sha384'),
  }),
  'alg-RS256-as-hmac': (input) => signedAnew(header({ alg: 'RS256' }), input),
  'alg-ES256-as-hmac': (input) => signedAnew(header({ alg: 'ES256' }), input),
  'alg-HS512-as-HS256': (input) => signedAnew(header({ alg: 'HS512' }), input),
  'alg-unknown': (input) => signedAnew(header({ alg: 'XX999' }), input),
  'crit-unknown': (input) => signedAnew(header({ crit: ['x-unknown'], 'x-unknown': true }), input),
} satisfies Partial<Record<BadTokenForm, Build>>;

export const BAD_KEYS = {
  'kid-absent': always(without('kid')),
  'kid-absent-other-secret': () => byKey(without('kid'), otherSecret()),
  'kid-empty': always(header({ kid: '' })),
  'kid-null': (input) => signedAnew(header({ kid: null }), input),
  'kid-prefix': ({ key }) => header({ kid: key.kid.slice(0, -1) }),
  'kid-longer': ({ key }) => header({ kid: `${key.kid}0` }),
  'kid-path': always(byKey(header({ kid: '../../../../dev/null' }), '')),
  'kid-path-to-the-key': ({ key }) => header({ kid: `../keys/${key.kid}` }),
  'kid-query': byQuery,
  'kid-unknown-other-secret': () => byKey(header({ kid: 'no-such-key' }), otherSecret()),
} satisfies Partial<Record<BadTokenForm, Build>>;
