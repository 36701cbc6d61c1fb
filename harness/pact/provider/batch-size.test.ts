import { expect, test } from '@playwright/test';
import { batchSizeAfter, FIRST_BATCH } from './batch-size.ts';

test('of a slow backend each interaction is told of alone, of a quick one many are asked at once', () => {
  expect(batchSizeAfter(FIRST_BATCH, 10_000)).toBe(1);
  expect(batchSizeAfter(1, 5_000)).toBe(1);
  expect(batchSizeAfter(5, 500)).toBe(10);
  expect(batchSizeAfter(10, 100)).toBe(50);
  expect(batchSizeAfter(1, 0)).toBe(50);
});
