// What was seen at one moment.
import type { Json } from '../../../../contracts/json.ts';
import type { BackendClient } from '../backend-client.ts';
import type { ApiBases } from '../states/api-call.ts';
import type { StateContext } from '../states/context.ts';
import { type Read, readsFor } from './reads.ts';
import type { Snapshot } from './seen.ts';

function parsed(text: string): Json | undefined {
  try {
    return text === '' ? undefined : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}

/** Reads each of these once. Never rejects: what cannot be read was not seen. */
export async function lookAt(
  client: BackendClient,
  bases: ApiBases,
  what: Promise<readonly Read[]>,
): Promise<Snapshot> {
  const reads = await what.catch(() => []);
  const seen = await Promise.all(
    reads.map(async ({ name, call: { api, request } }) => {
      try {
        const { status, body } = await client.send(request, bases[api], 'look');
        return [[name, { status, value: parsed(body.toString('utf8')) }] as const];
      } catch {
        return [];
      }
    }),
  );
  return Object.fromEntries(seen.flat());
}

/** Reads everything once. `person`: whose the installation is. */
export function lookAround(
  client: BackendClient,
  bases: ApiBases,
  context: StateContext,
  person: string | null,
): Promise<Snapshot> {
  return lookAt(client, bases, readsFor(context, person));
}
