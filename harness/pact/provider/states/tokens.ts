// The states that bring a user data JWT: minted here, with the application's own key.
import { TOKEN_PARAMS } from '../../../../contracts/interactions/parts.ts';
import { TOKEN_STATES, type TokenState } from '../../../../contracts/provider-states.ts';
import { mint } from '../../../tokens/mint.ts';
import type { SigningKey } from '../../../tokens/signing-key.ts';
import { type TokenOrder, tokenOrder } from '../../../tokens/token-states.ts';
import type { Application } from '../application.ts';
import { OTHER_PROFILE_HINT, type StateContext, StateNotMet, type StateParams } from './context.ts';

function keyOf({ keyId, secretHex }: Application, whose = ''): SigningKey {
  if (keyId !== undefined && secretHex !== undefined) return { kid: keyId, secretHex };
  if (whose !== '')
    throw new StateNotMet('STATE_NOT_CONFIGURED', `There is no secret key ${whose}: ${OTHER_PROFILE_HINT}`);
  throw new StateNotMet(
    'STATE_NOT_CONFIGURED',
    'There is no key to sign a user data JWT with: give --key-id, and the secret in the environment, a file or --secret-hex.',
  );
}

/** The other application's code and key, for the forms that are about it. @throws StateNotMet when nobody gave one. */
function otherOf(context: StateContext) {
  const { other } = context;
  if (other === undefined)
    throw new StateNotMet('STATE_PARAMS', 'No state "another application profile" came before.');
  return { applicationCode: other.applicationCode, key: keyOf(other, 'of the other application profile') };
}

function orderOf(state: TokenState, params: StateParams, context: StateContext, key: SigningKey): TokenOrder {
  const { applicationCode } = context.profile.application;
  try {
    return tokenOrder(state, params, { key, applicationCode, other: () => otherOf(context) });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new StateNotMet('STATE_PARAMS', error.message, { cause: error });
  }
}

/**
 * Mints the token of a state for the interaction's application.
 * @throws StateNotMet when there is no key, no person, or a parameter is missing.
 */
export async function mintFor(
  state: TokenState,
  params: StateParams,
  context: StateContext,
): Promise<string> {
  const { application } = context.profile;
  const { sub, ...rest } = params;
  if (typeof sub !== 'string')
    throw new StateNotMet('STATE_PARAMS', `The parameter "sub" of "${TOKEN_STATES[state].name}" is missing.`);
  const key = keyOf(application);
  const order = orderOf(state, rest, context, key);
  const token = await mint(order.recipe, {
    nowMs: Date.now(),
    sub: context.filled(sub),
    applicationCode: application.applicationCode,
    key,
    ...(order.lifetimeSeconds === undefined ? {} : { lifetimeSeconds: order.lifetimeSeconds }),
  });
  context.tokens.push(token);
  return token.value;
}

/** Mints the token of a state as the contracts usually ask for it. */
export function mintUsual(state: TokenState, context: StateContext, form?: string): Promise<string> {
  const params = { sub: '${externalUserId}', ...TOKEN_PARAMS[state] };
  return mintFor(state, form === undefined ? params : { ...params, form }, context);
}
