// The state that a call was made before. Its answer is not looked at: another interaction judges it. That there was one is.
import {
  EARLIER_CALLS,
  type EarlierCall,
  NO_TOKEN,
  UNKNOWN_APPLICATION_CODE,
} from '../../../../contracts/interactions/parts.ts';
import { BAD_AUTHORIZATION } from '../../../../contracts/provider-states.ts';
import { tokenStateNamed } from '../../../tokens/token-states.ts';
import { type BackendClient, busyFor } from '../backend-client.ts';
import { promiseOf } from '../looks/promise-of.ts';
import { lookAfter } from '../looks/until-shown.ts';
import type { ApiBases } from './api-call.ts';
import { earlierCall } from './api-call.ts';
import { type StateContext, StateNotMet, type StateParams } from './context.ts';
import { badCode } from './forms.ts';
import { mintUsual } from './tokens.ts';

function isCall(value: unknown): value is EarlierCall {
  return (EARLIER_CALLS as readonly unknown[]).includes(value);
}

/** The Authorization header of an earlier call; undefined: it has none. */
async function authorizationFor(name: unknown, context: StateContext): Promise<string | undefined> {
  const { application } = context.profile;
  if (name === NO_TOKEN.applicationCode) return `App ${application.applicationCode}`;
  if (name === NO_TOKEN.unknownApplicationCode) return `App ${UNKNOWN_APPLICATION_CODE}`;
  if (name === NO_TOKEN.apiKey) return `App ${context.value('apiKey')}`;
  if (name === NO_TOKEN.none) return undefined;
  if (name === NO_TOKEN.sameToken) return `Bearer ${context.value('jwt')}`;
  if (name === NO_TOKEN.otherApplicationCode) return `App ${context.value('otherApplicationCode')}`;
  if (name === NO_TOKEN.otherApiKey) return `App ${context.value('otherApiKey')}`;
  // The name of a state, and a form of it where it has forms.
  const [stated = '', form] = typeof name === 'string' ? name.split(': ') : [];
  if (stated === BAD_AUTHORIZATION.name) return badCode(form, application.applicationCode);
  const state = tokenStateNamed(stated);
  if (state !== undefined) return `Bearer ${await mintUsual(state, context, form)}`;
  throw new StateNotMet('STATE_PARAMS', `"${String(name)}" is no authorization of an earlier call.`);
}

/** Makes the call. @throws StateNotMet when it could not be made, or was not answered. */
export async function makeEarlierCall(
  params: StateParams,
  context: StateContext,
  client: BackendClient,
  bases: ApiBases,
): Promise<void> {
  const { call, authorization, firstName } = params;
  if (!isCall(call)) throw new StateNotMet('STATE_PARAMS', `"${String(call)}" is no earlier call.`);
  const { api, request } = earlierCall(call, await authorizationFor(authorization, context), {
    pushRegistrationId: context.value('pushRegistrationId'),
    externalUserId: () => context.value('externalUserId'),
    firstName: String(firstName ?? ''),
    applicationCode: context.profile.application.applicationCode,
  });
  try {
    const answer = await client.send(request, bases[api], 'state');
    if (busyFor(answer) !== undefined) throw new Error(`it was answered with ${answer.status}`);
    // The interaction looks once: what a success did may show a moment later.
    if (answer.status < 300 && context.person !== undefined)
      await lookAfter(promiseOf(undefined, request, context), context, client, bases);
  } catch (error) {
    throw new StateNotMet(
      'STATE_FAILED',
      `The earlier ${call} was not answered: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}
