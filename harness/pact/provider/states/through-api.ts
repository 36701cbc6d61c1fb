// States brought about through the very API: an installation is registered and its person named, as an SDK would do it.
// So a backend can be verified that has no states URL and no seeds. What the API refuses leaves the state unmet.
import { z } from 'zod';
import {
  ANONYMOUS_INSTALLATION,
  API_KEY,
  INSTALLATION_OF_PERSON,
} from '../../../../contracts/provider-states.ts';
import { errorIn } from '../../../reference/parts/answer.ts';
import type { BackendClient } from '../backend-client.ts';
import { type ApiBases, type ApiCall, contactInstallationCall, earlierCall, mobileCall } from './api-call.ts';
import type { BackendStates } from './backend-states.ts';
import { type StateContext, StateNotMet, type StateValues } from './context.ts';
import { newExternalUserId } from './new-id.ts';
import { mintUsual } from './tokens.ts';

const Registered = z.object({ pushRegId: z.string().min(1) });
const User = z.object({ externalUserId: z.string().nullish() });

/** Makes calls and insists on their success. */
class Api {
  readonly #client: BackendClient;
  readonly #bases: ApiBases;

  constructor(client: BackendClient, bases: ApiBases) {
    this.#client = client;
    this.#bases = bases;
  }

  async call(what: string, { api, request }: ApiCall): Promise<unknown> {
    let status: number;
    let text: string;
    try {
      const answer = await this.#client.send(request, this.#bases[api], 'state');
      status = answer.status;
      text = answer.body.toString('utf8');
    } catch (error) {
      throw new StateNotMet(
        'STATE_FAILED',
        `${what}: the backend did not answer (${(error as Error).message})`,
        { cause: error },
      );
    }
    if (status < 200 || status > 299)
      throw new StateNotMet(
        'STATE_FAILED',
        `${what} was refused with ${status} (${errorIn(status, text).code})`,
      );
    try {
      return text === '' ? undefined : JSON.parse(text);
    } catch (cause) {
      const message = `${what} was answered with something that is no JSON`;
      throw new StateNotMet('STATE_FAILED', message, { cause });
    }
  }
}

function contactCredentials({ profile: { application } }: StateContext) {
  if (application.apiKey === undefined)
    throw new StateNotMet(
      'STATE_NOT_CONFIGURED',
      'There is no key of the Contact Information API: give it in the environment, a file or --api-key.',
    );
  return { applicationCode: application.applicationCode, authorization: `App ${application.apiKey}` };
}

async function registered(api: Api, authorization: string): Promise<string> {
  const call = mobileCall('registerInstallation', authorization, { query: { ri: 'true' }, body: {} });
  const answer = Registered.safeParse(await api.call('registering an installation', call));
  if (answer.success) return answer.data.pushRegId;
  throw new StateNotMet('STATE_FAILED', 'Registering an installation brought no pushRegId.');
}

/** A backend may know the device's person: then the installation is made anonymous. */
async function madeAnonymous(api: Api, context: StateContext, pushRegistrationId: string): Promise<void> {
  const { mode, application } = context.profile;
  const authorization = `App ${application.applicationCode}`;
  if (mode === 'contact-information-api') {
    // Without a key nobody can, and an installation that was just registered is taken for what it is.
    if (application.apiKey === undefined) return;
    const call = contactInstallationCall('depersonalize', contactCredentials(context), pushRegistrationId);
    await api.call('depersonalizing over the Contact Information API', call);
    return;
  }
  const fetch = mobileCall('fetchUser', authorization, { pushRegistrationId, query: { ri: 'true' } });
  const user = User.safeParse(await api.call('fetching the user', fetch));
  const named = user.success && (user.data.externalUserId ?? '') !== '';
  if (named)
    await api.call('depersonalizing', mobileCall('depersonalize', authorization, { pushRegistrationId }));
}

async function anonymous(api: Api, context: StateContext, firstName: string): Promise<StateValues> {
  const { mode, application } = context.profile;
  const authorization = `App ${application.applicationCode}`;
  const pushRegistrationId = await registered(api, authorization);
  await madeAnonymous(api, context, pushRegistrationId);
  // In contact-information-api mode nobody may name an anonymous person, and no interaction looks.
  if (mode !== 'contact-information-api')
    await api.call(
      'giving the person a name',
      mobileCall('saveUser', authorization, { pushRegistrationId, body: { firstName } }),
    );
  return { pushRegistrationId };
}

async function named(api: Api, context: StateContext, firstName: string): Promise<StateValues> {
  const { mode, application } = context.profile;
  const appCode = `App ${application.applicationCode}`;
  const pushRegistrationId = await registered(api, appCode);
  await madeAnonymous(api, context, pushRegistrationId);
  const externalUserId = newExternalUserId();
  context.values.set('externalUserId', externalUserId);
  const subject = {
    pushRegistrationId,
    externalUserId: () => externalUserId,
    firstName,
    applicationCode: application.applicationCode,
  };
  if (mode === 'contact-information-api') {
    const body = { userIdentity: { externalUserId }, userAttributes: { firstName } };
    const call = contactInstallationCall(
      'personalize',
      contactCredentials(context),
      pushRegistrationId,
      body,
    );
    await api.call('personalizing over the Contact Information API', call);
  } else {
    const authorization = mode === 'jwt' ? `Bearer ${await mintUsual('valid', context)}` : appCode;
    await api.call('personalizing', earlierCall('personalize', authorization, subject));
  }
  return { pushRegistrationId, externalUserId };
}

const COVERED = [INSTALLATION_OF_PERSON.name, ANONYMOUS_INSTALLATION.name, API_KEY.name];

/** Brings states about through the API. */
export function apiStates(client: BackendClient, bases: ApiBases): BackendStates {
  const api = new Api(client, bases);
  return {
    covers: ({ state }) => COVERED.includes(state.name),
    setUp: async ({ state, params }, context) => {
      if (state.name === API_KEY.name)
        return { apiKey: contactCredentials(context).authorization.slice('App '.length) };
      const firstName = String(params['firstName'] ?? '');
      return state.name === INSTALLATION_OF_PERSON.name
        ? named(api, context, firstName)
        : anonymous(api, context, firstName);
    },
  };
}
