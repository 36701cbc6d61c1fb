// How an SDK is started by those who examine it: with a call inside init's callback, as an application may make one.
import type { Called, Patient } from './patient.ts';
import { registeredLater } from './registered-later.ts';

/**
 * Starts the SDK, with a call inside init's callback where the adapter can make one: an SDK that fails it because it has not
 * registered yet is told from others whatever the network's pace.
 */
export async function started(patient: Patient): Promise<{ readonly start: Called; readonly call?: Called }> {
  const { insideCallbacks, registersLater } = patient.introduction?.result.capabilities ?? {};
  return registersLater !== true && insideCallbacks?.includes('call') === true
    ? patient.createSdkAndCall('fetchUser')
    : { start: await patient.createSdk() };
}

/** Whether a call failed before the registration was answered. */
function failedUnregistered({ result: { callbacks } }: Called, { world, introduction }: Patient): boolean {
  const [first] = callbacks;
  const registration = world.journal.find(({ endpoint }) => endpoint === 'registerInstallation');
  // A callback's time is by the clock of the SDK's device.
  const aheadMs = introduction?.clockSkewMs ?? 0;
  return first?.kind === 'error' && !((registration?.answeredAtMs ?? Infinity) <= first.atMs - aheadMs);
}

/** What to say of an SDK whose call inside init's callback failed as it had not registered yet; undefined: nothing. */
export async function registeredLaterThan(
  atOnce: Called | undefined,
  patient: Patient,
  withinMs: number,
): Promise<string | undefined> {
  if (atOnce === undefined || !failedUnregistered(atOnce, patient)) return undefined;
  return registeredLater(patient, atOnce, withinMs);
}
