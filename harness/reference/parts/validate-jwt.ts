// What the SDK checks of a token before each call: structure and expiration (UDA-12, UDA-13, UDA-30…34). The signature
// is the backend's to check. Written from requirements.md alone.
import {
  CLAIMS,
  HEADER_PARAMETERS,
  JWT_TOKEN_EXPIRED,
  JWT_TOKEN_STRUCTURE_INVALID,
} from '../../../contracts/wire.ts';
import { SdkError } from './sdk-error.ts';

type Decoded = Readonly<Record<string, unknown>>;

/** What the SDK decides about a token, one decision a function, so that a mutant overrides exactly one. */
export interface TokenRules {
  /** What is looked at, of what the application gave. */
  readonly text: (token: string) => string;
  /** The segments of the compact form (RFC 7515 §7.1). */
  readonly segments: (text: string) => readonly string[];
  /** Whether this many segments can be a JWS. */
  readonly isCount: (count: number) => boolean;
  /** Whether a segment is base64url without padding (RFC 7515 §2). */
  readonly isBase64url: (segment: string, name: 'header' | 'payload' | 'signature') => boolean;
  readonly bytes: (segment: string) => Uint8Array;
  readonly utf8: (bytes: Uint8Array) => string;
  readonly json: (text: string) => unknown;
  /** Whether a JSON value is an object. */
  readonly isObject: (value: unknown) => boolean;
  readonly headerParameters: readonly string[];
  readonly claims: readonly string[];
  /** Whether a mandatory header parameter or claim has a usable value. */
  readonly isUsable: (name: string, value: unknown) => boolean;
  /** More that must hold of a well-formed token; the reference SDK asks for nothing more. */
  readonly isAcceptable: (claims: Decoded, header: Decoded, nowMs: number) => boolean;
  /** Whether a token has expired: "on or after" (RFC 7519 §4.1.4). `exp` as it stands in the claims. */
  readonly isExpired: (exp: unknown, nowMs: number) => boolean;
}

/** base64url without padding has no text whose length leaves one character over (RFC 4648 §5). */
const BASE64URL = /^[A-Za-z0-9_-]+$/;

function bytesOf(segment: string): Uint8Array {
  const binary = atob(segment.replaceAll('-', '+').replaceAll('_', '/'));
  // A loop: the callback of Uint8Array.from takes ten times as long, which a token of 1 MB makes felt.
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** The rules of an SDK that keeps every requirement. */
export const TOKEN_RULES: TokenRules = {
  text: (token) => token,
  segments: (text) => text.split('.'),
  isCount: (count) => count === 3,
  isBase64url: (segment) => BASE64URL.test(segment) && segment.length % 4 !== 1,
  bytes: bytesOf,
  // A byte order mark and bytes that are no UTF-8 are no part of JSON (RFC 8259 §8.1).
  utf8: (bytes) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
  json: (text) => JSON.parse(text) as unknown,
  isObject: (value) => value !== null && typeof value === 'object' && !Array.isArray(value),
  headerParameters: HEADER_PARAMETERS,
  claims: CLAIMS,
  isUsable: (name, value) =>
    name === 'iat' || name === 'exp'
      ? typeof value === 'number' && Number.isFinite(value)
      : typeof value === 'string' && value.trim() !== '',
  isAcceptable: () => true,
  isExpired: (exp, nowMs) => nowMs / 1_000 >= Number(exp),
};

function structureInvalid(description: string): SdkError {
  return new SdkError(JWT_TOKEN_STRUCTURE_INVALID, description);
}

/** The JSON object in a segment; undefined when there is none. */
function objectIn(segment: string, rules: TokenRules): Decoded | undefined {
  try {
    const value = rules.json(rules.utf8(rules.bytes(segment)));
    return rules.isObject(value) ? (value as Decoded) : undefined;
  } catch {
    return undefined;
  }
}

/** Either what stands in a well-formed token, or its defect. */
type Structure = { readonly header: Decoded; readonly claims: Decoded } | { readonly problem: SdkError };

function structureOf(token: unknown, rules: TokenRules): Structure {
  const invalid = (description: string) => ({ problem: structureInvalid(description) });
  if (typeof token !== 'string' || token === '') return invalid('The JWT is empty or no text.');
  const segments = rules.segments(rules.text(token));
  if (!rules.isCount(segments.length))
    return invalid('The JWT is not three base64url segments separated by dots.');
  const [first = '', second = '', third = ''] = segments;
  const named = [
    [first, 'header'],
    [second, 'payload'],
    [third, 'signature'],
  ] as const;
  const foreign = named.find(([segment, name]) => !rules.isBase64url(segment, name));
  if (foreign !== undefined) return invalid(`The JWT's ${foreign[1]} is not base64url.`);
  const header = objectIn(first, rules);
  if (header === undefined) return invalid("The JWT's header is not a JSON object.");
  const claims = objectIn(second, rules);
  if (claims === undefined) return invalid("The JWT's payload is not a JSON object.");
  const parameter = rules.headerParameters.find((name) => !rules.isUsable(name, header[name]));
  if (parameter !== undefined)
    return invalid(`The JWT's header parameter ${parameter} is missing or unusable.`);
  const claim = rules.claims.find((name) => !rules.isUsable(name, claims[name]));
  if (claim !== undefined) return invalid(`The JWT's claim ${claim} is missing or unusable.`);
  return { header, claims };
}

/** Why a token must not be sent; undefined: it may. `nowMs`: epoch milliseconds. */
export function tokenProblem(token: unknown, nowMs: number, rules = TOKEN_RULES): SdkError | undefined {
  const structure = structureOf(token, rules);
  if ('problem' in structure) return structure.problem;
  const { header, claims } = structure;
  if (!rules.isAcceptable(claims, header, nowMs)) return structureInvalid('The JWT is not one for this SDK.');
  return rules.isExpired(claims['exp'], nowMs)
    ? new SdkError(JWT_TOKEN_EXPIRED, 'The JWT has expired. Set a new one.')
    : undefined;
}
