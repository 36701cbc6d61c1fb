// Backends that take a bad token of one form (UDB-04), each for a reason of its own.
import { type BadTokenForm, badTokenForm } from '../../../../contracts/token-forms.ts';
import type { World } from '../../../backend/state.ts';
import type { BrokenBackend } from './broken-backend.ts';
import { type Decisions, lenient, secretOf } from './lenient.ts';

function taking(id: string, sentence: string, form: BadTokenForm, change: Partial<Decisions>): BrokenBackend {
  return {
    id,
    requirement: 'UDB-04',
    sentence,
    mode: 'jwt',
    caughtBy: `jwt: fetchUser with a JWT ${badTokenForm(form).words} is refused (UDB-04, UDB-10)`,
    decisions: change,
    policy: lenient(change),
  };
}

const own = (world: World) => [secretOf(world)];
const bytesOf = (sent: string) => Buffer.from(sent, 'base64url');
const number = (exp: unknown) => Number(exp);
const usual = (alg: unknown) => (alg === 'HS256' ? ('sha256' as const) : undefined);

const SIGNATURES = [
  taking('takes-an-empty-signature', 'It compares as many bytes as were sent: none.', 'signature-empty', {
    fits: (sent, right) => sent === '' || sent === right.toString('base64url'),
  }),
  taking(
    'compares-the-signature-it-was-sent',
    'It compares as many bytes as were sent.',
    'signature-prefix',
    {
      fits: (sent, right) => sent !== '' && right.subarray(0, bytesOf(sent).length).equals(bytesOf(sent)),
    },
  ),
  taking('compares-one-byte', 'It compares the first byte of the signature.', 'signature-first-byte', {
    fits: (sent, right) => bytesOf(sent)[0] === right[0],
  }),
  taking('ignores-what-follows-the-signature', 'It stops after 32 bytes.', 'signature-longer', {
    fits: (sent, right) => bytesOf(sent).subarray(0, right.length).equals(right),
  }),
  taking('compares-the-end-of-the-signature', 'It compares the last bytes.', 'signature-changed-start', {
    fits: (sent, right) => bytesOf(sent).subarray(-8).equals(right.subarray(-8)),
  }),
  taking('compares-the-start-of-the-signature', 'It compares the first bytes.', 'signature-changed-end', {
    fits: (sent, right) => bytesOf(sent).subarray(0, 8).equals(right.subarray(0, 8)),
  }),
  taking(
    'checks-that-a-signature-has-the-right-length',
    'It checks the length only.',
    'signature-of-another-token',
    {
      fits: (sent, right) => bytesOf(sent).length === right.length,
    },
  ),
  taking('takes-a-hexadecimal-signature', 'It takes the signature in hexadecimal too.', 'signature-in-hex', {
    fits: (sent, right) => [right.toString('hex'), right.toString('base64url')].includes(sent),
  }),
  taking('checks-the-length-where-the-header-was-changed', 'It checks the length only.', 'header-changed', {
    fits: (sent, right) => bytesOf(sent).length === right.length,
  }),
  taking('checks-the-length-where-claims-were-changed', 'It checks the length only.', 'payload-changed', {
    fits: (sent, right) => bytesOf(sent).length === right.length,
  }),
];

