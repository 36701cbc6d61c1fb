// Several drivers at once: each sees every line, and the streams come back when the last one ends.
import { expect, test } from '@playwright/test';
import { captureLogs } from './capture-logs.ts';

test('each listener gets every line until it gives back', () => {
  const write = process.stderr.write;
  const first: string[] = [];
  const second: string[] = [];
  const releaseFirst = captureLogs(({ text }) => first.push(text));
  const releaseSecond = captureLogs(({ text }) => second.push(text));
  process.stderr.write('to both\n');
  releaseFirst();
  releaseFirst();
  process.stderr.write('to the second\n');
  releaseSecond();
  expect(first).toEqual(['to both']);
  expect(second).toEqual(['to both', 'to the second']);
  expect(process.stderr.write).toBe(write);
});
