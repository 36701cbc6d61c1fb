// Whether something that was seen of a scenario hangs on how much time went by: only that is in doubt when the machine stood
// still meanwhile.
import type { Scenario } from '../../../scenarios/scenario.ts';
import type { Observation, StepObservation } from './observation.ts';

/** A call that had called back nobody when its time was up, or a request that had no answer. */
function ranOut({ callId, callbacks, threw, requests }: StepObservation): boolean {
  const inTime = threw !== undefined || callbacks.some(({ late }) => !late);
  return (callId !== undefined && !inTime) || requests.some(({ answer }) => answer === null);
}

/** Whether time ran out somewhere, or a token was to expire while the story was played. */
export function hangsOnTime({ steps }: Scenario, observation: Observation): boolean {
  return (
    observation.fault !== undefined ||
    observation.strays.length > 0 ||
    observation.steps.some(ranOut) ||
    observation.steps.some(({ callbacks }) => callbacks.some(({ late }) => late)) ||
    steps.some((step) => step.do === 'expire' || step.do === 'clock')
  );
}
