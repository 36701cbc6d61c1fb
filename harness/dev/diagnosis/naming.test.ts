import { expect, test } from '@playwright/test';
import type { Cells } from '../../diagnosis/cells.ts';
import type { Fingerprint } from '../../diagnosis/fingerprint.ts';
import { MUTANTS } from '../../reference/mutants/all.ts';
import type { TOKEN_RULES } from '../../reference/parts/validate-jwt.ts';
import type { ReferenceSdk } from '../../reference/sdk.ts';
import { composed } from './composed.ts';
import { areSiblings, figuresOf, isQuietOrSibling, namingOf } from './naming.ts';

const SIGN = 'succeeds none held-token 2xx held';

function print(id: string, requirement: string, ...stories: readonly string[]): Fingerprint {
  return { id, requirement, sentence: '', cause: '', predicts: new Map(stories.map((one) => [one, SIGN])) };
}

const failing = (...stories: readonly string[]): Cells =>
  new Map(
    ['a', 'b', 'c', 'd', 'e'].map((story) => [
      story,
      stories.includes(story) ? { outcome: 'failed', signs: [SIGN] } : { outcome: 'passed', signs: [] },
    ]),
  );

const [one, two, other] = [
  print('one', 'UDA-1', 'a', 'b'),
  print('two', 'UDA-2', 'b', 'c'),
  print('other', 'UDA-3', 'd'),
];

test('a defect counts where it shows by itself; a name of none that is there is wrong', () => {
  const naming = namingOf(['one', 'two'], failing('a', 'b', 'c'), [one, two, other]);
  expect(naming.visible).toEqual(['one', 'two']);
  expect(figuresOf([naming])).toEqual({ visible: 2, found: 2, wrong: 0 });
  const hidden = namingOf(['one', 'two'], failing('b'), [one, two, other]);
  expect(hidden.visible).toEqual([]);
  expect(figuresOf([{ ...naming, named: [['other']] }])).toEqual({ visible: 2, found: 0, wrong: 1 });
});

test('one that is not known is told as a sibling or not at all', () => {
  const sibling = print('sibling', 'UDA-9', 'a', 'b');
  expect(areSiblings(one, sibling)).toBe(true);
  expect(areSiblings(one, other)).toBe(false);
  expect(isQuietOrSibling(one, failing('a', 'b'), [one, sibling])).toBe(true);
  expect(isQuietOrSibling(one, failing('a', 'b'), [one, print('stranger', 'UDA-9', 'a')])).toBe(true);
  const strangers = [one, print('x', 'UDA-8', 'a'), print('y', 'UDA-9', 'b')];
  expect(isQuietOrSibling(print('one', 'UDA-1', 'a', 'b', 'c', 'd', 'e'), failing('a', 'b'), strangers)).toBe(
    false,
  );
});

test('two mutants in one SDK have the defects of both, and are themselves again afterwards', () => {
  const of = (id: string) => MUTANTS.find((mutant) => mutant.id === id);
  const [first, second, third] = [
    of('bearer-on-depersonalize'),
    of('exp-read-as-milliseconds'),
    of('bearer-on-installations'),
  ];
  if (!first || !second || !third) throw new Error('These mutants are there.');
  const options = { now: () => 0 };
  const both = composed([first, second]);
  const sdk = both?.make(options);
  const takes = (one: ReferenceSdk | undefined) =>
    one && (Reflect.get(one, 'takesJwt') as (endpoint: string) => boolean).call(one, 'depersonalize');
  const expires = (one: ReferenceSdk | undefined) =>
    one && (Reflect.get(one, 'rules') as typeof TOKEN_RULES).isExpired(2, 100);
  expect([takes(sdk), expires(sdk)]).toEqual([true, true]);
  both?.release();
  expect([takes(second.make(options)), expires(second.make(options))]).toEqual([false, true]);
  expect([takes(first.make(options)), expires(first.make(options))]).toEqual([true, false]);
  // Two that take the same decision otherwise are no two defects in one: one would take the other's place.
  expect(composed([first, third])).toBeUndefined();
});
