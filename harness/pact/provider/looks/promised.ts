// What a call that succeeded must have done (UDB-12), seen by looking afterwards. Pure: says in words what is not so.
import { isJsonObject, type Json, type JsonObject } from '../../../../contracts/json.ts';
import { normal, textsIn } from './differences.ts';
import type { Seen, Snapshot } from './seen.ts';

/** A call, as far as its promise goes. */
export interface Promised {
  /** The endpoint of the mobile API, or the path of the Contact Information API. */
  readonly call: string;
  readonly method: string;
  readonly body: Json | undefined;
  /** Whose the installation was; null: anonymous. */
  readonly person: string | null;
  /** Whom the call names. */
  readonly named: string | undefined;
  /** The first name that the person had before. */
  readonly firstName: string | undefined;
  readonly forced: boolean;
}

/** The fields that are simple texts: what was saved is what is shown. */
const SIMPLE = ['firstName', 'lastName', 'middleName', 'birthday', 'gender', 'externalUserId'];

function shownIn(seen: Seen | undefined): JsonObject | undefined {
  if (seen === undefined || seen.status < 200 || seen.status > 299) return undefined;
  return isJsonObject(seen.value) ? seen.value : {};
}

function shows(where: string, value: JsonObject, fields: JsonObject): string[] {
  return Object.entries(fields)
    .filter(([name]) => SIMPLE.includes(name))
    .filter(([name, sent]) => String(value[name] ?? '') !== String(sent ?? ''))
    .map(
      ([name, sent]) =>
        `${where}: ${name} is ${JSON.stringify(value[name] ?? null)} instead of ${JSON.stringify(sent)}`,
    )
    .concat(holds(where, value, fields));
}

/** Fields of a form of their own: what was sent is somewhere in what is shown, whatever stands around it. */
const COMPOUND = ['emails', 'phones', 'tags', 'customAttributes'];

/** Text as it is compared: a phone number may be written with a plus sign, an email address in small letters. */
function plain(field: string, text: string): string {
  if (field === 'phones') return text.replace(/\D/g, '');
  return field === 'emails' ? text.toLowerCase() : text;
}

function holds(where: string, value: JsonObject, fields: JsonObject): string[] {
  return Object.entries(fields)
    .filter(([name, sent]) => COMPOUND.includes(name) && sent !== null)
    .filter(([name, sent]) => {
      const there = textsIn(value[name]).map((one) => plain(name, one));
      return textsIn(sent).some((one) => !there.includes(plain(name, one)));
    })
    .map(([name]) => `${where}: ${name} does not hold what was sent`);
}

/** An installation that belongs to nobody any more: neither an ID, nor the name of whom it belonged to. */
function anonymous(value: JsonObject, firstName: string | undefined): string[] {
  const { externalUserId } = value;
  return [
    ...(normal(externalUserId) === undefined ? [] : ['person: it still has an external user ID']),
    ...(firstName !== undefined && value['firstName'] === firstName
      ? ['person: it still has the first name of the one before']
      : []),
  ];
}

function attributesIn(body: Json | undefined): JsonObject {
  return isJsonObject(body) && isJsonObject(body['userAttributes']) ? body['userAttributes'] : {};
}

function kept(where: string, value: JsonObject, body: JsonObject, firstName: string | undefined): string[] {
  return 'firstName' in body || firstName === undefined || value['firstName'] === firstName
    ? []
    : [`${where}: the first name is lost, which was not sent`];
}

function ofPersonalize(p: Promised, value: JsonObject): string[] {
  const attributes = attributesIn(p.body);
  const id = p.named === undefined || value['externalUserId'] === p.named;
  const carried =
    p.forced &&
    !('firstName' in attributes) &&
    p.firstName !== undefined &&
    value['firstName'] === p.firstName;
  return [
    ...(id ? [] : ['person: the installation does not belong to the person who was named']),
    ...shows('person', value, attributes),
    ...(carried ? ['person: the one who was named has the first name of the one before'] : []),
  ];
}

function ofContact(p: Promised, person: JsonObject): string[] {
  const body = isJsonObject(p.body) ? p.body : {};
  if (p.call.endsWith('/persons/contactInformation')) {
    const there = textsIn(person);
    const lost = textsIn(body).filter((one) => !there.includes(one));
    return lost.length === 0 ? [] : ['contact: the contact information that was sent is not there'];
  }
  if (p.method === 'PATCH')
    return [...shows('contact', person, body), ...kept('contact', person, body, p.firstName)];
  const stays = !('firstName' in body) && p.firstName !== undefined && person['firstName'] === p.firstName;
  return [...shows('contact', person, body), ...(stays ? ['contact: what was replaced is still there'] : [])];
}

const SWITCHES = ['isPushRegistrationEnabled', 'isPrimaryDevice'];

function ofInstallation(installation: JsonObject, body: JsonObject): string[] {
  const switches = Object.fromEntries(Object.entries(body).filter(([name]) => SWITCHES.includes(name)));
  const wrong = Object.entries(switches).filter(([name, sent]) => installation[name] !== sent);
  return [
    ...wrong.map(([name, sent]) => `installation: ${name} is not ${String(sent)}`),
    ...holds('installation', installation, body),
  ];
}

/** What is not as the call said. Empty: all is, as far as it could be seen. */
export function broken(p: Promised, after: Snapshot): readonly string[] {
  const person = shownIn(after.person);
  const contact = shownIn(after.contact);
  const body = isJsonObject(p.body) ? p.body : {};
  if (p.call.startsWith('/people/2/contactInformation/push/')) {
    if (p.call.endsWith('/depersonalize')) return person === undefined ? [] : anonymous(person, p.firstName);
    const named = shownIn(after.named);
    return [
      ...(person === undefined ? [] : ofPersonalize(p, person)),
      ...(named === undefined ? [] : shows('contact', named, attributesIn(p.body))),
    ];
  }
  if (p.call.startsWith('/people/2/')) return contact === undefined ? [] : ofContact(p, contact);
  if (p.call === 'saveInstallation') {
    const installation = shownIn(after.installation);
    return installation === undefined ? [] : ofInstallation(installation, body);
  }
  if (person === undefined)
    return ['saveUser', 'personalize', 'repersonalize', 'depersonalize'].includes(p.call)
      ? ['person: it cannot be read any more']
      : [];
  switch (p.call) {
    case 'saveUser':
      return [...shows('person', person, body), ...kept('person', person, body, p.firstName)];
    case 'personalize':
    case 'repersonalize':
      return ofPersonalize(p, person);
    case 'depersonalize':
      return anonymous(person, p.firstName);
    default:
      return [];
  }
}
