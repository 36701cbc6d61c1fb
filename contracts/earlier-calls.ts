// The requests of the state "an earlier call", by its parameter `call`. `${name}` stands for a parameter of the state, or for a value
// that a state before it has returned.
import { type EarlierCall, EVERY_FIELD } from './interactions/parts.ts';
import type { Json } from './json.ts';
import { ENDPOINT_ROUTES, type Endpoint } from './wire.ts';

/** A request, with `${name}` where a value is put in. */
export interface EarlierRequest {
  /** `contact`: the Contact Information API, which has the application code in the header `AppCode`. */
  readonly api: 'mobile' | 'contact';
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Json;
}

const firstName = '${firstName}';
const named: Json = { userIdentity: { externalUserId: '${externalUserId}' }, userAttributes: { firstName } };

function mobile(endpoint: Endpoint, rest: Pick<EarlierRequest, 'query' | 'body'> = {}): EarlierRequest {
  const { method, path } = ENDPOINT_ROUTES[endpoint];
  return {
    api: 'mobile',
    method,
    path: path.replace('{pushRegistrationId}', '${pushRegistrationId}'),
    ...rest,
  };
}

function contact(action: 'personalize' | 'depersonalize', body?: Json): EarlierRequest {
  const path = `/people/2/contactInformation/push/\${pushRegistrationId}/${action}`;
  return { api: 'contact', method: 'POST', path, ...(body === undefined ? {} : { body }) };
}

const person = (method: 'PUT' | 'PATCH'): EarlierRequest => ({
  api: 'contact',
  method,
  path: '/people/2/persons',
  query: { identifier: '${externalUserId}', type: 'EXTERNAL_ID' },
  body: { firstName },
});

const personalize = (forced: boolean) =>
  mobile('personalize', {
    query: { forceDepersonalize: String(forced), keepAsLead: 'false', setDeviceAsPrimary: 'false' },
    body: named,
  });

const { lastName, middleName, gender, birthday } = EVERY_FIELD;

/** The request of each earlier call. */
export const EARLIER_REQUESTS: Readonly<Record<EarlierCall, EarlierRequest>> = {
  saveUser: mobile('saveUser', { body: { firstName } }),
  saveExternalUserId: mobile('saveUser', { body: { firstName, externalUserId: '${externalUserId}' } }),
  // What can be saved of anybody: an email address and a phone number may be somebody's already.
  saveEverything: mobile('saveUser', { body: { firstName, lastName, middleName, gender, birthday } }),
  saveInstallation: mobile('saveInstallation', { body: { isPrimaryDevice: true } }),
  personalize: personalize(false),
  personalizeForced: personalize(true),
  repersonalize: mobile('repersonalize', { body: named }),
  depersonalize: mobile('depersonalize'),
  changeContactInformation: person('PATCH'),
  replacePerson: person('PUT'),
  personalizeByContact: contact('personalize', named),
  depersonalizeByContact: contact('depersonalize'),
};
