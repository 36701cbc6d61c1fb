// Tokens for the eye: decoded as far as they can be, without their signature, bounded. Nothing here judges anything.
import { liveTokens } from './live-tokens.ts';
import { TokenIndex } from './token-index.ts';

/** What stands where a signature was. */
export const SIGNATURE_CUT = '[signature cut]';
/** The longest text that is shown, in characters. */
const MAX_SHOWN = 2_000;
/** How much of a token is looked at to show it, in characters. */
const MAX_DECODED = 64 * 1_024;
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

function bounded(text: string, whole: number = text.length): string {
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}… (${whole} characters in all)`;
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
    text: bounded(redactTokens(value.slice(0, MAX_DECODED), [value]), value.length),
    ...(header === undefined ? {} : { header: bounded(header) }),
    ...(claims === undefined ? {} : { claims: bounded(claims) }),
    ...(exp === undefined ? {} : { exp }),
    ...(iat === undefined ? {} : { iat }),
    length: value.length,
  };
}

/** Everything after the last inner dot of a known token, where it is a short signature, or one that is no random text. */
function shortSecretsOf(token: string): readonly string[] {
  let end = token.length;
  while (token[end - 1] === '.') end -= 1;
  const signature = token.slice(token.lastIndexOf('.', end - 1) + 1, end);
  if (signature.length < MIN_SIGNATURE || signature.length === token.length) return [];
  const encoded = encodeURIComponent(Buffer.from(signature).toString());
  return [signature, encoded, JSON.stringify(signature).slice(1, -1), signature.trim()];
}

/**
 * A token's shape in any text: three segments, of which the first has in it what JSON in base64url begins with. Each run of
 * letters is read from its beginning alone: from everywhere, a hostile text is read over and over again.
 */
const SHAPE = /(?<![\w-])([\w-]{10,}\.[\w-]{8,})\.[\w+/=-]{8,}/g;
const LIKE_JSON = /ey[\w-]{8,}\./;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Puts the note in the place of these parts of a text; parts that touch become one. */
function cut(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  let result = '';
  let done = -1;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start > done) result += `${text.slice(Math.max(done, 0), start)}${SIGNATURE_CUT}`;
    done = Math.max(done, end);
  }
  return result + text.slice(done);
}

/**
 * A function that cuts the signature of everything that looks like a token, of every token that this process has minted,
 * and of the known ones: as they are, percent-encoded, with escapes, in base64 at any alignment, in hexadecimal, cut into
 * lines or pieces, or the signature alone.
 */
export function tokenMask(known: Iterable<string> = []): (text: string) => string {
  const tokens = [...known];
  const short = [...new Set(tokens.flatMap(shortSecretsOf))];
  const others = notLive(tokens);
  return (text) => {
    let result = cut(text, [...liveTokens().find(text), ...others().find(text)]);
    for (const secret of short)
      if (result.includes(secret)) result = result.replaceAll(secret, SIGNATURE_CUT);
    if (!result.includes('ey')) return result;
    return result.replace(SHAPE, (whole, segments: string) =>
      LIKE_JSON.test(segments) ? `${segments}.${SIGNATURE_CUT}` : whole,
    );
  };
}

const NOTHING = new TokenIndex();

/** Those of the tokens that are not, or no longer, searched for in every text. */
function notLive(tokens: readonly string[]): () => TokenIndex {
  let index = NOTHING;
  let size = 0;
  return () => {
    const live = liveTokens();
    const others = tokens.filter((token) => !live.knows(token));
    if (others.length > size) [index, size] = [new TokenIndex(others), others.length];
    return index;
  };
}

/** As `tokenMask`, for one text. */
export function redactTokens(text: string, known: Iterable<string> = []): string {
  return tokenMask(known)(text);
}
