// Brings about any provider state: tokens and calls are made here, what is about the backend's data is left to whoever
// covers it.
import { isMode } from '../../../../contracts/mode.ts';
import {
  ANONYMOUS_INSTALLATION,
  API_KEY,
  BAD_AUTHORIZATION,
  EARLIER_CALL,
  EXTERNAL_USER_ID,
  INSTALLATION_BEFORE,
  INSTALLATION_OF_PERSON,
  OTHER_API_KEY,
  OTHER_PROFILE,
  PROFILE,
  type ProviderState,
  providerState,
  UNUSUAL_EXTERNAL_USER_ID,
} from '../../../../contracts/provider-states.ts';
import { tokenStateNamed } from '../../../tokens/token-states.ts';
import type { Application, Applications } from '../application.ts';
import type { BackendClient } from '../backend-client.ts';
import type { ApiBases } from './api-call.ts';
import type { Asked, BackendStates } from './backend-states.ts';
import {
  OTHER_PROFILE_HINT,
  type StateContext,
  StateNotMet,
  type StateParams,
  type StateValues,
} from './context.ts';
import { makeEarlierCall } from './earlier-call.ts';
import { badCode, unusualId } from './forms.ts';
import { newExternalUserId } from './new-id.ts';
import { mintFor } from './tokens.ts';

/** What a keeper of states works with. */
export interface KeeperOptions {
  readonly applications: Applications;
  /** A second profile of the same backend, in any mode. */
  readonly otherApplication?: Application;
  readonly bases: ApiBases;
  readonly client: BackendClient;
  /** Those who bring about what is about the backend's data; the first that covers a state is asked. */
  readonly backend: readonly BackendStates[];
}

/** These values stay here: no verifier needs them. */
const KEPT_HERE = ['keyId', 'secretHex', 'otherKeyId', 'otherSecretHex'];

/** Brings states about. */
export interface StateKeeper {
  /**
   * Brings a state about and returns its values, which the context then holds too.
   * @throws StateNotMet when that cannot be done, or a value is missing.
   */
  setUp(name: string, params: StateParams, context: StateContext): Promise<StateValues>;
  /** An interaction is over; says what went wrong. */
  tearDown(name: string, params: StateParams, context: StateContext): Promise<string | undefined>;
}

/** A backend that makes its own profiles says so in its reply; otherwise the profile is the one that was configured. */
function applicationFrom(values: StateValues, configured: Application | undefined): Application | undefined {
  const merged = { ...configured };
  const { applicationCode, keyId, secretHex, apiKey } = { ...merged, ...values };
  if (applicationCode === undefined) return undefined;
  return {
    applicationCode,
    ...(keyId === undefined ? {} : { keyId }),
    ...(secretHex === undefined ? {} : { secretHex }),
    ...(apiKey === undefined ? {} : { apiKey }),
  };
}

/** The second profile in the values of its state. */
function otherFrom(values: StateValues): Application | undefined {
  const { otherApplicationCode, otherKeyId, otherSecretHex, otherApiKey } = values;
  return applicationFrom(
    {
      ...(otherApplicationCode === undefined ? {} : { applicationCode: otherApplicationCode }),
      ...(otherKeyId === undefined ? {} : { keyId: otherKeyId }),
      ...(otherSecretHex === undefined ? {} : { secretHex: otherSecretHex }),
      ...(otherApiKey === undefined ? {} : { apiKey: otherApiKey }),
    },
    undefined,
  );
}

