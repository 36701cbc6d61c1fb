// Mutants that get the time wrong: the comparison, the unit, the type of exp.
import { TOKEN_RULES, type TokenRules } from '../parts/validate-jwt.ts';
import { type Mutant, ruleMutant } from './mutant.ts';

const seconds = (nowMs: number) => nowMs / 1_000;

/** Leaves the type of exp to the comparison. */
const anyExp: Pick<TokenRules, 'isUsable'> = {
  isUsable: (name, value) => (name === 'exp' ? value !== undefined : TOKEN_RULES.isUsable(name, value)),
};

export const EXPIRY: readonly Mutant[] = [
  ruleMutant(
    'expiry-compared-with-greater-than',
    {
      requirement: 'UDA-32',
      sentence: 'A token whose exp is this very second still counts as good.',
      cause: 'The comparison is ">" in whole seconds, where RFC 7519 says "on or after".',
    },
    { isExpired: (exp, nowMs) => Math.floor(seconds(nowMs)) > Number(exp) },
  ),
  ruleMutant(
    'exp-read-as-milliseconds',
    {
      requirement: 'UDA-02',
      sentence: 'exp is taken for milliseconds, so that every token has expired.',
      cause: 'new Date(exp) is compared with the time, without the factor of 1,000.',
    },
    { isExpired: (exp, nowMs) => nowMs >= Number(exp) },
  ),
  ruleMutant(
    'exp-compared-with-the-wrong-unit',
    {
      requirement: 'UDA-13',
      sentence: 'exp in milliseconds is compared with the time in seconds, so that no token ever expires.',
      cause: 'Both sides were converted by different people.',
    },
    { isExpired: (exp, nowMs) => seconds(nowMs) >= Number(exp) * 1_000 && Number(exp) > 0 },
  ),
  ruleMutant(
    'leeway-of-60-seconds',
    {
      requirement: 'UDA-13',
      sentence: 'A token counts as good for 60 seconds after it has expired.',
      cause: 'The JWT library allows for clocks that differ, and the default was left on.',
    },
    { isExpired: (exp, nowMs) => seconds(nowMs) >= Number(exp) + 60 },
  ),
  ruleMutant(
    'exp-in-local-time',
    {
      requirement: 'UDA-13',
      sentence: 'A token counts as good for two hours after it has expired.',
      cause: 'exp is turned into a date of the local time zone, and compared with one of UTC.',
    },
    { isExpired: (exp, nowMs) => seconds(nowMs) >= Number(exp) + 7_200 },
  ),
  ruleMutant(
    'exp-of-zero-never-expires',
    {
      requirement: 'UDA-13',
      sentence: 'A token whose exp is 0 or less never expires.',
      cause: '"if (exp)" was meant to ask whether there is one, and a date before 1970 was ruled out.',
    },
    { isExpired: (exp, nowMs) => Number(exp) > 0 && TOKEN_RULES.isExpired(exp, nowMs) },
  ),
  ruleMutant(
    'exp-with-a-fraction-never-expires',
    {
      requirement: 'UDA-13',
      sentence: 'A token whose exp has a fraction never expires.',
      cause: 'exp is read as a whole number, and what is none is passed over.',
    },
    { isExpired: (exp, nowMs) => Number.isInteger(exp) && TOKEN_RULES.isExpired(exp, nowMs) },
  ),
  ruleMutant(
    'exp-kept-in-32-bits',
    {
      requirement: 'UDA-02',
      sentence: 'A token whose exp lies far ahead counts as expired.',
      cause: 'exp is kept in a signed integer of 32 bits, which overflows in 2038.',
    },
    { isExpired: (exp, nowMs) => seconds(nowMs) >= (Number(exp) | 0) },
  ),
  ruleMutant(
    'exp-as-a-string-accepted',
    {
      requirement: 'UDA-32',
      sentence: 'A string of digits is accepted as exp.',
      cause: 'The JSON library converts between strings and numbers by itself.',
    },
    {
      isUsable: (name, value) =>
        TOKEN_RULES.isUsable(
          name,
          name === 'exp' && typeof value === 'string' ? Number(value || 'x') : value,
        ),
    },
  ),
  ruleMutant(
    'exp-as-a-date-accepted',
    {
      requirement: 'UDA-32',
      sentence: 'A date in ISO 8601 is accepted as exp.',
      cause: 'exp is given to a date parser, which takes both.',
    },
    {
      isUsable: (name, value) =>
        TOKEN_RULES.isUsable(name, value) ||
        (name === 'exp' && typeof value === 'string' && /^\d{4}-/.test(value)),
      isExpired: (exp, nowMs) =>
        TOKEN_RULES.isExpired(typeof exp === 'string' ? Date.parse(exp) / 1_000 : exp, nowMs),
    },
  ),
  ruleMutant(
    'exp-that-is-no-number-never-expires',
    {
      requirement: 'UDA-32',
      sentence: 'A token whose exp is there but no number never expires.',
      cause: 'Not-a-number is neither before nor after anything, and the comparison is false.',
    },
    { ...anyExp, isExpired: (exp, nowMs) => TOKEN_RULES.isExpired(exp, nowMs) && typeof exp === 'number' },
  ),
];
