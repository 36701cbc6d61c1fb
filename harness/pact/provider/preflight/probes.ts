// The few calls by which a preflight sees whether it has before it what it was told: each is made with an installation of its own.
import { UNKNOWN_APPLICATION_CODE } from '../../../../contracts/interactions/parts.ts';
import type { Json } from '../../../../contracts/json.ts';
import { isJsonObject } from '../../../../contracts/json.ts';
import { errorIn } from '../../../reference/parts/answer.ts';
import type { BackendClient } from '../backend-client.ts';
import { type ApiBases, type ApiCall, contactCall, mobileCall } from '../states/api-call.ts';
import type { StateContext } from '../states/context.ts';
import { newExternalUserId } from '../states/new-id.ts';
import { mintUsual } from '../states/tokens.ts';

/** What a probe was answered with. */
export interface Probe {
  /** The call, in words. */
  readonly what: string;
  readonly status: number;
  /** The code of a refusal. */
  readonly code: string;
  readonly body: Json | undefined;
}

const QUERY = { forceDepersonalize: 'false', keepAsLead: 'false', setDeviceAsPrimary: 'false' };

/** Makes probes for one application profile. */
export class Prober {
  readonly #client: BackendClient;
  readonly #bases: ApiBases;
  readonly #context: StateContext;

  constructor(client: BackendClient, bases: ApiBases, context: StateContext) {
    this.#client = client;
    this.#bases = bases;
    this.#context = context;
  }

  async #ask(what: string, { api, request }: ApiCall): Promise<Probe> {
    const { status, body } = await this.#client.send(request, this.#bases[api], 'state');
    const text = body.toString('utf8');
    let value: Json | undefined;
    try {
      value = JSON.parse(text) as Json;
    } catch {
      value = undefined;
    }
    return { what, status, code: status < 400 ? '' : errorIn(status, text).code, body: value };
  }

  /** The header of the application code, or of one that nobody has. */
  #code(known: boolean): string {
    return `App ${known ? this.#context.profile.application.applicationCode : UNKNOWN_APPLICATION_CODE}`;
  }

  register(known: boolean): Promise<Probe> {
    const call = mobileCall('registerInstallation', this.#code(known), { query: { ri: 'true' }, body: {} });
    return this.#ask('registering an installation', call);
  }

  /** A new installation's ID; undefined: it could not be registered. */
  async registered(): Promise<string | undefined> {
    const { status, body } = await this.register(true);
    const id = isJsonObject(body) ? body['pushRegId'] : undefined;
    return status < 300 && typeof id === 'string' ? id : undefined;
  }

  installation(pushRegistrationId: string, known: boolean): Promise<Probe> {
    const call = mobileCall('fetchInstallation', this.#code(known), { pushRegistrationId });
    return this.#ask('fetching the installation', call);
  }

  event(pushRegistrationId: string, known: boolean): Promise<Probe> {
    const call = mobileCall('sessionEvent', this.#code(known), { pushRegistrationId, body: {} });
    return this.#ask('a session event', call);
  }

  /** Names a new person with the application code: what the modes differ in. */
  async personalize(pushRegistrationId: string): Promise<Probe> {
    const body = { userIdentity: { externalUserId: newExternalUserId() } };
    const call = mobileCall('personalize', this.#code(true), { pushRegistrationId, query: QUERY, body });
    return this.#ask('personalize with the application code', call);
  }

  async saveExternalUserId(pushRegistrationId: string): Promise<Probe> {
    const body = { externalUserId: newExternalUserId() };
    const call = mobileCall('saveUser', this.#code(true), { pushRegistrationId, body });
    return this.#ask('saveUser of an external user ID with the application code', call);
  }

  /** What a good token is for. `externalUserId`: whom it is made for. @throws StateNotMet when there is no key. */
  async withToken(pushRegistrationId: string, externalUserId: string): Promise<readonly Probe[]> {
    this.#context.values.set('externalUserId', externalUserId);
    const bearer = `Bearer ${await mintUsual('valid', this.#context)}`;
    const body = { userIdentity: { externalUserId } };
    return [
      await this.#ask(
        'personalize with a good token',
        mobileCall('personalize', bearer, { pushRegistrationId, query: QUERY, body }),
      ),
      await this.#ask('fetchUser with a good token', mobileCall('fetchUser', bearer, { pushRegistrationId })),
      await this.#ask(
        'saveUser with a good token',
        mobileCall('saveUser', bearer, { pushRegistrationId, body: { firstName: 'Ada' } }),
      ),
    ];
  }

  /** A person whom nobody knows, asked for with the API key: it is not found, or the key is refused. */
  async person(apiKey: string): Promise<Probe> {
    const { applicationCode } = this.#context.profile.application;
    const query = { identifier: newExternalUserId(), type: 'EXTERNAL_ID' };
    const credentials = { applicationCode, authorization: `App ${apiKey}` };
    const call = contactCall(credentials, { method: 'GET', path: '/people/2/persons', query });
    return this.#ask('fetching a person with the API key', call);
  }
}
