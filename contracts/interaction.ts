// What an interaction of the contracts is: data that says what is asked in which state, and what must be answered.
import type { Json } from './json.ts';
import type { Mode } from './mode.ts';
import type { Operation } from './operations.ts';
import type { PactValue } from './pact-value.ts';
import type { TokenState } from './provider-states.ts';
import type { RequirementId } from './requirement.ts';

/** The pairs of consumer and provider. A business backend uses the Contact Information API: a provider of its own. */
export const PARTIES = {
  sdk: { consumer: 'MobileMessagingSDK', provider: 'MobileMessagingAPI' },
  'business-backend': { consumer: 'BusinessBackend', provider: 'ContactInformationAPI' },
} as const;

/** Who asks. */
export type Party = keyof typeof PARTIES;

/** A provider state as an interaction uses it; in parameters, `${name}` stands for a value of an earlier state. */
export interface Given {
  readonly name: string;
  readonly params?: { readonly [name: string]: Json };
}

/** A request. Names of headers are as RFC 9110 writes them. */
export interface PactRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: PactValue;
  readonly query?: Readonly<Record<string, PactValue>>;
  readonly headers?: Readonly<Record<string, PactValue>>;
  readonly body?: PactValue;
}

/**
 * The status of an answer. A class where our sources name none: then the number is only an example (and what a verifier
 * that knows specification V3 alone compares with).
 */
export type PactStatus = number | { readonly any: 'success' | 'clientError'; readonly example: number };

/** An answer. */
export interface PactResponse {
  readonly status: PactStatus;
  readonly body?: PactValue;
}

/** What an SDK is asked to do so that it makes the request. `init`: register the installation. */
export interface SdkCall {
  readonly operation: Operation | 'init';
  /** `$externalUserId` stands for the person's external user ID. */
  readonly argument?: Json;
  /** The token that the SDK holds; absent: none. */
  readonly jwt?: TokenState;
}

/** One interaction. */
export interface Interaction {
  /** `<mode>: <what> (<requirements>)`: stable, unique, and what every verifier shows. */
  readonly description: string;
  readonly party: Party;
  readonly mode: Mode;
  readonly requirements: readonly RequirementId[];
  /**
   * How binding it is; absent: MUST. A verifier that knows no levels is given it as pending (specification V4) or not at all
   * (V3).
   */
  readonly level?: 'SHOULD' | 'INFO';
  readonly given: readonly Given[];
  readonly request: PactRequest;
  readonly response: PactResponse;
  /** Where something is matched loosely, and why. */
  readonly note?: string;
  /** How an SDK comes to make this request; absent: no SDK does, a plain request stands for it. */
  readonly sdk?: SdkCall;
  /** Another way to put the same call on the wire: an SDK uses one of them. Names the description of the first. */
  readonly otherFormOf?: string;
}

/** What the descriptions of a mode's interactions begin with. */
export function prefixOf(mode: Mode): string {
  return `${mode}: `;
}
