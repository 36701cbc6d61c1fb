// Looks at the installations that an interaction does not call for: what is done to one must not be done to another.
import type { BackendClient } from '../backend-client.ts';
import type { ApiBases } from '../states/api-call.ts';
import type { Registered, StateContext } from '../states/context.ts';
import { readsBeside } from './reads.ts';
import type { Beside, Kinship, Snapshot } from './seen.ts';
import { lookAt } from './snapshot.ts';

/** The installations of an interaction that its request is not about. */
function others(context: StateContext, registers: boolean): readonly Registered[] {
  const called = registers ? undefined : context.values.get('pushRegistrationId');
  return context.installations.filter(({ pushRegistrationId }) => pushRegistrationId !== called);
}

/** Whether a call makes an installation somebody's. */
function isNaming(call: string): boolean {
  return /(^|\/)(re)?personalize$/.test(call);
}

/** How the person of another installation stands to the one that a call is about. `named`: whom the call names, if anybody. */
function kinship(person: string | null, context: StateContext, named: string | undefined): Kinship {
  if (named !== undefined && named === person) return 'same';
  const was = person === (context.person ?? person);
  if (!was) return 'other';
  return named === undefined ? 'same' : 'parted';
}

/**
 * Looks at every other installation before; the function that comes back looks again, after the request. `call`: the
 * endpoint; a registration makes a new one, and is about none that there is. An installation that an earlier call has named is of the person of the
 * other one: the interactions say so.
 */
export async function lookBeside(
  client: BackendClient,
  bases: ApiBases,
  context: StateContext,
  call: string,
): Promise<() => Promise<readonly Beside[]>> {
  const beside = others(context, call === 'registerInstallation');
  const named = isNaming(call) ? context.values.get('externalUserId') : undefined;
  const look = (): Promise<readonly Snapshot[]> =>
    Promise.all(beside.map((one) => lookAt(client, bases, readsBeside(context, one))));
  const before = await look();
  return async () => {
    const after = await look();
    return beside.map(({ person }, at) => ({
      kinship: kinship(person, context, named),
      before: before[at] ?? {},
      after: after[at] ?? {},
    }));
  };
}
