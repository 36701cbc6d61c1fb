// The steps of an examination, each about one thing that an adapter must do. They are about the adapter, not about the
// SDK's conformance: `run` tells that.
import type { CallResult } from '../../contracts/adapter-protocol.ts';
import type { Operation } from '../../contracts/operations.ts';
import { type Endpoint, JWT_TOKEN_EXPIRED, JWT_TOKEN_STRUCTURE_INVALID } from '../../contracts/wire.ts';
import type { RecordedRequest } from '../backend/recorded-request.ts';
import { DOCTOR_CODES } from '../base/errors/adapter-codes.ts';
import { type Called, type Patient, requestFor } from './patient.ts';
import { registeredLater, WAIT_FOR_THE_EVENT } from './registered-later.ts';
import { callbacksText, elsewhereText, safe } from './seen.ts';
import { registeredLaterThan, started } from './start.ts';
import { type Right, Wrong } from './step.ts';

/** How far the clock is set ahead to see whether the SDK reads it, milliseconds: past the life of a good token. */
const AHEAD_MS = 2 * 3_600_000;
/** An adapter that takes longer to stop was ended by force, milliseconds: a process is given a second. */
const SLOW_STOP_MS = 990;
const REGISTRATION = 'registration (POST /mobile/1/appinstance)';
/** How long a registration that comes after init is waited for, milliseconds. */
const REGISTERED_WITHIN_MS = 5_000;
/** A refusal that no SDK has reason to repeat. */
const REFUSAL = {
  status: 400,
  messageId: 'DOCTOR_REFUSAL',
  text: 'The doctor refused this call on purpose.',
};

/** One step. Throws `Wrong`, or the driver's fault. */
export interface ExaminationStep {
  readonly name: string;
  run(patient: Patient): Promise<Right>;
}

/** What to do when a call did not reach the backend. */
function unreached(patient: Patient, called: Called, what: string): Wrong {
  const elsewhere = elsewhereText(patient.requests);
  const seen = `The SDK called back with ${callbacksText(called.result)}, and no request for ${what} arrived.`;
  return elsewhere === undefined
    ? new Wrong(
        'REQUEST_MISSING',
        seen,
        `Give the SDK createSdk's backendBaseURL (here ${patient.backendBaseURL}) and let it make the call. An SDK on a device must be able to reach that address.`,
      )
    : new Wrong(
        'REQUEST_ELSEWHERE',
        seen,
        `Its requests went to ${elsewhere}: give it createSdk's backendBaseURL.`,
      );
}

/** Exactly one callback of this kind; `todo` where there was none. */
function need(result: CallResult, kind: 'success' | 'error', of: string, todo: string): void {
  const [first, ...more] = result.callbacks;
  if (first?.kind === kind && more.length === 0 && result.threw === undefined) return;
  const none = result.callbacks.length === 0 && result.threw === undefined;
  throw new Wrong(
    none ? 'CALLBACK_MISSING' : 'CALLBACK_UNEXPECTED',
    `${of} should have led to one ${kind} callback; there was ${callbacksText(result)}.`,
    none ? DOCTOR_CODES.CALLBACK_MISSING.todo : todo,
  );
}

const handshakes: ExaminationStep = {
  name: 'handshakes',
  run: async ({ introduction }) => {
    if (introduction === undefined) throw new Error('The adapter was not started.');
    const { sdk, capabilities } = introduction.result;
    const { operations, setClock, concurrentSdks, debounceMs } = capabilities;
    const facts = [
      [sdk.name, sdk.version].join(' '),
      [sdk.language, sdk.platform, capabilities.runsIn].filter((one) => one !== undefined).join(', '),
      `${concurrentSdks} at once`,
      operations.length === 0 ? 'no optional operation' : `also ${operations.join(', ')}`,
      setClock ? 'its clock can be set' : 'its clock cannot be set, so a run waits for tokens to expire',
      ...(debounceMs > 0 ? [`identical calls within ${debounceMs} ms are one`] : []),
      ...(introduction.clockSkewMs === 0
        ? []
        : [`its clock is ${Math.round(introduction.clockSkewMs)} ms off`]),
    ];
    return {
      says: facts
        .filter((fact) => fact !== '')
        .map(safe)
        .join(' · '),
    };
  },
};

