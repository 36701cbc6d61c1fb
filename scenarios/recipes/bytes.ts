// White space (UDA-31) and bytes that could add to a request or break it (UDA-34), in each place of a token.
import type { Recipe } from '../recipe.ts';
import { type ByteForm, HOSTILE_FORMS } from '../token-forms/bytes.ts';
import { malformed } from './kinds.ts';

const SEGMENT_NAMES = ['header', 'payload', 'signature'] as const;

/** Puts text into the middle of one of the three segments. */
const inside = (segment: number, text: string) => ({
  compact: (token: string) =>
    token
      .split('.')
      .map((part, index) => (index === segment ? part.slice(0, 8) + text + part.slice(8) : part))
      .join('.'),
});

const WHITE_SPACE = { space: ' ', tab: '\t' } as const;

export const WHITE_SPACE_RECIPES: readonly Recipe[] = [
  ...Object.entries(WHITE_SPACE).flatMap(([name, text]) => [
    malformed(
      `white-space/${name}-before`,
      `A ${name} before the token.`,
      { compact: (token) => text + token },
      'UDA-31',
    ),
    malformed(
      `white-space/${name}-after`,
      `A ${name} after the token.`,
      { compact: (token) => token + text },
      'UDA-31',
    ),
    ...SEGMENT_NAMES.map((segment, index) =>
      malformed(
        `white-space/${name}-in-${segment}`,
        `A ${name} inside the ${segment} segment.`,
        inside(index, text),
        'UDA-31',
      ),
    ),
  ]),
  malformed(
    'white-space/line-wrapped',
    'The token is wrapped into lines of 64 characters, as a mail would.',
    { compact: (token) => token.replace(/(.{64})/g, '$1\n') },
    'UDA-31',
  ),
];

/** Bytes by name, and what they are in words. */
const HOSTILE = {
  cr: { text: '\r', is: 'A carriage return' },
  lf: { text: '\n', is: 'A line feed' },
  'crlf-header': { text: '\r\nX-Injected: yes\r\n', is: 'A line break and another header' },
  nul: { text: '\0', is: 'A NUL' },
  'non-ascii': { text: 'é🦊', is: 'Text outside ASCII' },
} as const;

export const HOSTILE_BYTES: readonly Recipe[] = [
  ...Object.entries(HOSTILE).flatMap(([name, { text, is }]) =>
    SEGMENT_NAMES.map((segment, index) =>
      malformed(
        `hostile-bytes/${name}-in-${segment}`,
        `${is} inside the ${segment} segment.`,
        inside(index, text),
        'UDA-34',
      ),
    ),
  ),
  malformed(
    'hostile-bytes/lf-after',
    'A line feed after the token.',
    { compact: (token) => `${token}\n` },
    'UDA-34',
  ),
  malformed(
    'hostile-bytes/lf-before',
    'A line feed before the token.',
    { compact: (token) => `\n${token}` },
    'UDA-34',
  ),
  malformed(
    'hostile-bytes/crlf-header-after',
    'A line break and another header after the token.',
    { compact: (token) => `${token}\r\nX-Injected: yes` },
    'UDA-34',
  ),
];

/** Behind a dot is where some code trims, and where a combining mark changes the dot. */
const PLACES = {
  'after-the-first-dot': (token: string, text: string) => token.replace('.', `.${text}`),
  'after-the-second-dot': (token: string, text: string) => token.replace(/\.([^.]*)$/, `.${text}$1`),
  'in-signature': (token: string, text: string) => inside(2, text).compact(token),
  after: (token: string, text: string) => token + text,
} as const;
const PLACE_NAMES = Object.keys(PLACES) as (keyof typeof PLACES)[];
const WHERE: Readonly<Record<keyof typeof PLACES, string>> = {
  'after-the-first-dot': 'behind the first dot',
  'after-the-second-dot': 'behind the second dot',
  'in-signature': 'inside the signature segment',
  after: 'after the token',
};

/** Where each form is tried: two of the places, by turns. */
export const HOSTILE_BYTE_FORMS: readonly Recipe[] = Object.entries<ByteForm>(HOSTILE_FORMS).flatMap(
  ([name, { is, text }], turn) =>
    PLACE_NAMES.filter((_, index) => index % 2 === turn % 2).map((place) =>
      malformed(
        `hostile-bytes/${name}-${place}`,
        `${is} ${WHERE[place]}.`,
        { compact: (token) => PLACES[place](token, text) },
        'UDA-34',
      ),
    ),
);
