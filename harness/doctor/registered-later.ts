// An SDK that registers after its init has called back: how it is told from one that never registers.
import { pause } from '../base/wait.ts';
import { type Called, type Patient, requestFor } from './patient.ts';
import { callbacksText, elsewhereText } from './seen.ts';

/** How often it is looked whether calls work by now, milliseconds. */
const LOOK_EVERY_MS = 250;

/** What to do about it. */
export const WAIT_FOR_THE_EVENT =
  "createSdk must answer when the SDK's registration event has come, and not when init calls back: onRegistered of adaptPlugin waits for it. In another language wait for it in createSdk, and declare registersLater.";

/**
 * Whether a call that has failed works a moment later, and what to say of it; undefined: it does not, within that many
 * milliseconds.
 */
export async function registeredLater(
  patient: Patient,
  failed: Called,
  withinMs: number,
): Promise<string | undefined> {
  if (failed.result.callbacks[0]?.kind !== 'error' || elsewhereText(patient.requests) !== undefined)
    return undefined;
  const before = Date.now();
  while (Date.now() - before < withinMs) {
    await pause(LOOK_EVERY_MS);
    if (requestFor(await patient.invoke('fetchUser'), 'fetchUser') !== undefined)
      return `Right after init fetchUser led to ${callbacksText(failed.result)}; a moment later it worked.`;
  }
  return undefined;
}
