// What edits make of a token together: said by the edits, whatever their order.
import { expect, test } from '@playwright/test';
import { JWT_TOKEN_EXPIRED, JWT_TOKEN_STRUCTURE_INVALID } from '../contracts/wire.ts';
import { clashes, editedRecipe } from './edited-recipe.ts';
import { TokenEdit } from './token-edits/all.ts';

const EXPIRED: TokenEdit = { edit: 'expired', secondsAgo: 5 };
const NO_JTI: TokenEdit = { edit: 'claim-missing', name: 'jti' };
const SPACE: TokenEdit = { edit: 'white-space', into: 'signature', at: 1, text: ' ' };
const FORGED: TokenEdit = { edit: 'signed', how: 'forged' };
const HS512: TokenEdit = { edit: 'algorithm', alg: 'HS512' };
const HUGE: TokenEdit = { edit: 'filler', part: 'payload', characters: 100_000 };
const EXTRA: TokenEdit = { edit: 'extra-member', part: 'payload', name: 'x-a', value: 1 };
const HEADER_ALONE: TokenEdit = { edit: 'segments', keep: ['header'] };

function summary(...edits: TokenEdit[]) {
  const { kind, refusedBy, level, requirements, codes } = editedRecipe(edits);
  return [kind, refusedBy, level, ...requirements, ...codes];
}

test('one edit is what it says', () => {
  expect(summary()).toEqual(['valid', 'nobody', 'MUST', 'UDA-02', 'UDA-03']);
  expect(summary(EXTRA)).toEqual(['valid', 'nobody', 'MUST', 'UDA-02', 'UDA-03']);
  expect(summary(EXPIRED)).toEqual(['expired', 'sdk', 'MUST', 'UDA-13', JWT_TOKEN_EXPIRED]);
  expect(summary(NO_JTI)).toEqual(['malformed', 'sdk', 'MUST', 'UDA-12', JWT_TOKEN_STRUCTURE_INVALID]);
  expect(summary(SPACE)).toEqual(['malformed', 'sdk', 'SHOULD', 'UDA-31', JWT_TOKEN_STRUCTURE_INVALID]);
  expect(summary(FORGED)).toEqual(['valid', 'backend', 'MUST', 'UDA-20']);
  expect(summary(HS512)).toEqual(['unspecified', 'unspecified', 'INFO', 'UDA-43']);
  expect(summary(HUGE)).toEqual(['unspecified', 'unspecified', 'SHOULD', 'UDA-36']);
});

test('an expired and malformed token may be called either', () => {
  expect(summary(EXPIRED, SPACE)).toEqual([
    'malformed',
    'sdk',
    'MUST',
    'UDA-13',
    JWT_TOKEN_STRUCTURE_INVALID,
    JWT_TOKEN_EXPIRED,
  ]);
});

test('a token whose claims are gone has no expiry', () => {
  expect(summary(EXPIRED, HEADER_ALONE)).toEqual([
    'malformed',
    'sdk',
    'MUST',
    'UDA-12',
    JWT_TOKEN_STRUCTURE_INVALID,
  ]);
});

test('a defect that an SDK sees outweighs what it need not see, and what is open', () => {
  expect(summary(FORGED, SPACE)[1]).toBe('sdk');
  expect(summary(HS512, NO_JTI)[1]).toBe('sdk');
  expect(summary(HUGE, FORGED)[1]).toBe('unspecified');
  expect(summary(HUGE, HS512)).toEqual(['unspecified', 'unspecified', 'SHOULD', 'UDA-36']);
});

test('the strictest requirement is judged, whatever the order', () => {
  expect(summary(SPACE, NO_JTI)).toEqual(summary(NO_JTI, SPACE));
  expect(summary(SPACE, NO_JTI).slice(0, 4)).toEqual(['malformed', 'sdk', 'MUST', 'UDA-12']);
});

test('edits of one place clash', () => {
  expect(clashes([EXPIRED, { edit: 'claim-missing', name: 'exp' }])).toEqual(['claim exp']);
  expect(clashes([HEADER_ALONE, { edit: 'stray-dots', where: 'after', count: 1 }])).toEqual(['shape']);
  expect(clashes([{ edit: 'claim-twice', name: 'jti', value: 'x' }, NO_JTI])).toEqual(['claim jti']);
  expect(clashes([EXPIRED, NO_JTI, SPACE, FORGED])).toEqual([]);
});

test('an edit that would be something else than it says is not valid', () => {
  const refused = (edit: unknown) => TokenEdit.safeParse(edit).success === false;
  expect(refused({ edit: 'segments', keep: ['header', 'payload', 'signature'] })).toBe(true);
  expect(refused({ edit: 'extra-member', part: 'payload', name: 'exp', value: 1 })).toBe(true);
  expect(refused({ edit: 'expires', inSeconds: 1 })).toBe(true);
  expect(refused({ edit: 'white-space', into: 'header', at: 0, text: 'x' })).toBe(true);
  expect(refused({ edit: 'hostile-bytes', into: 'header', at: 0, text: 'plain' })).toBe(true);
  expect(refused({ edit: 'hostile-bytes', into: 'header', at: 0, text: '\n' })).toBe(false);
});
