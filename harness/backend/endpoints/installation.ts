// The endpoints of the installation, and what an SDK may ask at start-up by itself.
import { isJsonObject, type JsonObject } from '../../../contracts/json.ts';
import type { Endpoint } from '../../../contracts/wire.ts';
import { type Answer, json, noContent } from '../answer.ts';
import type { Installation, World } from '../state.ts';
import { register } from '../world.ts';

/** `pushRegId` is what published native SDKs read; `pushRegistrationId`, the documentation's name, is for the others. */
function shown({ data, pushRegistrationId }: Installation): JsonObject {
  return { ...data, pushRegId: pushRegistrationId, pushRegistrationId };
}

/** POST /mobile/1/appinstance. A body-less POST registers too. */
export function registerInstallation(world: World, body: unknown): Answer {
  return json(shown(register(world, isJsonObject(body) ? body : {})), 201);
}

/** GET and PATCH /mobile/1/appinstance/{pushRegistrationId}. */
export function installation(found: Installation, endpoint: Endpoint, body: unknown): Answer {
  if (endpoint === 'saveInstallation' && isJsonObject(body)) found.data = { ...found.data, ...body };
  return json(shown(found));
}

/** Calls that change nothing here: events, messages, base URL, version, chat. */
export function other(endpoint: Endpoint): Answer {
  if (endpoint === 'baseUrl') return json({ baseUrl: null });
  if (endpoint === 'version') return json({ platformType: 'GCM', libraryVersion: '1.0.0', updateUrl: '' });
  if (endpoint === 'messages') return json({ payloads: [] });
  return endpoint === 'livechatInfo' ? json({}) : noContent();
}
