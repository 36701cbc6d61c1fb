// A start that reports success before its registration is answered: the published plugins do so, and then the success says
// nothing of the registration. What the calls report counts.
import type { Expectation } from '../../../scenarios/scenario.ts';
import type { Case, Ruling } from './case.ts';

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

/** An SDK whose start knows nothing of its registration, as its adapter declares, has reported success. */
function saysNothingOfIt({ observation, seen }: Case): boolean {
  const succeeded =
    seen.callbacks.length > 0 && seen.callbacks.every(({ callback }) => callback.kind === 'success');
  return observation.registersLater === true && succeeded && seen.threw === undefined;
}

/** What is said of an expectation that asks a start for what it could not know; undefined: it is judged. */
export function earlyStart({ kind }: Expectation, subject: Case): Ruling | undefined {
  if (subject.step.do !== 'init' || !NEEDS_THE_ANSWER.includes(kind)) return undefined;
  const why = saysNothingOfIt(subject)
    ? 'the start says nothing of its registration, as its adapter declares'
    : succeededBefore(subject)
      ? 'success before the registration was answered: it says nothing of it'
      : undefined;
  return why === undefined
    ? undefined
    : {
        holds: true,
        notApplicable: true,
        expected: 'what the start reports once its registration is answered',
        seen: `${why}; the calls that follow count`,
      };
}
