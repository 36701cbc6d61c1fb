import { expect, test } from '@playwright/test';
import { type Clocks, Standstills } from './standstill.ts';

/** Clocks that a test sets, and a watch over them. */
function watched() {
  const at = { wallMs: 1_000_000, runningMs: 0, computedMs: 0 };
  const clocks: Clocks = {
    wallMs: () => at.wallMs,
    runningMs: () => at.runningMs,
    computedMs: () => at.computedMs,
  };
  return { at, standstills: new Standstills(clocks) };
}

test('a process that nobody let run stood still for that long', () => {
  const { at, standstills } = watched();
  const end = standstills.watch();
  at.runningMs += 8_200;
  at.wallMs += 8_200;
  expect(end()).toBe(8_000);
});

test('a process that computed did not stand still: what blocks it is in it', () => {
  const { at, standstills } = watched();
  const end = standstills.watch();
  at.runningMs += 8_200;
  at.wallMs += 8_200;
  at.computedMs += 8_000;
  expect(end()).toBe(0);
});

test('a clock that is set, and a machine that sleeps, count by what the clock jumped', () => {
  for (const jumpMs of [3_600_000, -3_000]) {
    const { at, standstills } = watched();
    const end = standstills.watch();
    at.runningMs += 100;
    at.wallMs += 100 + jumpMs;
    expect(end()).toBe(Math.abs(jumpMs));
  }
});

test('what stood still before, or between two watches, is nobody else’s', () => {
  const { at, standstills } = watched();
  const first = standstills.watch();
  at.runningMs += 5_200;
  at.wallMs += 5_200;
  const second = standstills.watch();
  expect([first(), second()]).toEqual([5_000, 0]);
  at.runningMs += 9_000;
  at.wallMs += 9_000;
  expect(standstills.watch()()).toBe(0);
});

test('the machine itself: what waits without computing stands still', () => {
  const end = new Standstills().watch();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
  expect(end()).toBeGreaterThan(500);
});
