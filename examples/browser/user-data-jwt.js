// What the SDK checks of a user data JWT before each call: structure and expiration. The signature is the backend's.

const STRUCTURE_INVALID = 'JWT_TOKEN_STRUCTURE_INVALID';
const EXPIRED = 'JWT_TOKEN_EXPIRED';
/** RFC 7515 §7.1: three base64url segments, without padding. */
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const HEADER_PARAMETERS = ['alg', 'typ', 'kid'];
const CLAIMS = ['typ', 'sub', 'infobip-api-key', 'iat', 'exp', 'jti'];

/** A failure on its way to an error callback. */
export class SdkError extends Error {
  constructor(code, description) {
    super(description);
    this.code = code;
    this.description = description;
  }
}

function objectIn(segment, name) {
  try {
    const binary = atob(segment.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = new Uint8Array(binary.length);
    for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value;
  } catch {
    // The same failure as a value that is no object.
  }
  throw new SdkError(STRUCTURE_INVALID, `The ${name} of the JWT is not a JSON object.`);
}

function isUsable(name, value) {
  if (name === 'iat' || name === 'exp') return Number.isFinite(value);
  return typeof value === 'string' && value.trim() !== '';
}

function need(names, values, what) {
  const missing = names.find((name) => !isUsable(name, values[name]));
  if (missing !== undefined)
    throw new SdkError(STRUCTURE_INVALID, `The ${what} ${missing} of the JWT is missing or unusable.`);
}

/** Throws an SdkError when the token must not be sent. `nowMs`: epoch milliseconds. */
export function check(token, nowMs) {
  const segments = typeof token === 'string' && COMPACT.test(token) ? token.split('.') : [];
  if (segments.length !== 3 || segments.some((segment) => segment.length % 4 === 1))
    throw new SdkError(STRUCTURE_INVALID, 'The JWT is not three base64url segments separated by dots.');
  const [header, payload] = segments;
  need(HEADER_PARAMETERS, objectIn(header, 'header'), 'header parameter');
  const claims = objectIn(payload, 'payload');
  need(CLAIMS, claims, 'claim');
  // RFC 7519 §4.1.4: refused on or after the expiration time.
  if (nowMs / 1000 >= claims.exp) throw new SdkError(EXPIRED, 'The JWT has expired. Set a new one.');
}
