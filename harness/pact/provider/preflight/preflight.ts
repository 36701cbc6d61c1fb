// Before a backend is judged: is it there, and is it set up as was said? Where a whole condition does not hold, hundreds of
// interactions would fail for one wrong option. A backend that is wrong in one call of several is judged, and not sent away.
import { MODES, type Mode } from '../../../../contracts/mode.ts';
import { INSTALLATION_OF_PERSON, PROFILE } from '../../../../contracts/provider-states.ts';
import { UsageError } from '../../../base/usage-error.ts';
import { NoAnswer } from '../../../net/no-answer.ts';
import { backendClient } from '../backend-client.ts';
import { type KeptBackend, keeperFor } from '../keeper-for.ts';
import { Recorder } from '../recorder.ts';
import { StateContext, StateNotMet } from '../states/context.ts';
import type { StateKeeper } from '../states/keeper.ts';
import { newExternalUserId } from '../states/new-id.ts';
import { type Probe, Prober } from './probes.ts';

const isRefused = ({ status }: Probe) => status === 401 || status === 403;
const works = ({ status }: Probe) => status >= 200 && status < 300;

function inWords(probes: readonly Probe[]): string {
  return probes
    .map(({ what, status, code }) => `${what}: ${status}${code === '' ? '' : ` ${code}`}`)
    .join('; ');
}

function problem(
  code:
    | 'APPLICATION_CODE_REFUSED'
    | 'UNKNOWN_CODE_WORKS'
    | 'GOOD_TOKEN_REFUSED'
    | 'ANOTHER_MODE'
    | 'API_KEY_REFUSED',
  mode: Mode,
  what: string,
  probes: readonly Probe[],
  hint: string,
): UsageError {
  return new UsageError(code, `${what} (profile for ${mode} mode). Seen: ${inWords(probes)}.`, hint);
}

/** The mode that a backend behaves as when an application code names somebody; undefined: that cannot be told. */
function behavesAs(probes: readonly Probe[]): Mode | undefined {
  if (probes.every(works)) return 'application-code';
  if (probes.every(({ code }) => code === 'USER_DATA_RESTRICTED')) return 'contact-information-api';
  return probes.every(({ code }) => code === 'ACCESS_TOKEN_MISSING') ? 'jwt' : undefined;
}

async function checkCodes(prober: Prober, id: string | undefined, mode: Mode): Promise<void> {
  const nobodys = 'no-such-registration';
  const good = [await prober.register(true), await prober.installation(id ?? nobodys, true)];
  if (good.every(isRefused))
    throw problem(
      'APPLICATION_CODE_REFUSED',
      mode,
      'The application code does not work',
      good,
      'Is it the code of this profile, and the base URL that of its backend?',
    );
  if (id === undefined) return;
  const unknown = [
    await prober.register(false),
    await prober.installation(id, false),
    await prober.event(id, false),
  ];
  if (unknown.every(works))
    throw problem(
      'UNKNOWN_CODE_WORKS',
      mode,
      'An application code that nobody has works wherever it was tried',
      unknown,
      'Is this the backend, or something that answers everything? --no-preflight judges it all the same.',
    );
}

async function checkMode(prober: Prober, id: string, mode: Mode): Promise<void> {
  const probes = [await prober.saveExternalUserId(id), await prober.personalize(id)];
  const seen = behavesAs(probes);
  if (seen !== undefined && seen !== mode)
    throw problem(
      'ANOTHER_MODE',
      mode,
      `The application profile behaves as in ${seen} mode`,
      probes,
      `Set the profile to ${mode}, or give --mode ${seen}. --no-preflight judges it all the same.`,
    );
}

/** A person of the backend's own where somebody brings one about; else one whom personalize names. */
async function checkToken(
  prober: Prober,
  keeper: StateKeeper,
  context: StateContext,
  id: string,
): Promise<void> {
  const { keyId, secretHex } = context.profile.application;
  if (keyId === undefined || secretHex === undefined) return;
  const stated = await keeper
    .setUp(INSTALLATION_OF_PERSON.name, { firstName: 'Ada' }, context)
    .catch((error: unknown) => {
      if (error instanceof StateNotMet) return undefined;
      throw error;
    });
  const registration = stated?.['pushRegistrationId'] ?? id;
  const probes = await prober.withToken(registration, stated?.['externalUserId'] ?? newExternalUserId());
  if (!probes.some(works))
    throw problem(
      'GOOD_TOKEN_REFUSED',
      'jwt',
      'A good token does not work',
      probes,
      'Are the key ID and the secret key those of this profile, and is the clock of this machine right?',
    );
}

async function checkKey(prober: Prober, { profile, values }: StateContext): Promise<void> {
  const key = values.get('apiKey') ?? profile.application.apiKey;
  if (key === undefined) return;
  const probe = await prober.person(key);
  if (isRefused(probe))
    throw problem(
      'API_KEY_REFUSED',
      'contact-information-api',
      'The API key does not work',
      [probe],
      'Is it a key of the Contact Information API, and --contact-base-url its address?',
    );
}

async function checkProfile(backend: KeptBackend, keeper: StateKeeper, mode: Mode): Promise<void> {
  const { baseUrl, contactBaseUrl = baseUrl, client } = backend;
  const context = new StateContext(true);
  try {
    await keeper.setUp(PROFILE.name, { mode }, context);
  } catch (error) {
    // Whoever brings profiles about says so of each interaction.
    if (error instanceof StateNotMet) return;
    throw error;
  }
  const prober = new Prober(client, { mobile: baseUrl, contact: contactBaseUrl }, context);
  try {
    const id = await prober.registered();
    await checkCodes(prober, id, mode);
    if (id !== undefined) await checkMode(prober, id, mode);
    if (id !== undefined && mode === 'jwt') await checkToken(prober, keeper, context, id);
    if (mode === 'contact-information-api') await checkKey(prober, context);
  } finally {
    await keeper.tearDown(PROFILE.name, { mode }, context);
  }
}

/** What a preflight is about. */
export interface Preflight extends Omit<KeptBackend, 'client'> {
  /** The modes that are about to be verified; absent: all that there is a profile for, or all. */
  readonly modes?: readonly Mode[];
}

/**
 * Looks whether a backend is what the caller said.
 * @throws UsageError `BACKEND_DOES_NOT_ANSWER`, `APPLICATION_CODE_REFUSED`, `UNKNOWN_CODE_WORKS`, `GOOD_TOKEN_REFUSED`,
 * `ANOTHER_MODE` or `API_KEY_REFUSED`: it is not, and nothing was judged.
 */
export async function preflight(asked: Preflight): Promise<void> {
  const { baseUrl, timeoutMs, connection, applications } = asked;
  const client = backendClient(new Recorder(), timeoutMs, connection);
  const backend: KeptBackend = { ...asked, client };
  const named = MODES.filter((mode) => applications[mode] !== undefined);
  const modes = asked.modes ?? (named.length > 0 ? named : MODES);
  try {
    await client.send(
      { method: 'GET', target: '/mobile/1/baseurl', headers: [], body: Buffer.alloc(0) },
      baseUrl,
      'state',
    );
    for (const mode of modes) await checkProfile(backend, keeperFor(backend), mode);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    throw new UsageError(
      'BACKEND_DOES_NOT_ANSWER',
      `The backend at ${baseUrl} does not answer (${error.code}): ${error.message}`,
      'Is it up, and is the base URL right?',
      { cause: error },
    );
  }
}
