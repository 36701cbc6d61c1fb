// Looks around the requests of interactions: before and after a refusal, after a success that changes somebody.
import { EARLIER_CALL } from '../../../../contracts/provider-states.ts';
import type { ProxiedAnswer, ProxiedRequest } from '../../../net/exchange.ts';
import { isRefusal, type PactInteraction } from '../../files/pact-json.ts';
import type { BackendClient } from '../backend-client.ts';
import type { ApiBases } from '../states/api-call.ts';
import type { StateContext } from '../states/context.ts';
import { lookBeside } from './beside.ts';
import { callOf } from './call-of.ts';
import { promiseOf } from './promise-of.ts';
import type { Looks } from './seen.ts';
import { lookAround } from './snapshot.ts';
import { lookAfter } from './until-shown.ts';

/** Whether the interaction's states say whom it is about, and nothing has happened to that person since. */
function isSettled({ providerStates = [] }: PactInteraction): boolean {
  return !providerStates.some(({ name }) => name === EARLIER_CALL.name);
}

/** Sends an interaction's request, and looks around it where there is something to see. */
export async function withLooks(
  interaction: PactInteraction | undefined,
  request: ProxiedRequest,
  context: StateContext,
  client: BackendClient,
  bases: ApiBases,
  send: () => Promise<ProxiedAnswer>,
): Promise<{ readonly answer: ProxiedAnswer; readonly looks?: Looks }> {
  const { person } = context;
  const refusal = interaction !== undefined && isRefusal(interaction);
  if (interaction === undefined || person === undefined || (!refusal && request.method === 'GET'))
    return { answer: await send() };
  const look = (whose: string | null) => lookAround(client, bases, context, whose);
  const before = refusal ? await look(person) : {};
  const againBeside = await lookBeside(client, bases, context, callOf(request));
  const answer = await send();
  if (!refusal && answer.status >= 300) return { answer };
  const beside = await againBeside();
  if (refusal) return { answer, looks: { before, after: await look(person), beside } };
  if (!isSettled(interaction)) return { answer, looks: { before: {}, after: {}, beside } };
  const seen = await lookAfter(promiseOf(interaction, request, context), context, client, bases);
  return { answer, looks: { before, after: seen, beside } };
}
