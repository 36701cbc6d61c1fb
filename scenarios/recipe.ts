// What a token recipe is: data that says how a token differs from a good one, and what it therefore is.
import type { Json, JsonObject } from '../contracts/json.ts';
import type { Level, RequirementId } from '../contracts/requirement.ts';

/** `family/name`, stable for ever: `expired/by-1-second`. */
export type RecipeId = string;

/**
 * What a token is by construction. `valid`: the SDK must send it. `expired`, `malformed`: the SDK must refuse it
 * before the call. `unspecified`: our sources do not say; the SDK is observed.
 */
export type TokenKind = 'valid' | 'expired' | 'malformed' | 'unspecified';

/** What a recipe may use when it builds a token. */
export interface MintContext {
  /** The SDK's clock in whole seconds (NumericDate, RFC 7519 §2). */
  readonly now: number;
  /** The person's external user ID, or another person's. */
  readonly sub: string;
  /** The application code of the scenario's world. */
  readonly applicationCode: string;
  /** The ID of the scenario's secret key. */
  readonly kid: string;
  /** Unique for each minted token. */
  readonly jti: string;
}

/** Who signs, and how. `forged`: HS256 over other claims, so that the signature does not fit. */
export type Signing = 'HS256' | 'HS512' | 'RS256' | 'none' | 'other-secret' | 'forged';

/**
 * How a token is built: each stage may change what the stage before it made. A recipe names only what it changes, so
 * plans combine: the fuzzer composes several.
 */
export interface TokenPlan {
  readonly header?: (header: JsonObject, context: MintContext) => Json;
  readonly claims?: (claims: JsonObject, context: MintContext) => Json;
  /** Changes the serialised JSON before base64url. */
  readonly headerText?: (json: string, context: MintContext) => string | Uint8Array;
  readonly payloadText?: (json: string, context: MintContext) => string | Uint8Array;
  /** Changes the encoded segment before signing. */
  readonly headerSegment?: (segment: string) => string;
  readonly payloadSegment?: (segment: string) => string;
  readonly signing?: Signing;
  /** Characters that the signature has: the token is minted again, with another `jti`, until it does. */
  readonly signatureHas?: string;
  readonly signatureSegment?: (segment: string) => string;
  /** Changes the finished token; the signature stays as it was made. */
  readonly compact?: (token: string, context: MintContext) => string;
}

/** A way to build one token that is valid, or has exactly one named defect. */
export interface Recipe {
  readonly id: RecipeId;
  /** What the token is, in one sentence. */
  readonly sentence: string;
  readonly kind: TokenKind;
  /** Who has to refuse it. `backend`: an SDK cannot see the defect and sends it. `nobody`: a good token. */
  readonly refusedBy: 'nobody' | 'sdk' | 'backend' | 'unspecified';
  /** The level at which an SDK's treatment of it is judged. */
  readonly level: Level;
  /** The requirements that say so, the one judged first. */
  readonly requirements: readonly RequirementId[];
  /** The codes an SDK may refuse it with; empty unless `refusedBy` is `sdk`. */
  readonly codes: readonly string[];
  readonly plan: TokenPlan;
  /** The external user ID of a person whom such a token is made for, where it is not an ordinary one. */
  readonly externalUserId?: (plain: string) => string;
  /** The ID of the secret key that such a token is signed with, where it is not an ordinary one. */
  readonly keyId?: (plain: string) => string;
}
