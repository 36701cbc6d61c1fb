// What an interaction is about, as its pact says it: the endpoint, and the recipe of the token. Pure, so that one that was
// never run stands in the same place of a report as one that was.
import { TOKEN_PARAMS } from '../../../contracts/interactions/parts.ts';
import { EARLIER_CALL, type TokenState } from '../../../contracts/provider-states.ts';
import { methodOf, routeOf } from '../../backend/route.ts';
import { tokenOrder, tokenStateNamed } from '../../tokens/token-states.ts';
import type { PactInteraction } from '../files/pact-json.ts';
import type { StateParams } from './states/context.ts';

/** What an interaction is about. */
export interface About {
  /** The endpoint of the mobile API, or the last word of another API's path. */
  readonly operation?: string;
  /** The recipe of the token that it is about. */
  readonly recipe?: string;
}

/** The endpoints of earlier calls that have another name. */
const ENDPOINT_OF_CALL: Readonly<Record<string, string>> = {
  saveExternalUserId: 'saveUser',
  changeContactInformation: 'contactInformation',
};

function recipeFor(state: TokenState, params: StateParams): string | undefined {
  // Minted as a good token, for somebody else.
  if (state === 'otherPerson') return 'refused-by-backend/other-sub';
  try {
    // A form of a token is in the contracts alone: it has no place among the recipes.
    if (state === 'good' || state === 'bad') return undefined;
    return tokenOrder(state, { ...TOKEN_PARAMS[state], ...params }).recipe.id;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function recipeNamed(name: unknown, params: StateParams = {}): string | undefined {
  const state = typeof name === 'string' ? tokenStateNamed(name) : undefined;
  return state === undefined ? undefined : recipeFor(state, params);
}

function endpointOf({ request }: PactInteraction): string | undefined {
  if (request === undefined) return undefined;
  const headers = Object.entries(request.headers ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    Array.isArray(value) ? (value[0] ?? '') : value,
  ]);
  const method = methodOf(request.method, Object.fromEntries(headers));
  return routeOf(method, request.path)?.endpoint ?? request.path.match(/([A-Za-z]+)\/?$/)?.[1];
}

/** What it is about. One that looks at what an earlier call has done is about that call, and its token. */
export function aboutOf(interaction: PactInteraction): About {
  const states = interaction.providerStates ?? [];
  const earlier = states.find(({ name }) => name === EARLIER_CALL.name)?.params;
  const call = earlier?.['call'];
  const operation = typeof call === 'string' ? (ENDPOINT_OF_CALL[call] ?? call) : endpointOf(interaction);
  const recipe =
    earlier === undefined
      ? states.map(({ name, params }) => recipeNamed(name, params)).find((one) => one !== undefined)
      : recipeNamed(earlier['authorization']);
  return {
    ...(operation === undefined ? {} : { operation }),
    ...(recipe === undefined ? {} : { recipe }),
  };
}
