// What was seen at one moment.
import type { Json } from '../../../../contracts/json.ts';
import type { BackendClient } from '../backend-client.ts';
import type { ApiBases } from '../states/api-call.ts';
import type { StateContext } from '../states/context.ts';
import { readsFor } from './reads.ts';
import type { Snapshot } from './seen.ts';

function parsed(text: string): Json | undefined {
  try {
    return text === '' ? undefined : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}

/** Reads everything once. `person`: whose the installation is. Never rejects: what cannot be read was not seen. */
export async function lookAround(
  client: BackendClient,
  bases: ApiBases,
  context: StateContext,
  person: string | null,
): Promise<Snapshot> {
  const reads = await readsFor(context, person).catch(() => []);
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
