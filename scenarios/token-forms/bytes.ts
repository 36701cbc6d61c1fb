// Characters that could add to a request or break it (UDA-34), beyond the plain line breaks: what an old header syntax,
// a cut to eight bits, or a lenient trim makes of them.

/** A form: the text, and what it is in words. */
export interface ByteForm {
  readonly is: string;
  readonly text: string;
}

/** Every form, by its name. */
export const HOSTILE_FORMS = {
  'folded-crlf-space': { is: 'A folded line: CR, LF and a space', text: '\r\n ' },
  'folded-lf-tab': { is: 'A folded line: LF and a tab', text: '\n\t' },
  'cut-to-crlf': { is: 'U+010D and U+010A, which become CR and LF when cut to a byte', text: '\u010d\u010a' },
  'cut-to-crlf-header': {
    is: 'U+010D, U+010A and another header',
    text: '\u010d\u010aX-Injected: yes\u010d\u010a',
  },
  'vertical-tab': { is: 'A vertical tab', text: '\v' },
  'form-feed': { is: 'A form feed', text: '\f' },
  escape: { is: 'An escape character', text: '\u001b' },
  delete: { is: 'A delete character', text: '\u007f' },
  'next-line': { is: 'U+0085, the next line', text: '\u0085' },
  'no-break-space': { is: 'A no-break space', text: '\u00a0' },
  'line-separator': { is: 'A line separator', text: '\u2028' },
  'zero-width-space': { is: 'A zero-width space', text: '\u200b' },
  'zero-width-joiner': { is: 'A zero-width joiner', text: '\u200d' },
  'combining-mark': { is: 'A combining mark', text: '\u0301' },
  'byte-order-mark': { is: 'A byte order mark', text: '\ufeff' },
  'soft-hyphen': { is: 'A soft hyphen', text: '\u00ad' },
  'full-width-letter': { is: 'A full-width letter', text: '\uff21' },
  'cyrillic-letter': { is: 'A Cyrillic letter that looks like an a', text: '\u0430' },
  'right-to-left-override': { is: 'A right-to-left override', text: '\u202e' },
} as const satisfies Record<string, ByteForm>;
