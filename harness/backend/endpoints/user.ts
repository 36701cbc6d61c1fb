// The endpoints of the person: fetch, save, personalize, depersonalize (UDB-01, 03, 05, 06, 08).
import { isJsonObject, type Json, type JsonObject } from '../../../contracts/json.ts';
import type { Endpoint } from '../../../contracts/wire.ts';
import { type Answer, json, noContent, refusal } from '../answer.ts';
import { type Caller, TOKEN_MISSING } from '../authorize.ts';
import type { Installation, Person, World } from '../state.ts';
import { personOf } from '../world.ts';

const RESTRICTED = refusal(
  403,
  'USER_DATA_RESTRICTED',
  'Personal information can only be modified over the Contact Information API.',
);
const IDENTITY = refusal(400, 'USER_IDENTITY_INVALID', 'The user identity does not fit the access token.');
const NO_IDENTITY = refusal(
  400,
  'USER_IDENTITY_INVALID',
  'The user identity has no external user ID, phone or email.',
);

/** What is wrong with the email addresses and phone numbers of a body; undefined: nothing. `EMAIL_INVALID` and the like are named by our sources. */
function contactProblem(fields: JsonObject): Answer | undefined {
  for (const [name, member, code, fits] of CONTACTS) {
    const list = fields[name];
    if (list === undefined || list === null) continue;
    const values = Array.isArray(list) ? list.map((one) => (isJsonObject(one) ? one[member] : one)) : [list];
    if (!Array.isArray(list) || values.some((one) => typeof one !== 'string' || !fits.test(one)))
      return refusal(400, code, `The ${name} are not what they should be.`);
  }
  return undefined;
}

/** As loose as can be: an address has an at sign, a number has a digit. */
const CONTACTS = [
  ['emails', 'address', 'EMAIL_INVALID', /@/],
  ['phones', 'number', 'PHONE_INVALID', /\d/],
] as const;

function isAnonymous(caller: Caller, world: World): boolean {
  return world.mode === 'jwt' && caller.by === 'application-code';
}

/** A person as the wire shows one. */
function shown(person: Person): JsonObject {
  return {
    ...person.data,
    ...(person.externalUserId === null ? {} : { externalUserId: person.externalUserId }),
  };
}

/** Everybody here has changed by somebody else's doing. */
export function changePersons(world: World, change: JsonObject): void {
  for (const { person } of world.installations.values()) person.data = changed(person.data, change);
}

/** GET …/user. */
export function fetchUser(installation: Installation): Answer {
  return json(shown(installation.person));
}

/** PATCH …/user. The body is checked before anything is changed. */
export function saveUser(world: World, caller: Caller, installation: Installation, body: unknown): Answer {
  const change = () => applyUser(world, installation, body);
  const refuse = (answer: Answer) => {
    if (!world.policy.refusalChangesNothing) change();
    return answer;
  };
  if (world.mode === 'contact-information-api' && world.policy.restrictsUserData) return refuse(RESTRICTED);
  if (!isJsonObject(body)) return refusal(400, 'REQUEST_FORMAT_INVALID', 'The body is not a JSON object.');
  const problem = contactProblem(body);
  if (problem !== undefined) return refuse(problem);
  const setsId = body['externalUserId'] !== undefined && body['externalUserId'] !== null;
  if (setsId && isAnonymous(caller, world) && !world.policy.anonymousMaySetExternalUserId)
    return refuse(TOKEN_MISSING);
  // "not allowed to be updated in any other way other than with personalization method": the same ID again is no update.
  if (setsId && caller.by === 'jwt' && body['externalUserId'] !== caller.sub) return refuse(IDENTITY);
  if (world.policy.successChangesData) change();
  return json(shown(installation.person));
}

function applyUser(world: World, installation: Installation, body: unknown): void {
  if (!isJsonObject(body)) return;
  const { externalUserId, ...data } = body;
  const { person } = installation;
  if (typeof externalUserId === 'string' && externalUserId !== person.externalUserId) {
    if (person.externalUserId !== null) world.persons.delete(person.externalUserId);
    person.externalUserId = externalUserId;
    world.persons.set(externalUserId, person);
  }
  person.data = changed(person.data, data);
}

