// Tokens for the eye: decoded as far as they can be, without their signature, bounded. Nothing here judges anything.

/** What stands where a signature was. */
export const SIGNATURE_CUT = '[signature cut]';
/** The longest text that is shown, in characters. */
const MAX_SHOWN = 2_000;
/** A shorter last segment is no signature worth hiding, and replacing it would garble other text. */
const MIN_SIGNATURE = 8;

/** A token for the eye. */
export interface DisplayedToken {
  /** The token with its signature cut. */
  readonly text: string;
  /** The header's JSON text, where the segment can be decoded. */
  readonly header?: string;
  /** The claims' JSON text, where the segment can be decoded. */
  readonly claims?: string;
  /** Epoch seconds, where the claim is a number. */
  readonly exp?: number;
  readonly iat?: number;
  /** In characters. */
  readonly length: number;
}

function bounded(text: string): string {
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}… (${text.length} characters in all)`;
}

function decoded(segment: string | undefined): string | undefined {
  if (segment === undefined || segment === '') return undefined;
  const text = Buffer.from(segment, 'base64').toString('utf8');
  // Control characters show that it is no text; a reader gets the segment itself then.
  return /^[^\u0000-\u0008\u000e-\u001f]+$/.test(text) ? text : undefined;
}

function numberIn(claims: string | undefined, name: string): number | undefined {
  // Not parsed: a claim's text may be no JSON, or deeper than a parser goes.
  const found = claims
    ?.slice(0, MAX_SHOWN)
    .match(new RegExp(`"${name}"\\s*:\\s*(-?\\d+(?:\\.\\d+)?)\\s*[,}]`));
  return found?.[1] === undefined ? undefined : Number(found[1]);
}

/** Decodes a token for the eye. Never throws, whatever the text. */
export function decodeForDisplay(value: string): DisplayedToken {
  const [first, second] = value.split('.', 2);
  const header = decoded(first?.slice(0, 4 * MAX_SHOWN));
  const claims = decoded(second?.slice(0, 4 * MAX_SHOWN));
  const exp = numberIn(claims, 'exp');
  const iat = numberIn(claims, 'iat');
  return {
    text: bounded(redactTokens(value, [value])),
    ...(header === undefined ? {} : { header: bounded(header) }),
    ...(claims === undefined ? {} : { claims: bounded(claims) }),
    ...(exp === undefined ? {} : { exp }),
    ...(iat === undefined ? {} : { iat }),
    length: value.length,
  };
}

/** The pieces of a known token that could make it usable again: everything after its last inner dot. */
function secretsOf(token: string): readonly string[] {
  const signature = token.replace(/\.+$/, '').split('.').at(-1) ?? '';
  if (signature.length < MIN_SIGNATURE || signature.length === token.length) return [];
  return [signature, encodeURIComponent(signature), JSON.stringify(signature).slice(1, -1), signature.trim()];
}

/** A token's shape in any text: two segments that begin like JSON in base64url, then the signature. */
const SHAPE = /(ey[\w-]{8,}\.[\w-]{8,})\.[\w+/=-]{8,}/g;

/**
 * Cuts the signature of everything that looks like a token, and of the known tokens wherever they stand, as they are,
 * percent-encoded or inside JSON.
 */
export function redactTokens(text: string, known: Iterable<string> = []): string {
  let result = text;
  for (const token of known) {
    for (const secret of new Set(secretsOf(token))) {
      if (result.includes(secret)) result = result.replaceAll(secret, SIGNATURE_CUT);
    }
  }
  return result.includes('ey') ? result.replace(SHAPE, `$1.${SIGNATURE_CUT}`) : result;
}
