// A start that reports success before its registration is answered: the published plugins do so, and then the success says
// nothing of the registration. What the calls report counts.
import type { Expectation } from '../../../scenarios/scenario.ts';
import type { Case, Finding } from './case.ts';

/** What a start cannot say before it knows. */
const NEEDS_THE_ANSWER: readonly Expectation['kind'][] = ['fails', 'fails-with-backend-code', 'described'];

/** The start succeeded while nobody had answered its registration yet. */
function succeededBefore({ seen, allRequests }: Case): boolean {
  const succeeded = seen.callbacks.some(({ callback, late }) => callback.kind === 'success' && !late);
  const failed = seen.callbacks.some(({ callback }) => callback.kind === 'error');
  if (!succeeded || failed || seen.threw !== undefined) return false;
  const registration = allRequests.find(
    ({ endpoint, seq, atMs }) =>
      endpoint === 'registerInstallation' &&
      (seen.seqs === undefined ? atMs >= seen.startedAtMs : seq > seen.seqs.before),
  );
  if (registration === undefined) return false;
  return registration.answeredAtMs === undefined || registration.answeredAtMs > seen.endedAtMs;
}

/** What is said of an expectation that asks a start for what it could not know; undefined: it is judged. */
export function earlyStart({ kind }: Expectation, subject: Case): Finding | undefined {
  if (subject.step.do !== 'init' || !NEEDS_THE_ANSWER.includes(kind) || !succeededBefore(subject))
    return undefined;
  return {
    holds: true,
    notApplicable: true,
    expected: 'what the start reports once its registration is answered',
    seen: 'success before the registration was answered: it says nothing of it, and the calls that follow count',
  };
}
