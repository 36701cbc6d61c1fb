// Defects of how a token is looked at before a call.
import type { SdkError } from '../../../reference/parts/sdk-error.ts';
import { ReferenceSdk } from '../../../reference/sdk.ts';
import { defect, type NewDefect, REFUSED_CALL, ruleDefect } from './new-defect.ts';

/** Defects of how a token is looked at before a call. */
export const TOKEN_RULES_BROKEN: readonly NewDefect[] = [
  ruleDefect(
    'exp-read-as-milliseconds',
    {
      sentence: '`exp` is compared with milliseconds, so that every token has expired.',
      symptom: /refuses on its own a call that is good/i,
      where: /jwt|valid|init|setter|replaced/,
      breaks: ['UDA-02', 'UDA-03', 'UDA-13', 'UDA-18'],
    },
    { isExpired: (exp, nowMs) => nowMs >= Number(exp) },
  ),
  defect(
    'token-trimmed',
    {
      sentence: 'White space around a token is cut off, and the rest is used.',
      symptom: REFUSED_CALL,
      where: /white|space|malformed|alphabet|empty|form/,
      breaks: ['UDA-31', 'UDA-12', 'UDA-02', 'UDA-34', 'UDA-30'],
    },
    class extends ReferenceSdk {
      protected override keepToken(jwt: unknown): void {
        super.keepToken(typeof jwt === 'string' ? jwt.trim() : jwt);
      }
    },
  ),
  defect(
    'verdict-on-a-token-kept',
    {
      sentence: 'A token that was good once counts as good for ever.',
      symptom: REFUSED_CALL,
      where: /expire|later|moment|validation|valid/,
      breaks: ['UDA-17', 'UDA-13', 'UDA-14', 'UDA-32'],
    },
    class extends ReferenceSdk {
      readonly #good = new Set<unknown>();
      protected override problemWith(
        ...given: Parameters<ReferenceSdk['problemWith']>
      ): SdkError | undefined {
        if (this.#good.has(given[0])) return undefined;
        const problem = super.problemWith(...given);
        if (problem === undefined) this.#good.add(given[0]);
        return problem;
      }
    },
  ),
  defect(
    'personalize-unchecked',
    {
      sentence: 'personalize does not look at the token.',
      symptom: REFUSED_CALL,
      where: /personalize/,
      breaks: ['UDA-12', 'UDA-13', 'UDA-14'],
    },
    class extends ReferenceSdk {
      protected override problemWith(
        ...given: Parameters<ReferenceSdk['problemWith']>
      ): SdkError | undefined {
        return given[1] === 'personalize' ? undefined : super.problemWith(...given);
      }
    },
  ),
  ruleDefect(
    'five-minutes-of-grace',
    {
      sentence: 'A token counts as valid for five minutes after it has expired.',
      symptom: REFUSED_CALL,
      where: /expired|expir|moment/,
      breaks: ['UDA-13', 'UDA-17', 'UDA-32', 'UDA-14'],
    },
    { isExpired: (exp, nowMs) => nowMs / 1_000 - 300 >= Number(exp) },
  ),
];
