// Looks around the requests of interactions: before and after a refusal, after a success that changes somebody.
import { EARLIER_CALL, INSTALLATION_OF_PERSON } from '../../../../contracts/provider-states.ts';
import { methodOf, routeOf } from '../../../backend/route.ts';
import { headerPairs, type ProxiedAnswer, type ProxiedRequest } from '../../../net/exchange.ts';
import { isRefusal, type PactInteraction } from '../../files/pact-json.ts';
import type { BackendClient } from '../backend-client.ts';
import type { ApiBases } from '../states/api-call.ts';
import type { StateContext } from '../states/context.ts';
import { lookBeside } from './beside.ts';
import type { Looks } from './seen.ts';
import { lookAround } from './snapshot.ts';

/** The endpoint of a request, or the path of one to the Contact Information API. */
export function callOf(request: ProxiedRequest): string {
  const { pathname } = new URL(request.target, 'http://backend');
  const headers = headerPairs(request.headers).map(([name, value]) => [name.toLowerCase(), value]);
  const method = methodOf(request.method, Object.fromEntries(headers) as Record<string, string>);
  return routeOf(method, pathname)?.endpoint ?? pathname;
}

/** Whose an installation is after a call that succeeded; undefined: as before. */
function personAfter(call: string, { values }: StateContext): string | null | undefined {
  if (/depersonalize$/.test(call)) return null;
  return /personalize$/.test(call) ? (values.get('externalUserId') ?? null) : undefined;
}

/** Whether the interaction's states say whom it is about, and nothing has happened to that person since. */
function isSettled({ providerStates = [] }: PactInteraction): boolean {
  return !providerStates.some(({ name }) => name === EARLIER_CALL.name);
}

/** The first name that an interaction's states gave the person. */
export function firstNameIn({ providerStates = [] }: PactInteraction): string | undefined {
  const state = providerStates.find(({ name }) => name === INSTALLATION_OF_PERSON.name);
  const name = state?.params?.['firstName'];
  return typeof name === 'string' ? name : undefined;
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
  const after = personAfter(callOf(request), context);
  return { answer, looks: { before, after: await look(after === undefined ? person : after), beside } };
}
