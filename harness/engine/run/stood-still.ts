// What becomes of a scenario during which the machine stood still: it is played again, and not judged where that does not help.
import type { Scenario } from '../../../scenarios/scenario.ts';
import type { Driver } from '../../drivers/driver.ts';
import type { Fault, Observation } from '../play/observation.ts';
import { hangsOnTime } from '../play/ran-out.ts';

/** How often a scenario is played again for it. */
export const PLAYED_AGAIN = 2;
/** A standstill that no time-out is in danger of, milliseconds. */
const HARMLESS_MS = 1_000;

/** Where it was played. */
export interface Timed {
  readonly driver: Driver;
  /** How long a call into the SDK may take, milliseconds. */
  readonly callTimeoutMs: number;
}

/** A scenario as it was played once. `stoodMs`: the longest standstill meanwhile, milliseconds. */
export interface PlayedOnce {
  readonly observation: Observation | undefined;
  readonly stoodMs: number;
}

/** A fault that may have come of it. An adapter of another process that fell silent is started again by others. */
function mayBeItsDoing({ code }: Fault, { driver }: Timed): boolean {
  return code === 'ADAPTER_TIMEOUT' && driver.network === 'in-process';
}

/** Whether what was seen may have come of a standstill, and not of the SDK. */
export function inDoubt(scenario: Scenario, { observation, stoodMs }: PlayedOnce, place: Timed): boolean {
  if (observation === undefined || stoodMs <= Math.max(HARMLESS_MS, place.callTimeoutMs / 4)) return false;
  const { fault } = observation;
  return hangsOnTime(scenario, observation) && (fault === undefined || mayBeItsDoing(fault, place));
}

/** The fault of a scenario that was in doubt each time. */
export function stoodStill(stoodMs: number): Fault {
  const seconds = (stoodMs / 1_000).toFixed(1);
  return {
    code: 'STOOD_STILL',
    message: `This machine let nothing run for ${seconds} s while the scenario was played, in each of ${PLAYED_AGAIN + 1} plays: time-outs say nothing then. Play it on a machine that is less busy, or with a longer --timeout; an SDK that sleeps in this process without computing looks the same.`,
  };
}
