// What is looked at in a token beyond what every SDK must look at, in which order, and what is said of it.
import { JWT_TOKEN_EXPIRED, JWT_TOKEN_STRUCTURE_INVALID } from '../../../contracts/wire.ts';
import { SdkError } from '../parts/sdk-error.ts';
import { TOKEN_RULES } from '../parts/validate-jwt.ts';
import { ReferenceSdk } from '../sdk.ts';
import { type Liberty, liberty, ruleLiberty } from './liberty.ts';

/** The longest token that an SDK of this theme sends, in characters: far more than the several KB of a good one. */
const LONGEST = 65_536;

/** As published iOS SDKs say it. */
class GenericDescriptions extends ReferenceSdk {
  protected override problemWith(...given: Parameters<ReferenceSdk['problemWith']>): SdkError | undefined {
    const problem = super.problemWith(...given);
    if (problem === undefined) return undefined;
    return new SdkError(
      problem.code,
      problem.code === JWT_TOKEN_EXPIRED ? 'JWT token has expired.' : 'JWT token has invalid structure.',
    );
  }
}

class NonNumericExpIsExpired extends ReferenceSdk {
  protected override problemWith(...given: Parameters<ReferenceSdk['problemWith']>): SdkError | undefined {
    const problem = super.problemWith(...given);
    return problem?.description.includes('claim exp is missing or unusable') === true && hasExp(given[0])
      ? new SdkError(JWT_TOKEN_EXPIRED, 'The JWT has no readable expiration, which counts as expired.')
      : problem;
  }
}

/** Whether the claims have an `exp` of whatever type. */
function hasExp(token: unknown): boolean {
  try {
    const payload = JSON.parse(
      atob(String(token).split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''),
    );
    return Object.hasOwn(payload as object, 'exp');
  } catch {
    return false;
  }
}

/** A token of which both are true may be refused with either code. */
class ExpiryFirst extends ReferenceSdk {
  protected override problemWith(...given: Parameters<ReferenceSdk['problemWith']>): SdkError | undefined {
    const problem = super.problemWith(...given);
    if (problem?.code !== JWT_TOKEN_STRUCTURE_INVALID) return problem;
    return pastIn(given[0], this.now()) ? new SdkError(JWT_TOKEN_EXPIRED, 'The JWT has expired.') : problem;
  }
}

/** Whether what can be read of a token's claims has a numeric `exp` that is past. */
function pastIn(token: unknown, nowMs: number): boolean {
  try {
    const payload: unknown = JSON.parse(
      TOKEN_RULES.utf8(TOKEN_RULES.bytes(String(token).split('.')[1] ?? '')),
    );
    const exp: unknown = payload === null ? undefined : Reflect.get(Object(payload), 'exp');
    return typeof exp === 'number' && TOKEN_RULES.isExpired(exp, nowMs);
  } catch {
    return false;
  }
}

class RefusesVeryLongTokens extends ReferenceSdk {
  protected override problemWith(...given: Parameters<ReferenceSdk['problemWith']>): SdkError | undefined {
    return String(given[0]).length > LONGEST
      ? new SdkError(JWT_TOKEN_STRUCTURE_INVALID, 'The JWT is longer than any server takes.')
      : super.problemWith(...given);
  }
}

export const TOKENS: readonly Liberty[] = [
  ruleLiberty(
    'header-typ-not-asked-for',
    {
      sentence: 'A token without the header parameter typ is sent.',
      because: 'Of the header the article names kid alone; a missing typ is observed.',
      about: 'UDA-43',
    },
    { headerParameters: ['alg', 'kid'] },
  ),
  ruleLiberty(
    'unknown-algorithms-refused',
    {
      sentence: 'A token whose alg is not HS256 is refused on the device as malformed.',
      because: 'Whether an SDK looks at the algorithm is open.',
      about: 'UDA-43',
    },
    { isAcceptable: (_, header) => header['alg'] === 'HS256' },
  ),
  ruleLiberty(
    'header-typ-must-be-jwt',
    {
      sentence: 'A token whose header typ is another one than JWT is refused on the device.',
      because: 'Whether an SDK looks at it is open.',
      about: 'UDA-43',
    },
    { isAcceptable: (_, header) => header['typ'] === 'JWT' },
  ),
  ruleLiberty(
    'typ-claim-must-be-bearer',
    {
      sentence: 'A token whose typ claim is another one than Bearer is refused on the device.',
      because: 'Whether an SDK looks at the value of the claim is open.',
      about: 'UDA-43',
    },
    { isAcceptable: (claims) => claims['typ'] === 'Bearer' },
  ),
  ruleLiberty(
    'future-iat-refused',
    {
      sentence: 'A token that was issued more than a minute from now is refused on the device.',
      because: 'Whether an SDK looks at iat is open; a token of now or of the past is sent.',
      about: 'UDA-43',
    },
    { isAcceptable: ({ iat }, _, nowMs) => Number(iat) <= nowMs / 1_000 + 60 },
  ),
  ruleLiberty(
    'future-nbf-refused',
    {
      sentence: 'A token that is not valid yet is refused on the device.',
      because: 'Whether an SDK looks at nbf is open.',
      about: 'UDA-43',
    },
    { isAcceptable: ({ nbf }, _, nowMs) => typeof nbf !== 'number' || nbf <= nowMs / 1_000 + 60 },
  ),
  liberty(
    'generic-descriptions',
    {
      sentence: 'Every structural defect has the same description.',
      because: 'A generic description satisfies UDA-16: the published iOS SDK has it.',
      about: 'UDA-16',
    },
    GenericDescriptions,
  ),
  liberty(
    'non-numeric-exp-is-expired',
    {
      sentence: 'A token whose exp is no number is called expired and not malformed.',
      because: 'Such a token may be called either, as long as it is not sent.',
      about: 'UDA-32',
    },
    NonNumericExpIsExpired,
  ),
  liberty(
    'expiry-before-structure',
    {
      sentence: 'A token that is malformed and expired is called expired.',
      because: 'When a defect makes both true, either code is right.',
      about: 'UDA-13',
    },
    ExpiryFirst,
  ),
  liberty(
    'very-long-tokens-refused',
    {
      sentence: 'A token of more than 64 KB is refused on the device.',
      because: 'A hostile token is refused or sent; a good one has several KB at most.',
      about: 'UDA-36',
    },
    RefusesVeryLongTokens,
  ),
];