const KEYS = [
  taking(
    'falls-back-to-a-blank-key',
    'It tries an empty key when the right one does not fit.',
    'signed-with-a-blank-key',
    {
      keys: ({ kid }, world) => (kid === world.key.kid ? [secretOf(world), ''] : []),
    },
  ),
  taking('keys-with-zero-bytes', 'A key that failed to decode is a zero byte.', 'signed-with-a-zero-byte', {
    keys: ({ kid }, world) => (kid === world.key.kid ? [secretOf(world), new Uint8Array(1)] : []),
  }),
  taking(
    'uses-the-hex-text-as-key',
    'It takes the hexadecimal text as the key too.',
    'signed-with-the-hex-text',
    {
      keys: ({ kid }, world) => (kid === world.key.kid ? [secretOf(world), world.key.secretHex] : []),
    },
  ),
  taking('uses-the-kid-as-key', 'It takes the kid as the key too.', 'signed-with-the-kid', {
    keys: ({ kid }, world) => (kid === world.key.kid ? [secretOf(world), world.key.kid] : []),
  }),
  taking(
    'uses-the-code-as-key',
    'It takes the application code as the key too.',
    'signed-with-the-application-code',
    {
      keys: ({ kid }, world) => (kid === world.key.kid ? [secretOf(world), world.applicationCode] : []),
    },
  ),
  taking(
    'trusts-a-key-in-the-header',
    'It takes the key that a token brings.',
    'signed-with-a-key-in-the-header',
    {
      keys: ({ kid, jwk }, world) => {
        const brought = (jwk as { readonly k?: string } | undefined)?.k;
        if (brought !== undefined) return [Buffer.from(brought, 'base64url')];
        return kid === world.key.kid ? own(world) : [];
      },
    },
  ),
  taking('needs-no-kid', 'Without a kid it takes its one key.', 'kid-absent', {
    keys: ({ kid }, world) => (kid === undefined || kid === world.key.kid ? own(world) : []),
  }),
  taking('takes-an-empty-kid', 'An empty kid is none, and then it takes its one key.', 'kid-empty', {
    keys: ({ kid }, world) => (kid === '' || kid === world.key.kid ? own(world) : []),
  }),
  taking('takes-a-null-kid', 'A kid of null is none, and then it takes its one key.', 'kid-null', {
    keys: ({ kid }, world) => (kid === null || kid === world.key.kid ? own(world) : []),
  }),
  taking('looks-a-kid-up-by-prefix', 'It finds a key by the beginning of its ID.', 'kid-prefix', {
    keys: ({ kid }, world) => (world.key.kid.startsWith(String(kid ?? 'none')) ? own(world) : []),
  }),
  taking('takes-a-kid-that-begins-rightly', 'It compares the length of its own ID.', 'kid-longer', {
    keys: ({ kid }, world) => (String(kid).startsWith(world.key.kid) ? own(world) : []),
  }),
  taking('reads-the-key-from-a-path', 'The kid is a file name, and an empty file an empty key.', 'kid-path', {
    keys: ({ kid }, world) => (kid === world.key.kid ? own(world) : String(kid).includes('/') ? [''] : []),
  }),
  taking('strips-a-path-from-the-kid', 'It takes the last part of a path as the ID.', 'kid-path-to-the-key', {
    keys: ({ kid }, world) => (String(kid).split('/').at(-1) === world.key.kid ? own(world) : []),
  }),
  taking('puts-the-kid-into-a-query', 'What the query returns is the key.', 'kid-query', {
    keys: ({ kid }, world) => {
      const [, injected] = /SELECT '([0-9a-f]+)/.exec(String(kid)) ?? [];
      if (injected !== undefined) return [Buffer.from(injected, 'hex')];
      return kid === world.key.kid ? own(world) : [];
    },
  }),
  taking(
    "keeps-all-applications'-keys-in-one-place",
    'It finds a key by its ID, whoever has it.',
    'with-the-key-of-another-application',
    {
      keys: ({ kid }, world) =>
        [world, ...world.neighbours].filter((one) => one.key.kid === kid).map(secretOf),
    },
  ),
];

const unsigned =
  (matches: (alg: string) => boolean, otherwise = usual): Decisions['hash'] =>
  (alg) =>
    typeof alg === 'string' && matches(alg) ? 'unsigned' : otherwise(alg);

const ALGORITHMS = [
  taking('forbids-none-in-lower-case-only', 'It forbids "none", and takes "None".', 'alg-None', {
    hash: unsigned((alg) => alg === 'None'),
  }),
  taking('takes-NONE', 'It takes "NONE" for unsigned.', 'alg-NONE', {
    hash: unsigned((alg) => alg === 'NONE'),
  }),
  taking(
    'takes-none-in-any-other-case',
    'It compares without regard to case after it forbade none.',
    'alg-nOnE',
    {
      hash: unsigned((alg) => alg !== 'none' && alg.toLowerCase() === 'none'),
    },
  ),
  taking('takes-none-that-is-signed', 'It looks at the signature and not at alg.', 'alg-none-signed', {
    hash: (alg) => (alg === 'none' ? 'sha256' : usual(alg)),
  }),
  taking('assumes-an-algorithm', 'Without alg it assumes HS256.', 'alg-absent', {
    hash: (alg) => (alg === undefined ? 'sha256' : usual(alg)),
  }),
  taking('takes-an-unsigned-token-without-alg', 'Without alg nothing is checked.', 'alg-absent-unsigned', {
    hash: (alg) => (alg === undefined ? 'unsigned' : usual(alg)),
  }),
  taking('takes-an-empty-alg', 'An empty alg is HS256.', 'alg-empty', {
    hash: (alg) => (alg === '' ? 'sha256' : usual(alg)),
  }),
  taking('takes-a-null-alg', 'An alg of null is HS256.', 'alg-null', {
    hash: (alg) => (alg === null ? 'sha256' : usual(alg)),
  }),
  taking('takes-HS384', 'It lets the token choose HS384.', 'alg-HS384', {
    hash: (alg) => (alg === 'HS384' ? 'sha384' : usual(alg)),
  }),
  taking('checks-RS256-as-hmac', 'It checks a token of RS256 with its secret.', 'alg-RS256-as-hmac', {
    hash: (alg) => (alg === 'RS256' ? 'sha256' : usual(alg)),
  }),
  taking('checks-ES256-as-hmac', 'It checks a token of ES256 with its secret.', 'alg-ES256-as-hmac', {
    hash: (alg) => (alg === 'ES256' ? 'sha256' : usual(alg)),
  }),
  taking('ignores-alg', 'It checks HS256 whatever alg says.', 'alg-unknown', { hash: () => 'sha256' }),
  taking('ignores-crit', 'It does not look at critical header parameters.', 'crit-unknown', {
    critical: () => true,
  }),
];

