import { expect, test } from '@playwright/test';
import { newPatience } from '../backend-client.ts';
import { untilShown } from './until-shown.ts';

const counting = () => {
  let count = 0;
  return async () => {
    count += 1;
    return count;
  };
};

test('what is as it should be is looked at once, and costs no patience', async () => {
  const patience = newPatience();
  expect(await untilShown(counting(), () => true, patience)).toBe(1);
  expect(patience).toEqual(newPatience());
});

test('what shows later is looked at again, and costs no patience', async () => {
  const patience = newPatience();
  expect(await untilShown(counting(), (count) => count >= 3, patience)).toBe(3);
  expect(patience.vainMs).toBe(newPatience().vainMs);
  expect(patience.shownAfterMs).toBeGreaterThan(0);
});

test('what never shows is given up, and what was seen last is told', async () => {
  const patience = { ...newPatience(), vainMs: 120 };
  expect(await untilShown(counting(), () => false, patience)).toBeGreaterThan(1);
  expect(patience.vainMs).toBe(0);
  expect(await untilShown(counting(), () => false, patience)).toBe(1);
});

test('a backend of which something came late is waited for again, whatever never came', async () => {
  const patience = { ...newPatience(), vainMs: 0, shownAfterMs: 200 };
  expect(await untilShown(counting(), (count) => count >= 2, patience)).toBe(2);
});