/** The registration of an SDK that calls back before it registers, where its calls wait for it. */
async function registrationOnTheWay(patient: Patient, start: Called): Promise<RecordedRequest> {
  if (start.result.callbacks[0]?.kind === 'success') {
    // What else is wrong with the adapter is not what this step is about.
    const call = await patient.invoke('fetchUser').catch(() => undefined);
    if (call === undefined) throw unreached(patient, start, REGISTRATION);
    const registration = patient.world.journal.find(({ endpoint }) => endpoint === 'registerInstallation');
    if (requestFor(call, 'fetchUser') !== undefined && registration !== undefined) return registration;
    await throwIfLater(patient, call);
  }
  throw unreached(patient, start, REGISTRATION);
}

async function throwIfLater(patient: Patient, called: Called): Promise<void> {
  const later = await registeredLater(patient, called, REGISTERED_WITHIN_MS);
  if (later !== undefined) throw new Wrong('REGISTERED_LATER', later, WAIT_FOR_THE_EVENT);
}

const registers: ExaminationStep = {
  name: 'registers',
  run: async (patient) => {
    const { start: called, call: atOnce } = await started(patient);
    const early = await registeredLaterThan(atOnce, patient, REGISTERED_WITHIN_MS);
    if (early !== undefined) throw new Wrong('REGISTERED_LATER', early, WAIT_FOR_THE_EVENT);
    const request =
      requestFor(called, 'registerInstallation') ?? (await registrationOnTheWay(patient, called));
    if (request.headers['authorization'] !== `App ${patient.world.applicationCode}`)
      throw new Wrong(
        'REGISTRATION_UNAUTHORISED',
        `Registration was authorised with "${safe(request.headers['authorization'] ?? 'nothing')}".`,
        "Give the SDK createSdk's applicationCode: it sends Authorization: App <applicationCode>.",
      );
    need(called.result, 'success', 'init', "createSdk answers when the SDK's init has called back.");
    const waited = patient.introduction?.result.capabilities.registersLater === true;
    const event = waited ? ', and the adapter waited for the registration event' : '';
    return { says: `POST /mobile/1/appinstance arrived, and init called back with success${event}` };
  },
};

async function arrives(patient: Patient, operation: Operation, endpoint: Endpoint): Promise<Called> {
  const called = await patient.invoke(operation);
  if (requestFor(called, endpoint) !== undefined) return called;
  await throwIfLater(patient, called);
  throw unreached(patient, called, operation);
}

/** One call, looked at twice: what reached the backend, and what came back to the app. */
function callSteps(): readonly ExaminationStep[] {
  let called: Called | undefined;
  return [
    {
      name: 'a call arrives',
      run: async (patient) => {
        called = await arrives(patient, 'fetchUser', 'fetchUser');
        return { says: 'fetchUser reached the backend' };
      },
    },
    {
      name: 'callbacks come back',
      run: async () => {
        if (called === undefined) throw new Error('Nothing was called.');
        need(
          called.result,
          'success',
          'fetchUser',
          'invoke answers with each callback that fired, as it fired.',
        );
        const [callback] = called.result.callbacks;
        const value = callback?.kind === 'success' ? callback.value : undefined;
        const hasPerson = value !== null && typeof value === 'object' && 'firstName' in value;
        return hasPerson
          ? { says: 'fetchUser called back once, with the person' }
          : {
              says: `fetchUser called back once, but with ${safe(value)} and not with the person`,
              look: true,
            };
      },
    },
  ];
}

function refusesToken({ callbacks }: CallResult): boolean {
  return callbacks.some(
    (one) =>
      one.kind === 'error' && (one.code === JWT_TOKEN_EXPIRED || one.code === JWT_TOKEN_STRUCTURE_INVALID),
  );
}