const TIMES = [
  taking('allows-ten-minutes', 'It allows ten minutes after exp.', 'expired-5-minutes', {
    time: (exp, now) => typeof exp === 'number' && exp > now - 600,
  }),
  taking('compares-dates-alone', 'It allows two days after exp.', 'expired-1-day', {
    time: (exp, now) => typeof exp === 'number' && exp > now - 172_800,
  }),
  taking('takes-zero-for-never', 'An exp of 0 never comes.', 'exp-zero', {
    time: (exp, now) => exp === 0 || (typeof exp === 'number' && exp > now),
  }),
  taking('takes-negative-for-never', 'A negative exp never comes.', 'exp-negative', {
    time: (exp, now) => typeof exp === 'number' && (exp < 0 || exp > now),
  }),
  taking('takes-null-for-never', 'An exp of null never comes.', 'exp-null', {
    time: (exp, now) => exp === null || (typeof exp === 'number' && exp > now),
  }),
  taking('takes-text-for-never', 'An exp that is no number is not compared.', 'exp-text', {
    time: (exp, now) => !(number(exp) <= now) && exp !== null,
  }),
  taking('reads-digits-as-exp', 'It reads an exp that is text.', 'exp-digits', {
    time: (exp, now) => number(exp) > now,
  }),
  taking('reads-dates-as-exp', 'It reads an exp that is a date.', 'exp-date', {
    time: (exp, now) => (typeof exp === 'string' ? Date.parse(exp) / 1_000 : number(exp)) > now,
  }),
  taking('takes-true-for-valid', 'An exp of true is taken.', 'exp-true', {
    time: (exp, now) => exp === true || (typeof exp === 'number' && exp > now),
  }),
  taking('reads-the-first-of-a-list-as-exp', 'It reads a list with one time.', 'exp-array', {
    time: (exp, now) => number(exp) > now,
  }),
];

const CLAIMS_AND_SHAPES = [
  taking('compares-typ-without-case', 'It takes bearer for Bearer.', 'typ-lower-case', {
    typ: (typ) => String(typ).toLowerCase() === 'bearer',
  }),
  taking('takes-an-empty-typ', 'An empty typ is not compared.', 'typ-empty', {
    typ: (typ) => typ === '' || typ === 'Bearer',
  }),
  taking('takes-a-null-typ', 'A typ of null is not compared.', 'typ-null', {
    typ: (typ) => typ === null || typ === 'Bearer',
  }),
  taking('looks-at-the-beginning-of-typ', 'It looks whether typ begins with Bearer.', 'typ-longer', {
    typ: (typ) => String(typ).startsWith('Bearer'),
  }),
  taking('reads-a-list-as-typ', 'It looks whether typ contains Bearer.', 'typ-array', {
    typ: (typ) => typ === 'Bearer' || (Array.isArray(typ) && typ.includes('Bearer')),
  }),
  taking('looks-at-typ-in-the-header', 'It takes Bearer in the header for it.', 'typ-only-in-the-header', {
    typ: (typ, header) => typ === 'Bearer' || header['typ'] === 'Bearer',
  }),
  taking('takes-an-empty-application', 'An empty infobip-api-key is not compared.', 'application-empty', {
    application: (code, world) => code === '' || code === world.applicationCode,
  }),
  taking('compares-the-beginning-of-the-application', 'It compares the beginning.', 'application-prefix', {
    application: (code, world) => code !== '' && world.applicationCode.startsWith(String(code)),
  }),
  taking(
    'takes-a-longer-application',
    'It compares as many characters as its own code has.',
    'application-longer',
    {
      application: (code, world) => String(code).startsWith(world.applicationCode),
    },
  ),
  taking(
    'takes-any-existing-application',
    'It looks whether the application exists.',
    'for-another-existing-application',
    {
      application: (code, world) => [world, ...world.neighbours].some((one) => one.applicationCode === code),
    },
  ),
  taking('takes-four-segments', 'It looks at the first three segments.', 'segments-4', {
    segments: (count) => count >= 3,
  }),
  taking('takes-two-segments', 'A token without signature is unsigned.', 'segments-2', {
    segments: (count) => count === 2 || count === 3,
    fits: (sent, right) => sent === '' || sent === right.toString('base64url'),
  }),
];

/** Backends that take one form of a bad token. */
export const BROKEN_TOKEN_FORMS: readonly BrokenBackend[] = [
  ...SIGNATURES,
  ...KEYS,
  ...ALGORITHMS,
  ...TIMES,
  ...CLAIMS_AND_SHAPES,
];
