import { expect, test } from '@playwright/test';
import { parseShard, partOf, shardInWords } from './shard.ts';

test('the parts of a run are all of it, each scenario once', () => {
  const all = Array.from({ length: 10 }, (_, at) => at);
  const parts = [1, 2, 3].map((index) => partOf(all, { index, of: 3 }));
  expect(parts.flat().sort((a, b) => a - b)).toEqual(all);
  expect(parts.map((part) => part.length)).toEqual([4, 3, 3]);
  expect(partOf(all, undefined)).toBe(all);
});

test('a part is written and read back; anything else is none', () => {
  const shard = { index: 2, of: 3 };
  expect(parseShard('2/3')).toEqual(shard);
  expect(shardInWords(shard)).toBe('shard 2/3');
  for (const text of ['0/3', '4/3', '2', '/3', '2/', 'a/b', '1/99999', '-1/2', '1.5/2'])
    expect(parseShard(text), text).toBeUndefined();
});
