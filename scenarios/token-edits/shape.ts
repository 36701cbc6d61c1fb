// Edits of the compact form: how many segments, stray dots, what stands around the token or in its place.
import { z } from 'zod';
import { AROUND, type Around } from '../token-forms/around.ts';
import {
  brief,
  type Change,
  editKind,
  malformed,
  SEGMENTS,
  type Segment,
  segment,
  unspecified,
} from './edit.ts';

/** Too short for a token: the mandatory header parameters and claims alone take more. */
const MAX_INSTEAD = 80;

/** One edit of the shape at a time: a missing segment and a stray dot make up for each other. */
const PLACE = 'shape';

type Rebuild = (header: string, payload: string, signature: string) => string;

function shape(
  says: string,
  by: 'UDA-12' | 'UDA-30',
  rebuild: Rebuild,
  more: Pick<Change, 'hidesClaims'> = {},
): Change {
  return {
    places: [PLACE],
    effect: malformed(by),
    says,
    plan: {
      compact: (token) => {
        const [header = '', payload = '', signature = ''] = token.split('.');
        return rebuild(header, payload, signature);
      },
    },
    ...more,
  };
}

/** Where a stray dot stands, and the token with it. */
const DOTS = {
  before: (dots, h, p, s) => `${dots}${h}.${p}.${s}`,
  after: (dots, h, p, s) => `${h}.${p}.${s}${dots}`,
  first: (dots, h, p, s) => `${h}.${dots}${p}.${s}`,
  second: (dots, h, p, s) => `${h}.${p}.${dots}${s}`,
} as const satisfies Record<string, (dots: string, h: string, p: string, s: string) => string>;

const WHERE: Readonly<Record<keyof typeof DOTS, string>> = {
  before: 'before the token',
  after: 'after the token',
  first: 'beside its first dot',
  second: 'beside its second dot',
};

/** What stands around a token by mistake. */
const WRAPS = {
  ...AROUND,
  bearer: { says: 'behind "Bearer "', wrap: (token) => `Bearer ${token}` },
  quotes: { says: 'in double quotes', wrap: (token) => `"${token}"` },
  json: { says: 'in a JSON object', wrap: (token) => JSON.stringify({ token }) },
} as const satisfies Record<string, Pick<Around, 'says' | 'wrap'> & { readonly before?: boolean }>;

export const DOT_PLACES = Object.keys(DOTS) as (keyof typeof DOTS)[];
export const WRAP_WAYS = Object.keys(WRAPS) as (keyof typeof WRAPS)[];

function isOnlyAfter(way: keyof typeof WRAPS): boolean {
  const wrap: Pick<Around, 'says'> & { readonly before?: boolean } = WRAPS[way];
  return wrap.before === false;
}

export const SHAPE_EDITS = [
  editKind(
    'segments',
    {
      keep: z
        .array(segment)
        .min(1)
        .max(8)
        .refine((keep) => keep.length !== SEGMENTS.length, { error: 'three segments would be right' }),
    },
    ({ keep }) =>
      shape(
        `it has ${keep.length} ${keep.length === 1 ? 'segment' : 'segments'}: ${keep.join(', ')}`,
        'UDA-12',
        (header, payload, signature) => {
          const parts: Readonly<Record<Segment, string>> = { header, payload, signature };
          return keep.map((name) => parts[name]).join('.');
        },
        // An SDK that reads on finds the claims in the second segment, or nowhere.
        { hidesClaims: keep[1] !== 'payload' },
      ),
  ),
  editKind('empty-segment', { which: segment }, ({ which }) =>
    shape(
      `the ${which} segment is empty`,
      which === 'signature' ? 'UDA-30' : 'UDA-12',
      (header, payload, signature) =>
        [
          which === 'header' ? '' : header,
          which === 'payload' ? '' : payload,
          which === 'signature' ? '' : signature,
        ].join('.'),
      { hidesClaims: which === 'payload' },
    ),
  ),
  editKind('blank-signature', { text: z.string().regex(/^[ \t]{1,8}$/) }, ({ text }) => ({
    places: [PLACE],
    effect: malformed('UDA-31'),
    says: 'its signature segment is white space',
    plan: { compact: (token) => token.replace(/[^.]*$/, text) },
  })),
  editKind('dots-alone', { count: z.number().int().min(1).max(1_000_000) }, ({ count }) => ({
    places: [PLACE, 'wrap'],
    effect: unspecified('UDA-36'),
    says: `${count} dots stand in its place`,
    plan: { compact: () => '.'.repeat(count) },
    hidesClaims: true,
  })),
  editKind(
    'stray-dots',
    { where: z.enum(DOT_PLACES), count: z.number().int().min(1).max(1_000) },
    ({ where, count }) =>
      shape(
        `${count === 1 ? 'a stray dot stands' : `${count} stray dots stand`} ${WHERE[where]}`,
        'UDA-30',
        (header, payload, signature) => DOTS[where]('.'.repeat(count), header, payload, signature),
      ),
  ),
  editKind('wrapped', { way: z.enum(WRAP_WAYS) }, ({ way }) => ({
    places: ['wrap'],
    // What stands only behind it makes its signature no base64url: of the JSON it takes nothing.
    effect: malformed(isOnlyAfter(way) ? 'UDA-31' : 'UDA-12'),
    says: `it is ${WRAPS[way].says}`,
    plan: { compact: WRAPS[way].wrap },
    hidesClaims: way === 'json',
  })),
  editKind(
    'instead',
    {
      text: z
        .string()
        .regex(/^[\w -]+(\.\w+){0,7}$/)
        .max(MAX_INSTEAD),
    },
    ({ text }) => ({
      places: ['wrap'],
      effect: malformed('UDA-12'),
      says: `the text ${brief(text)} stands in its place`,
      plan: { compact: () => text },
      hidesClaims: true,
    }),
  ),
] as const;
