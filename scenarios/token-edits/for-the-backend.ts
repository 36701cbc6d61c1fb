// Edits that an SDK cannot see or need not look at: signature, algorithm, and claims whose value is well-formed.
import { z } from 'zod';
import { type Change, editKind, unspecified } from './edit.ts';

const OTHER_TEXT = z.string().regex(/^[\w-]{1,100}$/);

function header(name: string, value: string, effect: Change['effect']): Change {
  return {
    places: [`parameter ${name}`],
    effect,
    says: `its header says ${name} ${JSON.stringify(value)}`,
    plan: { header: (object) => ({ ...object, [name]: value }) },
  };
}

function claim(name: string, value: string, effect: Change['effect']): Change {
  return {
    places: [`claim ${name}`],
    effect,
    says: `its claim ${name} is ${JSON.stringify(value)}`,
    plan: { claims: (object) => ({ ...object, [name]: value }) },
  };
}

const REFUSED: Change['effect'] = { is: 'refused-by-backend' };

/** Algorithms that are not HS256, with what signs then. An unsecured token ends in a dot (RFC 7515 §A.5). */
const ALGORITHMS = {
  none: { signing: 'none', places: ['shape', 'characters signature'] },
  HS512: { signing: 'HS512', places: [] },
  RS256: { signing: 'RS256', places: [] },
  XX999: { signing: 'HS256', places: [] },
} as const;

export const ALGORITHM_NAMES = Object.keys(ALGORITHMS) as (keyof typeof ALGORITHMS)[];

export const BACKEND_EDITS = [
  editKind('signed', { how: z.enum(['other-secret', 'forged']) }, ({ how }) => ({
    places: ['signing'],
    effect: REFUSED,
    says: how === 'forged' ? 'its signature was made over other claims' : 'it is signed with another secret',
    plan: { signing: how },
  })),
  editKind('other-kid', { value: OTHER_TEXT }, ({ value }) => header('kid', `no-${value}`, REFUSED)),
  editKind('other-application', { value: OTHER_TEXT }, ({ value }) =>
    claim('infobip-api-key', `no-${value}`, REFUSED),
  ),
  editKind('other-sub', { value: OTHER_TEXT }, ({ value }) => claim('sub', `no-${value}`, REFUSED)),
  editKind('algorithm', { alg: z.enum(ALGORITHM_NAMES) }, ({ alg }) => {
    const { signing, places } = ALGORITHMS[alg];
    const change = header('alg', alg, unspecified('UDA-43'));
    return {
      ...change,
      places: [...change.places, 'signing', ...places],
      plan: { ...change.plan, signing },
    };
  }),
  editKind('other-typ-parameter', { value: OTHER_TEXT }, ({ value }) =>
    header('typ', `no-${value}`, unspecified('UDA-43')),
  ),
  editKind('other-typ-claim', { value: OTHER_TEXT }, ({ value }) =>
    claim('typ', `no-${value}`, unspecified('UDA-43')),
  ),
] as const;
