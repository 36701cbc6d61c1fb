// What the SDK checks of a user data JWT before each call: structure and expiration. The signature is the backend's.

/** What an error callback gets. */
export interface SdkError {
  readonly code: string;
  readonly description: string;
}

// RFC 7515, section 7.1: three base64url segments, without padding.
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const HEADER_PARAMETERS = ['alg', 'typ', 'kid'];
const CLAIMS = ['typ', 'sub', 'infobip-api-key', 'iat', 'exp', 'jti'];

type Decoded = Readonly<Record<string, unknown>>;

const malformed = (description: string): SdkError => ({ code: 'JWT_TOKEN_STRUCTURE_INVALID', description });

/** The JSON object in a segment; undefined: there is none. */
function objectIn(segment: string): Decoded | undefined {
  try {
    const bytes = Uint8Array.from(Buffer.from(segment, 'base64url'));
    const value: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    );
    const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
    return isObject ? (value as Decoded) : undefined;
  } catch {
    return undefined;
  }
}

function isUsable(name: string, value: unknown): boolean {
  if (name === 'iat' || name === 'exp') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === 'string' && value.trim() !== '';
}

/** Why a token must not be sent; undefined: it may. `nowMs`: epoch milliseconds. */
export function problemWith(token: unknown, nowMs: number): SdkError | undefined {
  if (typeof token !== 'string' || !COMPACT.test(token))
    return malformed('The JWT is not three base64url segments separated by dots.');
  const segments = token.split('.');
  if (segments.some((segment) => segment.length % 4 === 1))
    return malformed('A segment of the JWT is not base64url.');
  const [header, payload] = segments.map(objectIn);
  if (header === undefined) return malformed('The header of the JWT is not a JSON object.');
  if (payload === undefined) return malformed('The payload of the JWT is not a JSON object.');
  const parameter = HEADER_PARAMETERS.find((name) => !isUsable(name, header[name]));
  if (parameter !== undefined)
    return malformed(`The header parameter ${parameter} of the JWT is missing or unusable.`);
  const claim = CLAIMS.find((name) => !isUsable(name, payload[name]));
  if (claim !== undefined) return malformed(`The claim ${claim} of the JWT is missing or unusable.`);
  // RFC 7519, section 4.1.4: refused on or after the expiration time.
  return nowMs / 1_000 < Number(payload['exp'])
    ? undefined
    : { code: 'JWT_TOKEN_EXPIRED', description: 'The JWT has expired. Set a new one.' };
}
