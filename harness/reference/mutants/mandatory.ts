// Mutants that do not notice a mandatory header parameter or claim that is missing, or that has no usable value.
import { CLAIMS, HEADER_PARAMETERS } from '../../../contracts/wire.ts';
import { TOKEN_RULES } from '../parts/validate-jwt.ts';
import { type Mutant, ruleMutant } from './mutant.ts';

const missing = 'A list of what is mandatory was copied from an example, and this one is not on it.';

// A header without typ is no defect that an SDK has to see (UDA-43).
const missingHeaderParameters = HEADER_PARAMETERS.filter((name) => name !== 'typ').map((name) =>
  ruleMutant(
    `missing-header-parameter-${name}`,
    {
      requirement: name === 'alg' ? 'UDA-33' : 'UDA-12',
      sentence: `A token whose header has no ${name} is sent.`,
      cause: missing,
    },
    { headerParameters: HEADER_PARAMETERS.filter((one) => one !== name) },
  ),
);

const missingClaims = CLAIMS.map((name) =>
  ruleMutant(
    `missing-claim-${name}`,
    {
      requirement: 'UDA-12',
      sentence: `A token without the claim ${name} is sent.`,
      cause: name === 'exp' ? 'RFC 7519 calls exp optional: what has none never expires.' : missing,
    },
    {
      claims: CLAIMS.filter((one) => one !== name),
      ...(name === 'exp'
        ? {
            isExpired: (exp: unknown, nowMs: number) =>
              exp !== undefined && TOKEN_RULES.isExpired(exp, nowMs),
          }
        : {}),
    },
  ),
);

export const MANDATORY: readonly Mutant[] = [
  ...missingHeaderParameters,
  ...missingClaims,
  ruleMutant(
    'header-parameters-not-looked-for',
    {
      requirement: 'UDA-12',
      sentence: 'The header is decoded, and nothing is looked for in it.',
      cause: 'The header is the business of whoever verifies the signature.',
    },
    { headerParameters: [] },
  ),
  ruleMutant(
    'null-claim-accepted',
    {
      requirement: 'UDA-33',
      sentence: 'A header parameter or claim whose value is null counts as present.',
      cause: 'The check asks whether the key is there, not what stands behind it.',
    },
    { isUsable: (name, value) => value === null || TOKEN_RULES.isUsable(name, value) },
  ),
  ruleMutant(
    'empty-claim-accepted',
    {
      requirement: 'UDA-33',
      sentence: 'A header parameter or claim that is an empty string counts as present.',
      cause: 'Only null and absence were thought of.',
    },
    { isUsable: (name, value) => value === '' || TOKEN_RULES.isUsable(name, value) },
  ),
  ruleMutant(
    'claim-of-another-type-accepted',
    {
      requirement: 'UDA-33',
      sentence: 'A header parameter or claim of another type counts as present.',
      cause: 'Claims are kept in a map from string to any value, and converted when they are read.',
    },
    {
      isUsable: (name, value) =>
        name === 'exp'
          ? TOKEN_RULES.isUsable(name, value)
          : value !== undefined && value !== null && value !== '',
    },
  ),
];
