// What the request of an interaction promises where it succeeds. Pure.
import type { Json } from '../../../../contracts/json.ts';
import { INSTALLATION_OF_PERSON } from '../../../../contracts/provider-states.ts';
import type { ProxiedRequest } from '../../../net/exchange.ts';
import type { PactInteraction } from '../../files/pact-json.ts';
import type { StateContext } from '../states/context.ts';
import { callOf } from './call-of.ts';
import type { Promised } from './promised.ts';

/** A body as JSON; undefined: it is none. */
export function parsedBody(body: Buffer): Json | undefined {
  try {
    return JSON.parse(body.toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}

/** The first name that an interaction's states gave the person. */
function firstNameIn(interaction: PactInteraction | undefined): string | undefined {
  const state = interaction?.providerStates?.find(({ name }) => name === INSTALLATION_OF_PERSON.name);
  const name = state?.params?.['firstName'];
  return typeof name === 'string' ? name : undefined;
}

/** What the request says that it does. `interaction`: whose states say what the person is called; undefined: nobody says. */
export function promiseOf(
  interaction: PactInteraction | undefined,
  request: ProxiedRequest,
  context: StateContext,
): Promised {
  return {
    call: callOf(request),
    method: request.method,
    body: parsedBody(request.body),
    person: context.person ?? null,
    named: context.values.get('externalUserId'),
    firstName: firstNameIn(interaction),
    forced: /forceDepersonalize=(true|1)\b/.test(request.target),
  };
}
