// Watches scenarios that have ended: a callback that fires then belongs to its call all the same (UDA-15). The adapter tells of
// it when another SDK is given back, or when it ends.
import type { Driver } from '../../drivers/driver.ts';
import type { SeenCallback, StepObservation } from './observation.ts';

/** How many callbacks are kept for one call: more say the same. */
const MAX_OF_A_CALL = 10;

/** What fired late, by the step's number. */
export type LateByStep = ReadonlyMap<number, readonly SeenCallback[]>;

/** Callbacks of scenarios that have ended. */
export interface LateWatch {
  /** Watches the calls of a scenario from now on. Returns what fired since; `onLate` is called with each. */
  readonly watch: (steps: readonly StepObservation[], onLate?: () => void) => () => LateByStep;
}

interface Watched {
  readonly number: number;
  readonly fired: Map<number, SeenCallback[]>;
  readonly onLate: (() => void) | undefined;
}

/** Watches what a driver tells of late callbacks. `clockSkewMs`: the SDK's clock minus ours. */
export function createLateWatch(driver: Driver, clockSkewMs: number): LateWatch {
  const byCall = new Map<string, Watched>();
  driver.onLate((late) => {
    for (const { callId, callback } of late) {
      const watched = byCall.get(callId);
      if (watched === undefined) continue;
      const { number, fired, onLate } = watched;
      const before = fired.get(number) ?? [];
      if (before.length >= MAX_OF_A_CALL) continue;
      const seen = { callback: { ...callback, atMs: callback.atMs - clockSkewMs }, late: true };
      fired.set(number, [...before, seen]);
      onLate?.();
    }
  });
  return {
    watch: (steps, onLate) => {
      const fired = new Map<number, SeenCallback[]>();
      for (const { callId, number } of steps)
        if (callId !== undefined) byCall.set(callId, { number, fired, onLate });
      return () => fired;
    },
  };
}
