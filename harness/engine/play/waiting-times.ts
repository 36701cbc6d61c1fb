// How long calls into an SDK are waited for.
import type { Stage } from './stage.ts';

/**
 * How long a setter that has no success callback is waited for, milliseconds: long enough for an error callback over a
 * bridge, short enough for hundreds of calls one after another.
 */
const SILENT_SETTER_MS = 300;

/** How long a call may take, milliseconds: what the backend lets it wait comes on top. */
export function callTimeoutOf({ world, setting }: Stage): number {
  const { fault } = world;
  return setting.callTimeoutMs + (fault !== null && 'delayMs' in fault ? (fault.delayMs ?? 0) : 0);
}

/** How long a setter may take, milliseconds. */
export function setterTimeoutOf(stage: Stage): number {
  const { silentSetter } = stage.setting.capabilities;
  return silentSetter ? Math.min(SILENT_SETTER_MS, callTimeoutOf(stage)) : callTimeoutOf(stage);
}
