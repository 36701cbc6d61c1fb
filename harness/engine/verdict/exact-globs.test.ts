import { expect, test } from '@playwright/test';
import { idMatcher } from '../selection/select.ts';
import { exactGlobs } from './exact-globs.ts';

test('globs name what they are to name, and nothing else', () => {
  const all = ['a/b/c', 'a/b/d', 'a/e', 'f', 'g*/x', 'gh/x'];
  expect(exactGlobs(['a/b/d', 'a/b/c'], all)).toEqual(['a/b/**']);
  expect(exactGlobs(['a/b/c', 'f'], all)).toEqual(['{a/b/c,f}']);
  expect(exactGlobs([], all)).toEqual([]);
  for (const ids of [['a/b/c', 'a/b/d', 'f'], ['g*/x'], all]) {
    const globs = exactGlobs(ids, all).map(idMatcher);
    expect(all.filter((id) => globs.some((matches) => matches(id)))).toEqual(
      all.filter((id) => ids.includes(id)),
    );
  }
  const many = Array.from({ length: 400 }, (_, at) => `scenario-with-a-long-name/number/${at}/x`);
  expect(
    exactGlobs(
      many.filter((_, at) => at % 2 === 0),
      many,
    ).every(({ length }) => length < 4_100),
  ).toBe(true);
});
