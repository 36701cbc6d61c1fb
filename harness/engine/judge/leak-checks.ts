// The checks of a scenario in which a token leaked.
import { requirement } from '../../../contracts/requirements/lookup.ts';
import type { Check } from '../../../reports/model.ts';
import type { Case } from './case.ts';
import type { Leak } from './leaks.ts';
import { CONFINED } from './requests.ts';
import { signatureOf } from './signature.ts';

/** Which leaks a scenario fails for; a run tells each once, whatever number of scenarios sees it. */
export type Told = (leak: Leak) => boolean;

/** A leak's signature is that of the step in which it was seen, and the place. */
function leakSignature({ step, place }: Leak, subjects: readonly Case[]): Pick<Check, 'signature'> {
  const subject = subjects.find(({ seen }) => seen.number === step);
  return subject === undefined ? {} : { signature: { ...signatureOf(subject), leak: place } };
}

function leakCheck(leak: Leak, subjects: readonly Case[]): Check {
  const { requirement: id, step, text } = leak;
  return {
    requirement: id,
    level: requirement(id).level,
    status: 'failed',
    kind: 'token-confined',
    step,
    expected: CONFINED,
    seen: text,
    ...leakSignature(leak, subjects),
  };
}

/** What the checks for leaks become where a token did leak: the leak is told in its own check, here or elsewhere. */
export function withLeaks(
  checks: readonly Check[],
  subjects: readonly Case[],
  leaks: readonly Leak[],
  told: Told,
): readonly Check[] {
  const [first] = leaks;
  if (first === undefined) return checks;
  const here = leaks.filter(told).map((leak) => leakCheck(leak, subjects));
  const others = checks.flatMap((check): Check[] => {
    if (check.kind !== 'token-confined') return [check];
    return here.length > 0
      ? []
      : [
          {
            ...check,
            status: 'observed',
            seen: 'a leak that another scenario tells of',
            ...leakSignature(first, subjects),
          },
        ];
  });
  return [...others, ...here];
}
