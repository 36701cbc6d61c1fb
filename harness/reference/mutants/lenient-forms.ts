// Mutants that take a form of a bad token which some parser in use takes.
import { TOKEN_RULES } from '../parts/validate-jwt.ts';
import { type Mutant, ruleMutant } from './mutant.ts';

/** Reads JSON after these changes of its text. */
function after(change: (json: string) => string) {
  return (json: string) => TOKEN_RULES.json(change(json));
}

function lenient(id: string, what: string, cause: string, change: (json: string) => string): Mutant {
  return ruleMutant(
    id,
    { requirement: 'UDA-33', sentence: `A token whose JSON has ${what} is sent.`, cause },
    { json: after(change) },
  );
}

const json: readonly Mutant[] = [
  lenient('json-line-comments-read', 'comments behind two slashes', 'The parser takes JSON5.', (text) =>
    text.replace(/\/\/[^\n]*\n/g, ''),
  ),
  lenient('json-hash-comments-read', 'comments behind a hash sign', 'The parser takes YAML.', (text) =>
    text.replace(/#[^\n]*\n/g, ''),
  ),
  lenient(
    'json-equals-signs-read',
    'equals signs and semicolons',
    'The parser is the one that comes with the platform, which takes both.',
    (text) => text.replace(/"=>?"/g, '":"').replace(/;"/g, ',"'),
  ),
  lenient('json-unquoted-values-read', 'texts without quotes', 'The parser is lenient.', (text) =>
    text.replace(/:([a-zA-Z]+)(?=[,}])/g, ':"$1"'),
  ),
  lenient('json-literals-in-any-case', 'TRUE as a value', 'Literals are compared without case.', (text) =>
    text.replace(/:TRUE\b/g, ':true'),
  ),
  lenient(
    'json-raw-control-characters-read',
    'raw line feeds in texts',
    'The scanner was written by hand.',
    (text) => text.replace(/[\n\t\0]/g, ' '),
  ),
  lenient(
    'json-any-escape-read',
    'escapes that JSON does not know',
    'An unknown escape stands for its letter.',
    (text) => text.replace(/\\[^"\\/bfnrtu]/g, 'x'),
  ),
  lenient(
    'json-trailing-nul-read',
    'a NUL at its end',
    'The text is handed on with its terminator.',
    (text) => text.replace(/\0+$/, ''),
  ),
  lenient(
    'json-trailing-brace-read',
    'a second closing brace',
    'The parser stops after the first value.',
    (text) => text.replace(/\}\}$/, '}'),
  ),
  lenient(
    'json-odd-numbers-read',
    'numbers with leading zeros or a plus sign',
    'Numbers are left to the language.',
    (text) => text.replace(/:\+?0*(?=\d)/g, ':'),
  ),
  lenient('json-infinity-read', 'Infinity', 'Not-finite numbers are switched on for metrics.', (text) =>
    text.replace(/:-?Infinity/g, ':1'),
  ),
];

const others: readonly Mutant[] = [
  ruleMutant(
    'utf-16-payload-read',
    {
      requirement: 'UDA-33',
      sentence: 'A token whose JSON is in UTF-16 is sent.',
      cause: 'The parser guesses the encoding from the first bytes.',
    },
    { utf8: (bytes) => TOKEN_RULES.utf8(bytes[1] === 0 ? bytes.filter((byte) => byte !== 0) : bytes) },
  ),
  ruleMutant(
    'overlong-utf-8-read',
    {
      requirement: 'UDA-33',
      sentence: 'A token with overlong UTF-8 or Latin-1 in its JSON is sent.',
      cause: 'What cannot be decoded is replaced by a question mark.',
    },
    { utf8: (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) },
  ),
  ...(
    [
      ['exp-text-parsed-as-float', 'parseFloat', /^\d+[.e]/],
      ['exp-text-with-blanks-read', 'a parser that trims', /^\s|\s$/],
      ['exp-text-with-suffix-read', 'Double.parseDouble', /^\d+[dfL]$/],
      ['exp-text-hexadecimal-read', 'Long.decode', /^0x/],
      ['exp-text-infinity-read', 'Number', /^Infinity$/],
    ] as const
  ).map(([id, parser, pattern]) =>
    ruleMutant(
      id,
      {
        requirement: 'UDA-32',
        sentence: `A token whose exp is a text that ${parser} takes is sent.`,
        cause: `exp is handed to ${parser}, whatever its type.`,
      },
      {
        isUsable: (name, value) =>
          TOKEN_RULES.isUsable(name, value) || (name === 'exp' && pattern.test(String(value))),
        isExpired: (exp, nowMs) => typeof exp === 'number' && TOKEN_RULES.isExpired(exp, nowMs),
      },
    ),
  ),
  ruleMutant(
    'quotes-of-other-kinds-taken-off',
    {
      requirement: 'UDA-12',
      sentence: 'A token in single quotes, curly quotes or backticks is taken for the token in them.',
      cause: 'Tokens are pasted from mails, and what stands around them is taken off to check them.',
    },
    { text: (token) => token.replace(/^['`\u2018-\u201f\u00ab<(]+|['`\u2018-\u201f\u00bb>)]+$/g, '') },
  ),
  ruleMutant(
    'escaped-line-feed-taken-off',
    {
      requirement: 'UDA-31',
      sentence: 'A token that is followed by a backslash and an n is sent.',
      cause: 'The token comes from an environment variable that was written in quotes.',
    },
    { text: (token) => token.replace(/\\n$/, '') },
  ),
  ruleMutant(
    'blank-signature-accepted',
    {
      requirement: 'UDA-31',
      sentence: 'A token whose signature is white space is sent.',
      cause: 'Only an empty signature was thought of.',
    },
    {
      isBase64url: (segment, name) =>
        (name === 'signature' && /^\s+$/.test(segment)) || TOKEN_RULES.isBase64url(segment, name),
    },
  ),
];

export const LENIENT_FORMS: readonly Mutant[] = [...json, ...others];
