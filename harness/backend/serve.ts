// What the backend does with a request that has found its world: who asks is decided, then the endpoint does its work.
import type { Endpoint } from '../../contracts/wire.ts';
import { type Answer, refusal } from './answer.ts';
import type { Arrived } from './arrived.ts';
import { authorize } from './authorize.ts';
import { contactInformation } from './endpoints/contact-information.ts';
import { installation, other, registerInstallation } from './endpoints/installation.ts';
import {
  changeAllTheSame,
  depersonalize,
  fetchUser,
  flagsIn,
  personalize,
  saveUser,
} from './endpoints/user.ts';
import type { Way } from './route.ts';
import type { World } from './state.ts';

function parsed(text: string): { readonly value: unknown } | undefined {
  if (text.trim() === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The answer of an endpoint of the mobile API. */
export async function served(
  world: World,
  { endpoint, pushRegistrationId: id }: { readonly endpoint: Endpoint } & Pick<Way, 'pushRegistrationId'>,
  arrived: Arrived,
): Promise<Answer> {
  const found = id === undefined ? undefined : world.installations.get(id);
  const authorized = await authorize(arrived.headers['authorization'], endpoint, world, found);
  const body = parsed(arrived.text);
  if ('refused' in authorized) {
    if (!world.policy.refusalChangesNothing && found !== undefined)
      changeAllTheSame(world, endpoint, found, body?.value);
    return authorized.refused;
  }
  if (body === undefined) return refusal(400, 'REQUEST_FORMAT_INVALID', 'The body is not JSON.');
  if (endpoint === 'registerInstallation') return registerInstallation(world, body.value);
  if (id === undefined) return other(endpoint);
  if (found === undefined) return refusal(404, 'NO_REGISTRATION', 'There is no such registration.');
  switch (endpoint) {
    case 'fetchUser':
      return fetchUser(found);
    case 'saveUser':
      return saveUser(world, authorized.caller, found, body.value);
    case 'personalize':
    case 'repersonalize':
      return personalize(world, authorized.caller, found, body.value, flagsIn(arrived.url.searchParams));
    case 'depersonalize':
      return depersonalize(found);
    case 'fetchInstallation':
    case 'saveInstallation':
      return installation(found, endpoint, body.value);
    default:
      return other(endpoint);
  }
}

/** The answer of the Contact Information API, which a business backend asks. */
export function servedToBusiness(
  world: World,
  { method, path }: Way,
  { url, headers, text }: Arrived,
): Answer {
  return contactInformation(world, {
    method,
    path,
    query: url.searchParams,
    headers,
    body: parsed(text)?.value,
  });
}
