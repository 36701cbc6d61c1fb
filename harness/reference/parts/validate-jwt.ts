// What the SDK checks of a token before each call: structure and expiration (UDA-12, UDA-13, UDA-30…34). The signature
// is the backend's to check. Written from requirements.md alone.
import {
  CLAIMS,
  HEADER_PARAMETERS,
  JWT_TOKEN_EXPIRED,
  JWT_TOKEN_STRUCTURE_INVALID,
} from '../../../contracts/wire.ts';
import { SdkError } from './sdk-error.ts';

const COMPACT = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

type Decoded = Readonly<Record<string, unknown>>;

function structureInvalid(description: string): SdkError {
  return new SdkError(JWT_TOKEN_STRUCTURE_INVALID, description);
}

/** base64url without padding has no text whose length leaves one character over (RFC 4648 §5). */
function isBase64Length(segment: string): boolean {
  return segment.length % 4 !== 1;
}

function bytesOf(segment: string): Uint8Array {
  const binary = atob(segment.replaceAll('-', '+').replaceAll('_', '/'));
  // A loop: the callback of Uint8Array.from takes ten times as long, which a token of 1 MB makes felt.
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** The JSON object in a segment; undefined when there is none. */
function objectIn(segment: string): Decoded | undefined {
  try {
    // A byte order mark and bytes that are no UTF-8 are no part of JSON (RFC 8259 §8.1).
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytesOf(segment));
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Decoded)
      : undefined;
  } catch {
    return undefined;
  }
}

function isUsable(name: string, value: unknown): boolean {
  if (name === 'iat' || name === 'exp') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === 'string' && value.trim() !== '';
}

function missingIn(object: Decoded, names: readonly string[]): string | undefined {
  return names.find((name) => !isUsable(name, object[name]));
}

/** The structure's defect; undefined: it has none. */
export function structureProblem(token: unknown): SdkError | undefined {
  if (typeof token !== 'string' || token === '') return structureInvalid('The JWT is empty or no text.');
  if (!COMPACT.test(token))
    return structureInvalid('The JWT is not three base64url segments separated by dots.');
  const [header = '', payload = '', signature = ''] = token.split('.');
  if (![header, payload, signature].every(isBase64Length))
    return structureInvalid('A segment of the JWT is not base64url.');
  const parameters = objectIn(header);
  if (parameters === undefined) return structureInvalid("The JWT's header is not a JSON object.");
  const claims = objectIn(payload);
  if (claims === undefined) return structureInvalid("The JWT's payload is not a JSON object.");
  const parameter = missingIn(parameters, HEADER_PARAMETERS);
  if (parameter !== undefined)
    return structureInvalid(`The JWT's header parameter ${parameter} is missing or unusable.`);
  const claim = missingIn(claims, CLAIMS);
  return claim === undefined
    ? undefined
    : structureInvalid(`The JWT's claim ${claim} is missing or unusable.`);
}

/** The `exp` of a well-formed token, in seconds. */
export function expiryOf(token: string): number {
  return Number(objectIn(token.split('.')[1] ?? '')?.['exp']);
}

/** Why a token must not be sent; undefined: it may. `nowMs`: epoch milliseconds. */
export function tokenProblem(token: unknown, nowMs: number): SdkError | undefined {
  const problem = structureProblem(token);
  if (problem !== undefined || typeof token !== 'string') return problem;
  // "on or after" (RFC 7519 §4.1.4).
  const expired = nowMs / 1_000 >= expiryOf(token);
  return expired ? new SdkError(JWT_TOKEN_EXPIRED, 'The JWT has expired. Set a new one.') : undefined;
}
