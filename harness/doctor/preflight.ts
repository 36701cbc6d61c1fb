// The preflight of a run: the doctor's first steps, in about a second. An SDK whose calls do not reach the mock backend, or
// whose callbacks do not come back, is not judged: what the catalogue saw of it would say nothing about it. What an SDK
// does wrong on its way is not the preflight's business.
import type { Worlds } from '../backend/worlds.ts';
import type { Driver, Introduction } from '../drivers/driver.ts';
import { type Called, Patient, requestFor } from './patient.ts';
import { registeredLater, WAIT_FOR_THE_EVENT } from './registered-later.ts';
import { callbacksText, elsewhereText } from './seen.ts';
import { registeredLaterThan, started } from './start.ts';

/** How long one call may take in this process, where the backend answers at once, milliseconds. */
const IN_PROCESS_MS = 1_500;
/** How long a registration that comes after init may take, milliseconds. */
const REGISTERED_WITHIN_MS = 2_000;

/** Where an SDK is to be judged. */
export interface PreflightPlace {
  readonly driver: Driver;
  readonly worlds: Worlds;
  readonly backendBaseURL: string;
  /** How long a call into the SDK may take, milliseconds. */
  readonly callTimeoutMs: number;
}

/** What keeps an SDK from being judged, and what to do about it. */
export interface Grounded {
  readonly says: string;
  readonly todo: string;
}

const BY_ANOTHER_WAY = [
  'Requests by fetch, XMLHttpRequest and node:http are seen in this process.',
  'An SDK that uses the npm package undici, node:http2 or sockets, or that kept fetch from before, goes past that:',
  'run it with --loopback, which gives it a real server on this machine.',
].join(' ');

function isSilent({ result }: Called): boolean {
  return result.callbacks.length === 0 && result.threw === undefined;
}

/** Nothing has arrived at the backend. */
function unreached(patient: Patient, called: Called, what: string): Grounded {
  const elsewhere = elsewhereText(patient.requests);
  const says = `${what} led to ${callbacksText(called.result)}, and no request arrived at the mock backend.`;
  if (elsewhere !== undefined)
    return {
      says: `${says} Requests went to ${elsewhere}.`,
      todo: "Give the SDK createSdk's backendBaseURL.",
    };
  const inProcess = patient.driver.network === 'in-process' && !patient.backendBaseURL.startsWith('http:');
  return {
    says,
    todo: inProcess
      ? BY_ANOTHER_WAY
      : `The SDK must be able to reach ${patient.backendBaseURL}, and must be given it as createSdk's backendBaseURL.`,
  };
}

const NO_CALLBACK =
  'The adapter must report each callback of the SDK. Does the SDK return promises? adaptPlugin takes those, too.';

/** Whether another call arrives, with a token. */
async function saves(patient: Patient): Promise<boolean> {
  await patient.setUserDataJwt(await patient.goodToken());
  return requestFor(await patient.invoke('saveUser', { firstName: 'Preflight' }), 'saveUser') !== undefined;
}

async function examined(patient: Patient): Promise<Grounded | undefined> {
  const { start, call: atOnce } = await started(patient);
  const registers = requestFor(start, 'registerInstallation') !== undefined;
  if (!registers && isSilent(start)) return unreached(patient, start, 'init');
  if (isSilent(start)) return { says: 'init registered, and no callback came back.', todo: NO_CALLBACK };
  const early = await registeredLaterThan(atOnce, patient, REGISTERED_WITHIN_MS);
  if (early !== undefined) return { says: early, todo: WAIT_FOR_THE_EVENT };
  const call = await patient.invoke('fetchUser');
  if (requestFor(call, 'fetchUser') === undefined) {
    const later = await registeredLater(patient, call, REGISTERED_WITHIN_MS);
    if (later !== undefined) return { says: later, todo: WAIT_FOR_THE_EVENT };
    // An SDK may treat an anonymous person wrongly; that is for the catalogue to say.
    if (registers && (await saves(patient))) return undefined;
    return unreached(patient, call, 'fetchUser');
  }
  return isSilent(call)
    ? { says: 'fetchUser reached the backend, and no callback came back.', todo: NO_CALLBACK }
    : undefined;
}

/**
 * Flies before a run, on an adapter that has introduced itself.
 * @returns what keeps the SDK from being judged; undefined: nothing does.
 */
export async function preflight(
  { driver, worlds, backendBaseURL, callTimeoutMs }: PreflightPlace,
  introduction: Introduction,
): Promise<Grounded | undefined> {
  const timeoutMs = driver.network === 'in-process' ? Math.min(IN_PROCESS_MS, callTimeoutMs) : callTimeoutMs;
  const patient = new Patient(driver, worlds, backendBaseURL, timeoutMs);
  patient.introduction = introduction;
  try {
    return await examined(patient);
  } finally {
    // A fault of the adapter shows again in the run, which counts and restarts.
    await patient.disposeSdk().catch(() => {});
    worlds.remove(patient.world);
    worlds.strays.splice(0);
  }
}
