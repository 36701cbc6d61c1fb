// An exp that is no JSON number and that a language's own parser takes for one. `at`: seconds since the epoch.

/** A form: what it is, as the end of "exp is …", and how it is written. */
export interface ExpForm {
  readonly says: string;
  readonly write: (at: number) => string;
}

/** Texts, by what takes them: Number(), parseInt, Double.parseDouble, int() and their like. */
export const EXP_TEXTS = {
  'text-float': { says: 'a text with a fraction', write: (at) => `${at}.0` },
  'text-exponent': { says: 'a text in exponent notation', write: (at) => `${at}e0` },
  'text-blank-before': { says: 'a text with a blank before its digits', write: (at) => ` ${at}` },
  'text-blank-after': { says: 'a text with a line feed after its digits', write: (at) => `${at}\n` },
  'text-infinity': { says: 'the text "Infinity"', write: () => 'Infinity' },
  'text-nan': { says: 'the text "NaN"', write: () => 'NaN' },
  'text-hexadecimal': { says: 'a text of hexadecimal digits', write: (at) => `0x${at.toString(16)}` },
  'text-suffix-l': { says: 'a text with the suffix of a long', write: (at) => `${at}L` },
  'text-suffix-d': { says: 'a text with the suffix of a double', write: (at) => `${at}d` },
  'text-plus-sign': { says: 'a text with a plus sign', write: (at) => `+${at}` },
  'text-underscores': {
    says: 'a text with underscores between its digits',
    write: (at) => String(at).replace(/\B(?=(\d{3})+$)/g, '_'),
  },
  'text-thousands': {
    says: 'a text with commas between its digits',
    write: (at) => String(at).replace(/\B(?=(\d{3})+$)/g, ','),
  },
  'text-leading-zero': { says: 'a text with a leading zero', write: (at) => `0${at}` },
  'text-milliseconds': { says: 'a text of milliseconds', write: (at) => `${at}000` },
  'text-other-digits': {
    says: 'a text of Arabic digits',
    write: (at) => String(at).replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
  },
  'text-digits-then-words': { says: 'a text of digits and words after them', write: (at) => `${at} seconds` },
} as const satisfies Record<string, ExpForm>;

/** Numbers that JSON does not know (RFC 8259 §6), as they stand in the text. */
export const EXP_NUMBERS = {
  'number-octal': { says: 'an octal number', write: (at) => `0o${at.toString(8)}` },
  'number-leading-zero': { says: 'a number with a leading zero', write: (at) => `0${at}` },
  'number-hexadecimal': { says: 'a hexadecimal number', write: (at) => `0x${at.toString(16)}` },
  'number-plus-sign': { says: 'a number with a plus sign', write: (at) => `+${at}` },
  'number-point-at-the-end': { says: 'a number that ends in a point', write: (at) => `${at}.` },
  'number-suffix': { says: 'a number with the suffix of a long', write: (at) => `${at}L` },
  'number-underscores': {
    says: 'a number with underscores between its digits',
    write: (at) => String(at).replace(/\B(?=(\d{3})+$)/g, '_'),
  },
  'number-infinity': { says: 'Infinity', write: () => 'Infinity' },
} as const satisfies Record<string, ExpForm>;
