// The Contact Information API: server to server, with an API key of its own (UDB-09).
import { isJsonObject, type JsonObject } from '../../../contracts/json.ts';
import { type Answer, json, noContent, refusal } from '../answer.ts';
import type { Person, World } from '../state.ts';
import { personOf } from '../world.ts';

/** The documented answer to a call without the application code. */
export const NO_APP_CODE: Answer = {
  ...json({ errorCode: 48_001, errorMessage: 'Application code missing' }, 400),
  messageId: '48001',
};
const UNAUTHORIZED = refusal(401, 'UNAUTHORIZED', 'The API key is missing or unknown.');
const NO_PERSON = refusal(404, 'NOT_FOUND', 'There is no such person.');

/** Whether a path is one of this API. */
export function isContactInformation(path: string): boolean {
  return path.startsWith('/people/2/');
}

function shown(person: Person): JsonObject {
  return { ...person.data, externalId: person.externalUserId };
}

/** A request to this API, taken apart. */
export interface ContactRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

function onInstallation(world: World, path: string, body: unknown): Answer | undefined {
  const [, id, action] =
    path.match(/^\/people\/2\/contactInformation\/push\/([^/]+)\/(personalize|depersonalize)$/) ?? [];
  if (action === undefined) return undefined;
  const installation = world.installations.get(id ?? '');
  if (installation === undefined) return refusal(404, 'NO_REGISTRATION', 'There is no such registration.');
  if (action === 'depersonalize') {
    installation.person = { externalUserId: null, data: {} };
    return noContent();
  }
  const identity = isJsonObject(body) && isJsonObject(body['userIdentity']) ? body['userIdentity'] : {};
  const { externalUserId } = identity;
  if (typeof externalUserId !== 'string')
    return refusal(400, 'USER_IDENTITY_INVALID', 'The user identity has no external user ID.');
  installation.person = personOf(world, externalUserId);
  const attributes = isJsonObject(body) && isJsonObject(body['userAttributes']) ? body['userAttributes'] : {};
  installation.person.data = { ...installation.person.data, ...attributes };
  return json(shown(installation.person));
}

/** Answers a request of a business backend. */
export function contactInformation(world: World, request: ContactRequest): Answer {
  const { method, path, query, headers, body } = request;
  if (headers['appcode'] !== world.applicationCode) return NO_APP_CODE;
  const hasKey = headers['authorization'] === `App ${world.apiKey}`;
  if (!hasKey && world.policy.contactInformationNeedsKey) return UNAUTHORIZED;
  const done = method === 'POST' ? onInstallation(world, path, body) : undefined;
  if (done !== undefined) return done;
  const identifier = query.get('identifier') ?? '';
  const person = world.persons.get(identifier);
  if (path !== '/people/2/persons' && path !== '/people/2/persons/contactInformation') {
    return refusal(404, 'NOT_FOUND', 'There is no such endpoint.');
  }
  if (person === undefined) return NO_PERSON;
  if (method === 'GET') return json(shown(person));
  if (!isJsonObject(body)) return refusal(400, 'REQUEST_FORMAT_INVALID', 'The body is not a JSON object.');
  if (world.policy.successChangesData) person.data = method === 'PUT' ? body : { ...person.data, ...body };
  return json(shown(person));
}
