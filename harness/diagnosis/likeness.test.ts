// A known defect is named where everything that it predicts is there, and never where a passing scenario contradicts it.
import { expect, test } from '@playwright/test';
import type { Cell, Cells, Sign } from './cells.ts';
import { knownDefects } from './diagnose.ts';
import type { Fingerprint } from './fingerprint.ts';
import { KNOWN_DEFECTS } from './known-defects.ts';
import { fitsOf } from './likeness.ts';
import { packed, unpacked } from './packed.ts';

const GOES_OUT = 'no-request success held-token 2xx held';
const failed = (sign: Sign): Cell => ({ outcome: 'failed', signs: [sign] });
const PASSED: Cell = { outcome: 'passed', signs: [] };
const UNKNOWN: Cell = { outcome: 'unknown', signs: [] };

function print(id: string, stories: readonly string[], sign: Sign = GOES_OUT): Fingerprint {
  const texts = { requirement: 'UDA-12', sentence: 'It does so.', cause: 'It came so.' };
  return { id, ...texts, predicts: new Map(stories.map((story) => [story, sign])) };
}

const stories = Array.from({ length: 100 }, (_, at) => (0xabcd_0000 + at).toString(16));
const cells = (of: (story: string) => Cell): Cells => new Map(stories.map((story) => [story, of(story)]));
const named = (seen: Cells, ...prints: readonly Fingerprint[]) =>
  fitsOf(seen, prints).map(({ twins }) => twins.map(({ id }) => id));

test('a defect of which all is there is named, with how much it explains', () => {
  const [fit] = fitsOf(
    cells(() => failed(GOES_OUT)),
    [print('validates-nothing', stories)],
  );
  expect(fit).toMatchObject({ explains: 100, predicted: 100 });
});

test('the trap: an SDK that accepts 99 malformed tokens and refuses one does not validate nothing', () => {
  const seen = cells((story) => (story === stories[42] ? PASSED : failed(GOES_OUT)));
  expect(named(seen, print('validates-nothing', stories))).toEqual([]);
});

test('what was not judged says nothing for or against it, and a changed story does not count', () => {
  const seen = cells((story) => (story === stories[42] ? UNKNOWN : failed(GOES_OUT)));
  expect(named(seen, print('validates-nothing', [...stories, 'another-story']))).toEqual([
    ['validates-nothing'],
  ]);
  expect(named(seen, print('of-other-stories', ['another-story']))).toEqual([]);
});

test('a failure that looks otherwise is none of its', () => {
  expect(
    named(
      cells(() => failed('succeeds none held-token 2xx held')),
      print('a', stories),
    ),
  ).toEqual([]);
});

test('a part of what looks alike is not named: the SDK does more than that', () => {
  expect(
    named(
      cells(() => failed(GOES_OUT)),
      print('a-little', stories.slice(0, 30)),
    ),
  ).toEqual([]);
});

test('two defects at once are both named, and twins together', () => {
  const half = stories.slice(0, 50);
  const rest = stories.slice(50);
  const other = 'called-back-once success+success held-token 2xx held';
  const seen = cells((story) => failed(half.includes(story) ? GOES_OUT : other));
  expect(named(seen, print('a', half), print('twin-of-a', half), print('b', rest, other))).toEqual([
    ['a', 'twin-of-a'],
    ['b'],
  ]);
});

test('packed and unpacked they are the same, and those that are shipped are small', () => {
  const some = {
    stories,
    defects: [print('a', stories), print('b', stories.slice(3, 7), 'x'), print('c', [])],
  };
  expect(unpacked(packed(some))).toEqual(some);
  expect(Buffer.from(KNOWN_DEFECTS, 'base64').length).toBeLessThanOrEqual(40_000);
});

test('each known defect that is shipped names itself, or its twin', () => {
  const { stories: universe, defects } = knownDefects();
  const missed = defects.filter(({ id, predicts }) => {
    if (predicts.size === 0) return false;
    const seen = new Map(
      universe.map(
        (story) => [story, predicts.has(story) ? failed(predicts.get(story) ?? '') : PASSED] as const,
      ),
    );
    return !named(seen, ...defects)
      .flat()
      .includes(id);
  });
  expect(missed.map(({ id }) => id)).toEqual([]);
});
