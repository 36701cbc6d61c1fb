// Random tokens: which edits are combined, how often, and where the token is tried.
import fc from 'fast-check';
import { JWT_OPERATIONS, type JwtOperation } from '../../../contracts/operations.ts';
import { SUPPLY_ROUTES, type SupplyRoute } from '../../../scenarios/rotation.ts';
import { changeOf, type EditName, type TokenEdit } from '../../../scenarios/token-edits/all.ts';
import type { Effect } from '../../../scenarios/token-edits/edit.ts';
import { EDIT_ARBITRARIES } from './edit-arbitraries.ts';

/** One random token, and where it is tried. */
export interface TokenCase {
  readonly edits: readonly TokenEdit[];
  readonly operation: JwtOperation;
  readonly route: SupplyRoute;
}

/** How often each kind of edit comes: as often as it has forms that an SDK may get wrong each for itself. */
const WEIGHTS: Readonly<Record<EditName, number>> = {
  expires: 4,
  expired: 6,
  'expires-now': 3,
  'exp-in-milliseconds': 1,
  'exp-in-exponent-notation': 1,
  'exp-unusable': 6,
  'exp-as-text': 3,
  'exp-as-odd-text': 6,
  'exp-as-odd-number': 4,
  'exp-beyond': 2,
  issued: 1,
  'issued-ahead': 1,
  'not-before': 1,
  'not-before-ahead': 1,
  'parameter-missing': 4,
  'parameter-unusable': 9,
  'claim-missing': 8,
  'claim-unusable': 12,
  'iat-unusable': 5,
  signed: 2,
  'other-kid': 1,
  'other-application': 1,
  'other-sub': 1,
  algorithm: 3,
  'other-typ-parameter': 1,
  'other-typ-claim': 1,
  'extra-member': 6,
  filler: 4,
  depth: 3,
  'object-depth': 1,
  unclosed: 1,
  critical: 1,
  'sub-form': 8,
  'kid-form': 3,
  'jti-form': 2,
  'dash-and-underscore': 2,
  'claim-twice': 2,
  'parameter-twice': 1,
  'rotated-members': 2,
  'json-escapes': 2,
  'json-white-space': 2,
  'lenient-json': 32,
  'no-json-object': 10,
  'json-cut-off': 2,
  'standard-alphabet': 4,
  padding: 8,
  'impossible-length': 2,
  foreign: 8,
  'percent-encoded': 3,
  'white-space': 8,
  'hostile-bytes': 14,
  segments: 6,
  'empty-segment': 3,
  'blank-signature': 1,
  'dots-alone': 1,
  'stray-dots': 7,
  wrapped: 8,
  instead: 3,
};

/** Random edits of some kinds, as often as their weights say. */
function editOf(names: readonly EditName[]): fc.Arbitrary<TokenEdit> {
  return fc.oneof(
    ...names.map((name) => ({
      weight: WEIGHTS[name],
      arbitrary: EDIT_ARBITRARIES[name] as fc.Arbitrary<TokenEdit>,
    })),
  );
}

function only(arbitrary: fc.Arbitrary<TokenEdit>, ...effects: readonly Effect['is'][]) {
  return arbitrary.filter((edit) => effects.includes(changeOf(edit).effect.is));
}

const HARMLESS = only(
  editOf([
    'expires',
    'exp-in-milliseconds',
    'exp-in-exponent-notation',
    'issued',
    'not-before',
    'extra-member',
    'filler',
    'depth',
    'object-depth',
    'sub-form',
    'kid-form',
    'jti-form',
    'dash-and-underscore',
    'rotated-members',
    'json-escapes',
    'json-white-space',
  ]),
  'harmless',
);

const DEFECT = editOf([
  'expired',
  'expires-now',
  'exp-unusable',
  'exp-as-text',
  'exp-as-odd-text',
  'exp-as-odd-number',
  'parameter-missing',
  'parameter-unusable',
  'claim-missing',
  'claim-unusable',
  'iat-unusable',
  'lenient-json',
  'no-json-object',
  'json-cut-off',
  'standard-alphabet',
  'padding',
  'impossible-length',
  'foreign',
  'percent-encoded',
  'white-space',
  'hostile-bytes',
  'segments',
  'empty-segment',
  'blank-signature',
  'stray-dots',
  'wrapped',
  'instead',
]);

const FOR_THE_BACKEND = editOf(['signed', 'other-kid', 'other-application', 'other-sub']);

const OPEN = only(
  editOf([
    'exp-beyond',
    'issued-ahead',
    'not-before-ahead',
    'algorithm',
    'other-typ-parameter',
    'other-typ-claim',
    'filler',
    'depth',
    'object-depth',
    'unclosed',
    'critical',
    'dots-alone',
    'claim-twice',
    'parameter-twice',
  ]),
  'unspecified',
);

/**
 * What the token is about. One defect alone most often: two can hide each other. No array has a least length: it would keep
 * the last of its members from being taken away.
 */
const subjects: fc.Arbitrary<readonly TokenEdit[]> = fc.oneof(
  { weight: 10, arbitrary: fc.tuple(DEFECT) },
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 3, arbitrary: fc.array(DEFECT, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.array(FOR_THE_BACKEND, { maxLength: 2 }) },
  { weight: 1, arbitrary: fc.array(OPEN, { maxLength: 2 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.oneof(DEFECT, FOR_THE_BACKEND, OPEN), { maxLength: 4 }),
  },
);

/** Edits that can be combined: of those that change one place, the first. */
function withoutClashes(edits: readonly TokenEdit[]): readonly TokenEdit[] {
  const taken = new Set<string>();
  return edits.filter((edit) => {
    const { places } = changeOf(edit);
    if (places.some((place) => taken.has(place))) return false;
    for (const place of places) taken.add(place);
    return true;
  });
}

/** Random tokens. */
export const tokenCases: fc.Arbitrary<TokenCase> = fc
  .record({
    subject: subjects,
    harmless: fc.array(HARMLESS, { maxLength: 3, size: 'max' }),
    operation: fc.constantFrom(...JWT_OPERATIONS),
    route: fc.constantFrom(...SUPPLY_ROUTES),
  })
  .map(({ subject, harmless, operation, route }) => ({
    edits: withoutClashes([...subject, ...harmless]),
    operation,
    route,
  }));
