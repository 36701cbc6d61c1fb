// Text as data: what a terminal or a browser would act upon, or what the eye would not see, becomes something to read.

/** A piece of a text: as it is, or a character that is shown by its name. */
export interface Piece {
  readonly text: string;
  /** The code point in the form `U+202E`; absent: ordinary text. */
  readonly hidden?: string;
  /** It is read from right to left: alone, or it would turn what stands around it. */
  readonly turned?: true;
}

/**
 * Control characters (but line feed and tab), the characters that change the direction of text, those of no width, line
 * separators, tags, and lone surrogates.
 */
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udfff]/gu;

const RIGHT_TO_LEFT =
  '\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}';
/** Words that are read from right to left, with what stands between them; what is quoted apart stays apart. */
const TURNED = new RegExp(
  `[${RIGHT_TO_LEFT}](?:[${RIGHT_TO_LEFT}\\p{M}\\p{N}\\p{Zs}'.-]*[${RIGHT_TO_LEFT}\\p{M}])?`,
  'gu',
);

/** An ordinary text, cut where it turns. */
function turns(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(TURNED)) {
    if (match.index > end) found.push({ text: text.slice(end, match.index) });
    found.push({ text: match[0], turned: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) found.push({ text: text.slice(end) });
  return found;
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The picture of a control character (U+2400 …), or its name in brackets. */
function pictureOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '␡' : `⟨${nameOf(character)}⟩`;
}

/** Cuts a text into what is shown as it is, what is shown by its name, and what is read from right to left. */
export function pieces(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > end) found.push(...turns(text.slice(end, match.index)));
    found.push({ text: pictureOf(match[0]), hidden: nameOf(match[0]) });
    end = match.index + match[0].length;
  }
  if (end < text.length) found.push(...turns(text.slice(end)));
  return found;
}

/** The text with nothing hidden in it, for places that take plain text only. */
export function visible(text: string): string {
  return pieces(text)
    .map((piece) => piece.text)
    .join('');
}
