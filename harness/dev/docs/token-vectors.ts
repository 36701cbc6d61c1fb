// contracts/token-vectors.json: the token of every state and form, for a fixed key at a fixed time. Whoever mints in another language
// holds what they mint against it.
import { TOKEN_PARAMS } from '../../../contracts/interactions/parts.ts';
import type { JsonObject } from '../../../contracts/json.ts';
import { BAD_AUTHORIZATION, TOKEN_STATES, type TokenState } from '../../../contracts/provider-states.ts';
import {
  BAD_CODE_FORM_NAMES,
  BAD_TOKEN_FORM_NAMES,
  GOOD_TOKEN_FORM_NAMES,
} from '../../../contracts/token-forms.ts';
import { badAuthorization } from '../../tokens/forms/bad-code.ts';
import { mint } from '../../tokens/mint.ts';
import { tokenOrder } from '../../tokens/token-states.ts';

/** Where it lies, from the top of the project. */
export const VECTORS_FILE = 'contracts/token-vectors.json';

const KEY = { kid: 'key-of-the-vectors', secretHex: '00112233445566778899aabbccddeeff'.repeat(2) };
const OTHER_KEY = { kid: 'key-of-the-other', secretHex: 'ffeeddccbbaa99887766554433221100'.repeat(2) };
const CODE = 'application-code-of-the-vectors';
const OTHER_CODE = 'application-code-of-the-other';
const SUB = 'person-1';
const NOW = 1_767_225_600;
const JTI = '00000000-0000-4000-8000-000000000000';

/** One token. Without `jwt` no two are the same: a secret that nobody has was chosen for it, in its header perhaps. */
interface Vector {
  readonly state: string;
  readonly params: JsonObject;
  readonly jwt?: string;
  readonly header?: string;
  readonly claims?: string;
}

async function minted(state: TokenState, params: JsonObject): Promise<string> {
  const other = () => ({ applicationCode: OTHER_CODE, key: OTHER_KEY });
  const order = tokenOrder(state, params, { key: KEY, applicationCode: CODE, other });
  const { value } = await mint(order.recipe, {
    nowMs: NOW * 1_000,
    sub: SUB,
    applicationCode: CODE,
    key: KEY,
    jti: JTI,
    ...(order.lifetimeSeconds === undefined ? {} : { lifetimeSeconds: order.lifetimeSeconds }),
  });
  return value;
}

/** Signed with a secret that this process has chosen: it stays the same until the process ends. */
const CHOSEN: readonly TokenState[] = ['otherSecret'];

async function vectorOf(state: TokenState, params: JsonObject): Promise<Vector> {
  const tokens = [await minted(state, params), await minted(state, params)] as const;
  const about = { state: TOKEN_STATES[state].name, params: { sub: SUB, ...params } };
  const [jwt, again] = tokens;
  if (jwt === again && !CHOSEN.includes(state)) return { ...about, jwt };
  const textOf = (token: string, at: number) =>
    Buffer.from(token.split('.')[at] ?? '', 'base64url').toString();
  const [header, claims] = [textOf(jwt, 0), textOf(jwt, 1)];
  return { ...about, ...(header === textOf(again, 0) ? { header } : {}), claims };
}

const CLAIMS = ['typ', 'sub', 'infobip-api-key', 'iat', 'exp', 'jti'];

/** Every state that brings a token, with each value of its parameters. */
function asked(): readonly (readonly [TokenState, JsonObject])[] {
  return (Object.keys(TOKEN_STATES) as TokenState[]).flatMap(
    (state): (readonly [TokenState, JsonObject])[] => {
      if (state === 'good') return GOOD_TOKEN_FORM_NAMES.map((form) => [state, { form }] as const);
      if (state === 'bad') return BAD_TOKEN_FORM_NAMES.map((form) => [state, { form }] as const);
      if (state === 'withoutClaim') return CLAIMS.map((claim) => [state, { claim }] as const);
      const { sub: _, ...params } = TOKEN_PARAMS[state] ?? {};
      return [[state, params]];
    },
  );
}

/** The file's text. */
export async function tokenVectors(): Promise<string> {
  const vectors: Vector[] = [];
  for (const [state, params] of asked()) vectors.push(await vectorOf(state, params));
  const made = new Date(NOW * 1_000).toISOString();
  const headers = BAD_CODE_FORM_NAMES.flatMap((form) => {
    const [one, again] = [badAuthorization(form, CODE), badAuthorization(form, CODE)];
    return /self-made|unsigned/.test(form) || one !== again ? [] : [{ form, authorization: one }];
  });
  const file = {
    about: `The token of every state and form, minted at ${made} with the jti below. One without jwt is signed with a secret that was chosen for it: no two are the same.`,
    now: NOW,
    jti: JTI,
    profile: { applicationCode: CODE, keyId: KEY.kid, secretHex: KEY.secretHex },
    other: { applicationCode: OTHER_CODE, keyId: OTHER_KEY.kid, secretHex: OTHER_KEY.secretHex },
    tokens: vectors,
    [BAD_AUTHORIZATION.name]: headers,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