/** Makes a keeper. */
export function stateKeeper(options: KeeperOptions): StateKeeper {
  const { applications, otherApplication, bases, client, backend } = options;
  const askBackend = (asked: Asked, context: StateContext) =>
    backend.find((one) => one.covers(asked, context));

  async function profile(asked: Asked, context: StateContext): Promise<StateValues> {
    const { mode } = asked.params;
    if (!isMode(mode)) throw new StateNotMet('STATE_PARAMS', `"${String(mode)}" is no mode.`);
    context.mode = mode;
    const values = (await askBackend(asked, context)?.setUp(asked, context)) ?? {};
    const application = applicationFrom(values, applications[mode]);
    if (application === undefined)
      throw new StateNotMet(
        'STATE_NOT_CONFIGURED',
        `No application profile in ${mode} mode was given: there is no application code for it.`,
      );
    context.application = application;
    return { ...values, applicationCode: application.applicationCode };
  }

  /** A second profile is the one that was given; otherwise whoever keeps the backend's states makes one. */
  async function otherProfile(asked: Asked, context: StateContext): Promise<StateValues> {
    context.other = otherApplication;
    if (context.other === undefined) {
      const who = askBackend(asked, context);
      const values = (await who?.setUp(asked, context)) ?? {};
      context.other = otherFrom(values);
    }
    if (context.other === undefined)
      throw new StateNotMet(
        'STATE_NOT_CONFIGURED',
        `There is no second application profile: ${OTHER_PROFILE_HINT}`,
      );
    const { applicationCode } = context.other;
    if (applicationCode === context.application?.applicationCode)
      throw new StateNotMet('STATE_NOT_CONFIGURED', 'The second application profile is the first one.');
    return { otherApplicationCode: applicationCode };
  }

  async function byBackend(asked: Asked, context: StateContext): Promise<StateValues> {
    const { application } = context.profile;
    // A key that is at hand need not be asked for.
    if (asked.state === API_KEY && application.apiKey !== undefined) return { apiKey: application.apiKey };
    if (asked.state === OTHER_API_KEY && context.other?.apiKey !== undefined)
      return { otherApiKey: context.other.apiKey };
    const who = askBackend(asked, context);
    if (who !== undefined) return who.setUp(asked, context);
    throw new StateNotMet('STATE_NOT_CONFIGURED', 'Nobody brings this state about: give --states-url.');
  }

  async function values(asked: Asked, context: StateContext): Promise<StateValues> {
    const { state, params } = asked;
    if (state === PROFILE) return profile(asked, context);
    if (state === OTHER_PROFILE) return otherProfile(asked, context);
    if (state.keeper === 'backend') return byBackend(asked, context);
    if (state === EXTERNAL_USER_ID) return { externalUserId: newExternalUserId() };
    if (state === UNUSUAL_EXTERNAL_USER_ID) return { externalUserId: unusualId(params['form']) };
    if (state === BAD_AUTHORIZATION) {
      const { of } = params;
      const { applicationCode } = context.profile.application;
      const known = typeof of === 'string' ? context.value(of) : applicationCode;
      return { authorization: badCode(params['form'], known) };
    }
    if (state === INSTALLATION_BEFORE) {
      const before = context.installations.at(-2);
      if (before === undefined)
        throw new StateNotMet('STATE_PARAMS', 'There is no installation before the last one.');
      context.person = before.person;
      return { pushRegistrationId: before.pushRegistrationId };
    }
    if (state === EARLIER_CALL) {
      await makeEarlierCall(params, context, client, bases);
      return {};
    }
    const token = tokenStateNamed(state.name);
    if (token === undefined)
      throw new StateNotMet('STATE_UNKNOWN', `There is no way to bring about "${state.name}".`);
    return { jwt: await mintFor(token, params, context) };
  }

  function known(name: string): ProviderState {
    const state = providerState(name);
    if (state === undefined)
      throw new StateNotMet('STATE_UNKNOWN', `There is no provider state "${name}" in this contract.`);
    return state;
  }

  return {
    setUp: async (name, params, context) => {
      const state = known(name);
      const returned = await values({ state, params }, context);
      const missing = state.returns.filter((one) => (returned[one] ?? '') === '');
      if (missing.length > 0)
        throw new StateNotMet(
          'STATE_VALUE_MISSING',
          `The reply to "${name}" lacks ${missing.map((one) => `"${one}"`).join(', ')}.`,
        );
      for (const [key, value] of Object.entries(returned)) context.values.set(key, value);
      if (state === INSTALLATION_OF_PERSON || state === ANONYMOUS_INSTALLATION) {
        const person = state === ANONYMOUS_INSTALLATION ? null : (returned['externalUserId'] ?? null);
        context.person = person;
        context.installations.push({ pushRegistrationId: returned['pushRegistrationId'] ?? '', person });
      }
      return Object.fromEntries(Object.entries(returned).filter(([key]) => !KEPT_HERE.includes(key)));
    },
    tearDown: async (name, params, context) => {
      const state = providerState(name);
      if (state?.keeper !== 'backend') return undefined;
      const asked = { state, params };
      return askBackend(asked, context)?.tearDown?.(asked, context);
    },
  };
}