const setter: ExaminationStep = {
  name: 'the setter works',
  run: async (patient) => {
    const token = await patient.goodToken();
    const set = await patient.setUserDataJwt(token);
    const silent = patient.introduction?.result.capabilities.silentSetter === true;
    if (!silent || set.result.callbacks.length > 0)
      need(
        set.result,
        'success',
        'setUserDataJwt with a good token',
        'Call the setter of the SDK with the jwt as it is. Has it no success callback? Declare silentSetter.',
      );
    const called = await patient.invoke('saveUser', { firstName: 'Doctor' });
    const request = requestFor(called, 'saveUser');
    if (request === undefined && refusesToken(called.result))
      throw new Wrong(
        'TOKEN_REFUSED',
        `The SDK refused a good token: ${callbacksText(called.result)}.`,
        'Hand the jwt to the SDK byte for byte; clockMs of initialize must be the clock that the SDK reads.',
      );
    if (request === undefined) throw unreached(patient, called, 'saveUser');
    const sent = request.headers['authorization'] ?? 'nothing';
    if (sent !== `Bearer ${token}`)
      throw new Wrong(
        'TOKEN_NOT_SENT',
        `After the setter had called back, saveUser was authorised with "${safe(sent)}".`,
        'Hand the jwt to the SDK byte for byte, and to the same instance that is called afterwards.',
      );
    if (!request.body.includes('Doctor'))
      throw new Wrong(
        'ARGUMENT_NOT_SENT',
        `saveUser was sent without what it was given: ${safe(request.body)}`,
        "Hand invoke's argument to the operation.",
      );
    return { says: 'saveUser carried the token that was set, byte for byte' };
  },
};

const errors: ExaminationStep = {
  name: 'errors come back',
  run: async (patient) => {
    const { status, messageId, text } = REFUSAL;
    patient.world.fault = { kind: 'answer', status, body: 'envelope', messageId, text };
    const argument = { userIdentity: { externalUserId: patient.world.externalUserId } };
    const { result } = await patient.invoke('personalize', argument).finally(() => {
      patient.world.fault = null;
    });
    need(result, 'error', 'personalize, refused on purpose,', 'Report the error callback as kind "error".');
    const [callback] = result.callbacks;
    if (callback?.kind !== 'error') throw new Error('It has just been seen.');
    if (callback.code === undefined || callback.description === undefined)
      throw new Wrong(
        'ERROR_INCOMPLETE',
        `The error callback came back as ${callbacksText(result)}.`,
        "Report the error's code and description as the SDK gave them.",
      );
    return callback.code === messageId
      ? { says: `personalize called back with ${safe(callback.code)}: ${safe(callback.description)}` }
      : { says: `The error has the code ${safe(callback.code)}; the backend's was ${messageId}`, look: true };
  },
};

const clock: ExaminationStep = {
  name: 'the clock can be set',
  run: async (patient) => {
    if (patient.introduction?.result.capabilities.setClock !== true) return { says: 'not declared' };
    await patient.setClock(patient.world.nowMs() + AHEAD_MS);
    const { requests } = await patient.invoke('fetchUser');
    await patient.setClock(null);
    return requests.some((one) => one.headers['authorization']?.startsWith('Bearer ') === true)
      ? {
          says: 'An expired token was sent: the SDK does not read the clock that was set, or it validates nothing',
          look: true,
        }
      : { says: 'with the clock ahead, the token that has expired was not sent' };
  },
};

const stops: ExaminationStep = {
  name: 'stops',
  run: async (patient) => {
    await patient.disposeSdk();
    const before = Date.now();
    await patient.driver.stop();
    const ms = Date.now() - before;
    return ms < SLOW_STOP_MS
      ? { says: 'in order' }
      : { says: `It took ${ms} ms: end when standard input is closed, and after shutdown`, look: true };
  },
};

/** The steps after the start, in their order. */
export function examinationSteps(): readonly ExaminationStep[] {
  return [handshakes, registers, ...callSteps(), setter, errors, clock, stops];
}
