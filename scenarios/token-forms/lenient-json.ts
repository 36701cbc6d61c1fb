// Texts that RFC 8259 forbids and that some parser in use reads all the same: the forms of one defect, for recipes and for
// random tokens alike. Each adds to the JSON and takes nothing away, so that a lenient parser finds all that is mandatory.

/** A form: what it is, as the end of "the payload …", and how it is written. */
export interface JsonForm {
  readonly says: string;
  readonly write: (json: string) => string | Uint8Array;
}

/** A member with raw text as its value. */
const value = (raw: string) => (json: string) => `${json.slice(0, -1)},"x":${raw}}`;
/** Raw text in the place of a further member, with what separates it. */
const rest = (raw: string) => (json: string) => `${json.slice(0, -1)}${raw}}`;
/** Raw text right behind the opening brace. */
const start = (raw: string) => (json: string) => `{${raw}${json.slice(1)}`;

/** Comments, and other signs than JSON's (RFC 8259 §2). */
const SIGNS = {
  'line-comment': { says: 'has a comment behind two slashes', write: start('// signed\n') },
  'hash-comment': { says: 'has a comment behind a hash sign', write: start('# signed\n') },
  'comment-inside': { says: 'has a comment between two members', write: start('/* signed */') },
  'equals-sign': { says: 'has an equals sign for a colon', write: rest(',"x"="y"') },
  arrow: { says: 'has an arrow for a colon', write: rest(',"x"=>"y"') },
  semicolon: { says: 'has a semicolon between two members', write: rest(';"x":"y"') },
  'no-comma': { says: 'has no comma between two members', write: rest(' "x":"y"') },
  'two-commas': { says: 'has two commas between two members', write: rest(',,"x":"y"') },
  'leading-comma': { says: 'has a comma before its first member', write: start(',') },
  'form-feed': { says: 'has a form feed between two members', write: rest(',\f"x":"y"') },
  'no-break-space': { says: 'has a no-break space between two members', write: rest(',\u00a0"x":"y"') },
  'trailing-nul': { says: 'has a NUL after the object', write: (json) => `${json}\0` },
  'trailing-brace': { says: 'has a second closing brace', write: (json) => `${json}}` },
  'in-parentheses': { says: 'stands in parentheses', write: (json) => `(${json})` },
  'guard-prefix': {
    says: "begins with )]}', as a guard against script tags does",
    write: (json) => `)]}'\n${json}`,
  },
} as const satisfies Record<string, JsonForm>;

/** Values that are no JSON (RFC 8259 §3, §6, §7). */
const VALUES = {
  'unquoted-value': { says: 'has a text without quotes', write: value('word') },
  'single-quoted-value': { says: 'has a text in single quotes', write: value("'word'") },
  'upper-case-literal': { says: 'has TRUE as a value', write: value('TRUE') },
  'capitalised-literal': { says: 'has None as a value', write: value('None') },
  undefined: { says: 'has undefined as a value', write: value('undefined') },
  'raw-line-feed': { says: 'has a raw line feed in a text', write: value('"a\nb"') },
  'raw-tab': { says: 'has a raw tab in a text', write: value('"a\tb"') },
  'raw-nul': { says: 'has a raw NUL in a text', write: value('"a\0b"') },
  'unknown-escape': { says: 'has an escape that JSON does not know', write: value('"\\q"') },
  'hex-escape': { says: 'has a hexadecimal escape', write: value('"\\x41"') },
  'quote-escape': { says: 'has an escaped single quote', write: value('"it\\\'s"') },
  'short-unicode-escape': { says: 'has a unicode escape of two digits', write: value('"\\u41"') },
  'leading-zeros': { says: 'has a number with leading zeros', write: value('007') },
  infinity: { says: 'has Infinity as a value', write: value('Infinity') },
  'minus-infinity': { says: 'has -Infinity as a value', write: value('-Infinity') },
  'hex-number': { says: 'has a hexadecimal number', write: value('0x1F') },
  'octal-number': { says: 'has an octal number', write: value('0o17') },
  'plus-sign': { says: 'has a number with a plus sign', write: value('+1') },
  'point-at-the-end': { says: 'has a number that ends in a point', write: value('1.') },
  'point-at-the-start': { says: 'has a number that begins with a point', write: value('.5') },
} as const satisfies Record<string, JsonForm>;

/** A member whose text is these bytes. */
const bytes =
  (...raw: readonly number[]) =>
  (json: string) => {
    const encoder = new TextEncoder();
    return Uint8Array.from([
      ...encoder.encode(`${json.slice(0, -1)},"x":"`),
      ...raw,
      ...encoder.encode('"}'),
    ]);
  };

/** The text in UTF-16, with these bytes before it. */
function utf16(json: string, order: 'le' | 'be', mark: readonly number[]): Uint8Array {
  const text = Buffer.from(json, 'utf16le');
  return Uint8Array.from([...mark, ...(order === 'le' ? text : text.swap16())]);
}

/** Encodings that are not UTF-8 (RFC 8259 §8.1). Platform decoders replace what they cannot read, and go on. */
const ENCODINGS = {
  'latin-1': { says: 'is encoded in Latin-1', write: bytes(0xe9, 0xfc) },
  'overlong-utf-8': { says: 'has a letter in overlong UTF-8', write: bytes(0xc1, 0xa1) },
  'overlong-nul': { says: 'has a NUL in the UTF-8 that Java writes', write: bytes(0xc0, 0x80) },
  surrogates: { says: 'has surrogates in its UTF-8', write: bytes(0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80) },
  'cut-character': { says: 'has a character that breaks off', write: bytes(0xf0, 0x9f, 0xa6) },
  'utf-16': { says: 'is encoded in UTF-16', write: (json) => utf16(json, 'le', []) },
  'utf-16-big-endian': {
    says: 'is encoded in UTF-16, big end first',
    write: (json) => utf16(json, 'be', []),
  },
  'utf-16-with-mark': {
    says: 'is encoded in UTF-16 and begins with its mark',
    write: (json) => utf16(json, 'le', [0xff, 0xfe]),
  },
} as const satisfies Record<string, JsonForm>;

/** Every form, by its name. */
export const LENIENT_JSON_FORMS = { ...SIGNS, ...VALUES, ...ENCODINGS } as const;