/** POST …/personalize and …/repersonalize. */
export function personalize(
  world: World,
  caller: Caller,
  installation: Installation,
  body: unknown,
  flags: Flags,
): Answer {
  const identity = identityIn(body);
  const change = () => applyPersonalize(world, installation, body, flags);
  const refuse = (answer: Answer) => {
    if (!world.policy.refusalChangesNothing) change();
    return answer;
  };
  if (world.mode === 'contact-information-api' && world.policy.restrictsUserData) return refuse(RESTRICTED);
  if (isAnonymous(caller, world) && !world.policy.anonymousMayPersonalize) return refuse(TOKEN_MISSING);
  if (!isJsonObject(body)) return refusal(400, 'REQUEST_FORMAT_INVALID', 'The body is not a JSON object.');
  const { externalUserId } = identity;
  if (caller.by === 'jwt' && !world.policy.isForPerson(caller.sub, identified(externalUserId)))
    return refuse(IDENTITY);
  const named = [externalUserId, identity['phones'], identity['emails']];
  if (!named.some((value) => value !== undefined && value !== null && value !== '')) return NO_IDENTITY;
  const attributes = isJsonObject(body['userAttributes']) ? body['userAttributes'] : {};
  const problem = contactProblem(identity) ?? contactProblem(attributes);
  if (problem !== undefined) return refuse(problem);
  if (world.policy.successChangesData) change();
  return json(shown(installation.person));
}

/** The person that a user identity names: one without an ID is nobody, whom no token is for. */
function identified(externalUserId: unknown): Person {
  return { externalUserId: typeof externalUserId === 'string' ? externalUserId : '', data: {} };
}

function identityIn(body: unknown): JsonObject {
  return isJsonObject(body) && isJsonObject(body['userIdentity']) ? body['userIdentity'] : {};
}

/** The flags of a personalize request; one that is not there is false. */
export interface Flags {
  readonly forceDepersonalize: boolean;
  readonly keepAsLead: boolean;
  readonly setDeviceAsPrimary: boolean;
}

/** Reads the flags of a query, written as `true` or `1`. */
export function flagsIn(query: URLSearchParams): Flags {
  const isSet = (name: string) => ['1', 'true'].includes(query.get(name) ?? '');
  return {
    forceDepersonalize: isSet('forceDepersonalize'),
    keepAsLead: isSet('keepAsLead'),
    setDeviceAsPrimary: isSet('setDeviceAsPrimary'),
  };
}

const NO_FLAGS = flagsIn(new URLSearchParams());

/** Data with a change in it: null clears a field, and a member of the custom attributes. */
function changed(data: JsonObject, change: JsonObject): JsonObject {
  const entries = Object.entries(change).map(([name, value]): [string, Json] => {
    const before = data[name];
    return name === 'customAttributes' && isJsonObject(value) && isJsonObject(before)
      ? [name, changed(before, value)]
      : [name, value];
  });
  return Object.fromEntries(
    Object.entries({ ...data, ...Object.fromEntries(entries) }).filter(([, value]) => value !== null),
  );
}

/** What was gathered while nobody was known goes over to the person, unless the flags say to depersonalize first. */
function applyPersonalize(
  world: World,
  installation: Installation,
  body: unknown,
  flags: Flags = NO_FLAGS,
): void {
  const { externalUserId, ...contact } = identityIn(body);
  const { person } = installation;
  if (flags.forceDepersonalize) installation.person = { externalUserId: null, data: {} };
  const gathered =
    installation.person.externalUserId === null && !flags.forceDepersonalize ? person.data : {};
  if (typeof externalUserId === 'string' && externalUserId !== '')
    installation.person = personOf(world, externalUserId);
  const attributes = isJsonObject(body) && isJsonObject(body['userAttributes']) ? body['userAttributes'] : {};
  const known = { ...gathered, ...installation.person.data };
  installation.person.data = {
    ...changed(changed(known, contact), attributes),
    type: flags.keepAsLead ? 'LEAD' : 'CUSTOMER',
  };
  if (flags.setDeviceAsPrimary) installation.data = { ...installation.data, isPrimaryDevice: true };
}

/** POST …/depersonalize: the installation belongs to a new anonymous person. */
export function depersonalize(installation: Installation): Answer {
  installation.person = { externalUserId: null, data: {} };
  return noContent();
}

/** What a call would have changed, for a backend that is broken on purpose and acts before it asks who is calling. */
export function changeAllTheSame(
  world: World,
  endpoint: Endpoint,
  installation: Installation,
  body: unknown,
): void {
  if (endpoint === 'saveUser') applyUser(world, installation, body);
  if (endpoint === 'personalize') applyPersonalize(world, installation, body);
  if (endpoint === 'depersonalize') depersonalize(installation);
}
