// Mints a token after a recipe: header → claims → text → segment → signature → compact form, each stage changed by the
// recipe's plan. The HMAC is made directly (RFC 7515 §5.1): jose refuses the malformed headers that some recipes are about,
// and hands each signature to another thread, which takes longer than the signature.
import { createHmac, randomUUID, sign } from 'node:crypto';
import type { JsonObject } from '../../contracts/json.ts';
import type { MintContext, Recipe, TokenPlan } from '../../scenarios/recipe.ts';
import { rememberToken } from './live-tokens.ts';
import type { MintedToken } from './minted-token.ts';
import { rsaTestKey } from './rsa-test-key.ts';
import { newSigningKey, type SigningKey } from './signing-key.ts';

/** How long a good token lives when nothing else is asked for, in seconds. */
export const DEFAULT_LIFETIME_SECONDS = 3_600;

/** What a token is minted from. */
export interface MintInput {
  /** The SDK's clock, epoch milliseconds. */
  readonly nowMs: number;
  /** The external user ID of the person it is for. */
  readonly sub: string;
  readonly applicationCode: string;
  readonly key: SigningKey;
  /** In seconds; `exp` = now + this, unless the recipe says otherwise. */
  readonly lifetimeSeconds?: number;
  /** A `jti`, or what makes another one at each call. Default: a new one. */
  readonly jti?: string | (() => string);
  /** Takes the place of the signature that was made. */
  readonly signature?: string;
}

let otherSecret: Uint8Array | undefined;

function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? new TextEncoder().encode(text) : text;
}

function segmentOf(text: string | Uint8Array): string {
  return Buffer.from(bytesOf(text)).toString('base64url');
}

function hmac(secret: Uint8Array, signingInput: string): string {
  return createHmac('sha256', secret).update(signingInput).digest('base64url');
}

function signature(plan: TokenPlan, headerSegment: string, signingInput: string, key: SigningKey): string {
  const secret = Buffer.from(key.secretHex, 'hex');
  switch (plan.signing ?? 'HS256') {
    case 'HS256':
      return hmac(secret, signingInput);
    case 'other-secret':
      otherSecret ??= Buffer.from(newSigningKey().secretHex, 'hex');
      return hmac(otherSecret, signingInput);
    case 'forged':
      return hmac(secret, `${headerSegment}.${segmentOf('{"sub":"another person"}')}`);
    case 'HS512':
      // With the secret as it is, which is too short for HS512: a backend that takes any HMAC would take this.
      return createHmac('sha512', secret).update(signingInput).digest('base64url');
    case 'RS256':
      return sign('sha256', Buffer.from(signingInput), rsaTestKey()).toString('base64url');
    case 'none':
      return '';
  }
}

/** How often a token is minted until its signature has what it must have: a missing character has one chance in two. */
const MAX_TRIES = 200;

/** Mints a token after a recipe, at this moment of the SDK's clock. */
export async function mint(recipe: Recipe, input: MintInput): Promise<MintedToken> {
  const wanted = [...(recipe.plan.signatureHas ?? '')];
  for (let tries = 1; ; tries += 1) {
    const minted = mintOnce(recipe, input);
    const signature = minted.value.slice(minted.value.lastIndexOf('.') + 1);
    if (tries === MAX_TRIES || wanted.every((character) => signature.includes(character))) return minted;
  }
}

function jtiOf({ jti = randomUUID }: MintInput): string {
  return typeof jti === 'function' ? jti() : jti;
}

function mintOnce(recipe: Recipe, input: MintInput): MintedToken {
  const { plan } = recipe;
  const now = Math.floor(input.nowMs / 1_000);
  const { sub, applicationCode, key } = input;
  const context: MintContext = { now, sub, applicationCode, kid: key.kid, jti: jtiOf(input) };
  const goodHeader: JsonObject = { alg: 'HS256', typ: 'JWT', kid: key.kid };
  const goodClaims: JsonObject = {
    typ: 'Bearer',
    sub,
    'infobip-api-key': applicationCode,
    iat: now,
    exp: now + (input.lifetimeSeconds ?? DEFAULT_LIFETIME_SECONDS),
    jti: context.jti,
  };
  const header = plan.header?.(goodHeader, context) ?? goodHeader;
  const claims = plan.claims?.(goodClaims, context) ?? goodClaims;
  const headerJson = JSON.stringify(header);
  const payloadJson = JSON.stringify(claims);
  const payload = bytesOf(plan.payloadText?.(payloadJson, context) ?? payloadJson);
  const headerSegment = segmentOf(plan.headerText?.(headerJson, context) ?? headerJson);
  const payloadSegment = segmentOf(payload);
  const first = plan.headerSegment?.(headerSegment) ?? headerSegment;
  const second = plan.payloadSegment?.(payloadSegment) ?? payloadSegment;
  const signed = signature(plan, headerSegment, `${first}.${second}`, key);
  const third = plan.signatureSegment?.(signed) ?? signed;
  const token = `${first}.${second}.${input.signature ?? third}`;
  const exp = claims !== null && typeof claims === 'object' && 'exp' in claims ? claims.exp : null;
  const value = plan.compact?.(token, context) ?? token;
  rememberToken(value);
  return {
    value,
    recipe: recipe.id,
    jti: context.jti,
    mintedAtMs: input.nowMs,
    sub,
    exp: typeof exp === 'number' ? exp : null,
  };
}
