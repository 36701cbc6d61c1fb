// Which texts give a token away, and in which forms they may stand somewhere: as they are, in base64 at any alignment,
// in hexadecimal. Percent-encoding and escapes are taken off the searched text instead (see text-views.ts).

/** A shorter run of a signature's characters is no signature worth hiding, and would be found by chance. */
const MIN_SECRET = 20;
/** A text of fewer different characters than this is a filler, which stands in other texts too. */
const MIN_DIFFERENT = 10;
/** The longest run that is looked for: a signature of HS512 has 86 characters; what is longer is known by its beginning. */
const MAX_SECRET = 120;
/** A hostile token may have a million segments. */
const MAX_SEGMENTS = 8;

/** A form of a secret, in the characters that texts are compared in: those of base64url. */
export interface SecretForm {
  readonly text: string;
  /** The shortest piece of it that gives it away, in characters. */
  readonly telling: number;
}

/** base64 in any of its alphabets, as base64url. */
function plain(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Of this many of its first bytes. */
const LOOKED_AT = 24;
/** A part of them that random bytes do not reach: a third of all bytes are visible characters. */
const MOSTLY = 0.85;

/** Whether base64 text, at any of its alignments, is readable once decoded: a header, claims, a piece of them. */
function isReadable(run: string): boolean {
  return [0, 1, 2, 3].some((skipped) => {
    const bytes = Buffer.from(run.slice(skipped), 'base64').subarray(0, LOOKED_AT);
    return bytes.filter((byte) => byte >= 0x20 && byte < 0x7f).length >= MOSTLY * bytes.length;
  });
}

/** The signature of a token: what makes it usable. None where it has none, or one that is no random text. */
export function secretsOf(token: string): readonly string[] {
  const afterTwoDots = token.split('.', MAX_SEGMENTS).slice(2);
  return afterTwoDots
    .flatMap((segment) => segment.match(/[\w+/-]+/g) ?? [])
    .map((run) => run.slice(0, MAX_SECRET))
    .filter((run) => run.length >= MIN_SECRET && new Set(run).size >= MIN_DIFFERENT && !isReadable(run));
}

/** base64 of a secret that stands behind this many bytes of a group of three, without what neighbours have a part in. */
function inBase64(secret: string, behind: number): string {
  const whole = Buffer.from(' '.repeat(behind) + secret).toString('base64url');
  const first = behind === 0 ? 0 : behind + 1;
  return whole.slice(first, Math.floor(((behind + secret.length) * 8) / 6));
}

/** A piece of a signature of 10 characters is no accident: there are 2^60 of them. */
const TELLING = 10;
/** In hexadecimal the same takes twice the digits. */
const TELLING_HEX = 20;

/** The forms in which a secret may stand somewhere. */
export function formsOf(secret: string): readonly SecretForm[] {
  const hex = [Buffer.from(secret).toString('hex'), Buffer.from(plain(secret), 'base64url').toString('hex')];
  return [
    { text: plain(secret), telling: TELLING },
    ...[0, 1, 2].map((behind) => ({ text: inBase64(secret, behind), telling: TELLING })),
    ...hex.flatMap((text) => [text, text.toUpperCase()].map((one) => ({ text: one, telling: TELLING_HEX }))),
  ];
}
