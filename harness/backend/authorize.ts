// Who is asking? Our sources name codes for some refusals and an HTTP status for few; the others are chosen here and the
// contracts match them loosely.
import type { Endpoint } from '../../contracts/wire.ts';
import { type Answer, refusal } from './answer.ts';
import type { Installation, World } from './state.ts';

/** Somebody whom the backend lets in. */
export type Caller = { readonly by: 'application-code' } | { readonly by: 'jwt'; readonly sub: string };

/** Either a caller, or the answer that refuses. */
export type Authorized = { readonly caller: Caller } | { readonly refused: Answer };

const NO_APPLICATION_CODE = refusal(401, 'APP_CODE_MISSING', 'The application code is missing or unknown.');
const NOT_HERE = refusal(401, 'UNAUTHORIZED', 'This call is authorised with the application code.');
const INVALID_TOKEN = refusal(401, 'ACCESS_TOKEN_INVALID', 'The access token was refused.');
/** `ACCESS_TOKEN_MISSING` is named by our sources: a JWT is needed and none was given. */
export const TOKEN_MISSING = refusal(401, 'ACCESS_TOKEN_MISSING', 'This call needs an access token.');

const TAKES_JWT: readonly Endpoint[] = ['fetchUser', 'saveUser', 'personalize', 'repersonalize'];

function invalidToken({ policy }: World): Authorized {
  return { refused: { ...INVALID_TOKEN, status: policy.refusedTokenStatus } };
}

async function verified(token: string, world: World): Promise<Authorized> {
  try {
    const claims = await world.policy.verify(token, world);
    if (!world.policy.isForApplication(claims, world)) return invalidToken(world);
    return { caller: { by: 'jwt', sub: claims.sub ?? '' } };
  } catch {
    return invalidToken(world);
  }
}

/** Decides who a request's Authorization header lets in at an endpoint (UDB-02, UDB-04, UDB-07). */
export async function authorize(
  header: string | undefined,
  endpoint: Endpoint,
  world: World,
  installation: Installation | undefined,
): Promise<Authorized> {
  if (world.policy.isApplicationCode(header, world)) {
    const refused = endpoint === 'depersonalize' && !world.policy.depersonalizeTakesApplicationCode;
    return refused ? { refused: NOT_HERE } : { caller: { by: 'application-code' } };
  }
  if (header === undefined || !header.startsWith('Bearer ')) return { refused: NO_APPLICATION_CODE };
  if (!TAKES_JWT.includes(endpoint)) return { refused: NOT_HERE };
  const authorized = await verified(header.slice('Bearer '.length), world);
  if ('refused' in authorized || authorized.caller.by !== 'jwt' || installation === undefined)
    return authorized;
  // personalize changes whom the installation belongs to; there the user identity decides (UDB-06).
  if (endpoint === 'personalize' || endpoint === 'repersonalize') return authorized;
  return world.policy.isForPerson(authorized.caller.sub, installation.person)
    ? authorized
    : invalidToken(world);
}
