// The calls that a refusal must keep from changing anything: they carry every documented field, so that a backend that lets
// one of them through is seen. No SDK is asked for them: each is a plain request.

import type { Given } from '../interaction.ts';
import { like } from '../pact-value.ts';
import type { Endpoint } from '../wire.ts';
import { type Call, CUSTOM_EVENT, DEPERSONALIZE, FETCH_INSTALLATION, FETCH_USER, REGISTER } from './calls.ts';
import { EVERY_FIELD, EXTERNAL_USER_ID_VALUE, GIVEN, queryBoolean, requestTo } from './parts.ts';

const IDENTITY = { externalUserId: EXTERNAL_USER_ID_VALUE };
const flags = (forced: 'true' | 'false') => ({
  forceDepersonalize: queryBoolean(forced),
  keepAsLead: queryBoolean('false'),
  setDeviceAsPrimary: queryBoolean('false'),
});

/** A call with the states that it needs; `unnamed`: the installation's person is anonymous. */
export interface ChangingCall {
  readonly name: string;
  readonly request: Call['request'];
  readonly given: readonly Given[];
}

function plain(endpoint: Endpoint, rest: Parameters<typeof requestTo>[2]): Call['request'] {
  return (authorization) => requestTo(endpoint, authorization, rest);
}

const unnamed = [GIVEN.anonymous, GIVEN.externalUserId];

export const SAVE_EVERYTHING: ChangingCall = {
  name: 'saveUser of every field',
  request: plain('saveUser', { body: EVERY_FIELD }),
  given: [GIVEN.person],
};
export const SAVE_EVERYTHING_BY_POST: ChangingCall = {
  name: 'saveUser of every field, sent as POST with X-HTTP-Method-Override',
  request: plain('saveUser', {
    method: 'POST',
    headers: { 'X-HTTP-Method-Override': 'PATCH' },
    body: EVERY_FIELD,
  }),
  given: [GIVEN.person],
};
export const SAVE_EVERYTHING_AND_ID: ChangingCall = {
  name: 'saveUser of every field and an external user ID',
  request: plain('saveUser', { body: { ...EVERY_FIELD, ...IDENTITY } }),
  given: unnamed,
};
export const PERSONALIZE_WHOLE: ChangingCall = {
  name: 'personalize of a whole person',
  request: plain('personalize', {
    query: flags('false'),
    body: { userIdentity: IDENTITY, userAttributes: EVERY_FIELD },
  }),
  given: unnamed,
};
export const PERSONALIZE_FORCED_WHOLE: ChangingCall = {
  name: 'personalize of a whole person with forceDepersonalize',
  request: plain('personalize', {
    query: flags('true'),
    body: { userIdentity: IDENTITY, userAttributes: EVERY_FIELD },
  }),
  given: [GIVEN.person, GIVEN.externalUserId],
};
export const PERSONALIZE_FORCED_ANONYMOUS: ChangingCall = {
  ...PERSONALIZE_FORCED_WHOLE,
  name: 'personalize of a whole person with forceDepersonalize and an anonymous installation',
  given: unnamed,
};
export const PERSONALIZE_BY_PHONE: ChangingCall = {
  name: 'personalize with a phone number and an email address',
  request: plain('personalize', {
    query: flags('false'),
    body: {
      userIdentity: { phones: [{ number: '41790000000' }], emails: [{ address: 'grace@example.com' }] },
      userAttributes: { lastName: 'Hopper' },
    },
  }),
  given: [GIVEN.anonymous],
};
export const REPERSONALIZE: ChangingCall = {
  name: 'repersonalize',
  request: plain('repersonalize', { body: { userIdentity: IDENTITY, userAttributes: EVERY_FIELD } }),
  given: unnamed,
};
export const SAVE_WHOLE_INSTALLATION: ChangingCall = {
  name: 'save installation of every field',
  request: plain('saveInstallation', {
    body: { isPushRegistrationEnabled: false, isPrimaryDevice: true, customAttributes: { room: like('7') } },
  }),
  given: [GIVEN.person],
};
export const SESSION_EVENT: ChangingCall = {
  name: 'session event',
  request: plain('sessionEvent', { body: {} }),
  given: [GIVEN.person],
};

const of = (name: string, { request }: Call, given: readonly Given[]): ChangingCall => ({
  name,
  request,
  given,
});
export const FETCH: ChangingCall = of('fetchUser', FETCH_USER, [GIVEN.person]);
export const FETCH_THE_INSTALLATION: ChangingCall = of('fetch installation', FETCH_INSTALLATION, [
  GIVEN.person,
]);
export const DEPERSONALIZE_IT: ChangingCall = of('depersonalize', DEPERSONALIZE, [GIVEN.person]);
export const REGISTER_ONE: ChangingCall = of('register installation', REGISTER, []);
export const SEND_EVENT: ChangingCall = of('custom event', CUSTOM_EVENT, [GIVEN.person]);

/** Every call of an installation in every form on the wire, whoever authorises it. */
export const EVERY_CALL: readonly ChangingCall[] = [
  FETCH,
  FETCH_THE_INSTALLATION,
  SAVE_EVERYTHING,
  SAVE_EVERYTHING_BY_POST,
  SAVE_WHOLE_INSTALLATION,
  PERSONALIZE_WHOLE,
  REPERSONALIZE,
  DEPERSONALIZE_IT,
  SEND_EVENT,
  SESSION_EVENT,
];

/** The calls that a JWT authorises, and that change somebody. */
export const JWT_CHANGES: readonly ChangingCall[] = [SAVE_EVERYTHING, PERSONALIZE_WHOLE, REPERSONALIZE];

/** One of a list for each place, in turn: so each form meets one, and each of the list meets many forms. */
export function inTurn<T>(list: readonly [T, ...T[]] | readonly T[], place: number): T {
  const found = list[place % list.length];
  if (found === undefined) throw new RangeError('There is nothing to take turns with.');
  return found;
}
