// What a call must leave alone: the other installations, whoever they belong to (UDB-11 for a refusal, UDB-12 for a success). Pure.
import type { Check } from '../../../../reports/model.ts';
import { canCompare, differences } from './differences.ts';
import type { Beside, Kinship } from './seen.ts';

/** What a call for one installation of a person may change of another one: what is the person's, and which is primary. */
function isShared(difference: string, kinship: Kinship): boolean {
  if (kinship === 'other') return false;
  if (difference.startsWith('installation: isPrimaryDevice')) return true;
  if (kinship === 'parted' || /^person: (externalUserId|it was answered)/.test(difference)) return false;
  return /^(person|contact): /.test(difference);
}

function changedBeside({ kinship, before, after }: Beside, sent: readonly string[]): readonly string[] {
  return differences(before, after, sent).filter((one) => !isShared(one, kinship));
}

/** The check of the other installations; none where there is no other. `sent`: the texts that the call has sent. */
export function leftAlone(
  beside: readonly Beside[] | undefined,
  sent: readonly string[],
  base: Pick<Check, 'level' | 'step' | 'requirement'>,
): Check[] {
  if (beside === undefined || beside.length === 0) return [];
  const check = { ...base, kind: 'left-alone', expected: 'every other installation as before' };
  if (!beside.some(({ before, after }) => canCompare(before, after)))
    return [{ ...check, status: 'not-judged', seen: 'No other installation could be read.' }];
  const wrong = beside.flatMap((one) => changedBeside(one, sent));
  if (wrong.length === 0) return [{ ...check, status: 'passed', seen: 'as before' }];
  return [{ ...check, status: 'failed', seen: `another installation: ${wrong.slice(0, 5).join('; ')}` }];
}
