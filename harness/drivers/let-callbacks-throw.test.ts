// Errors that are thrown on purpose end nothing, and all others go where they went before.
import { EventEmitter } from 'node:events';
import { expect, test } from '@playwright/test';
import { CallbackThrew, isCallbackThrew } from '../adapter/callback-threw.ts';
import { letCallbacksThrow } from './let-callbacks-throw.ts';

/** What a listener of this process hears while something is emitted. */
function heard(event: 'uncaughtException' | 'unhandledRejection', error: unknown): readonly unknown[] {
  const all: unknown[] = [];
  const before = process.listeners(event as 'uncaughtException');
  process.removeAllListeners(event);
  const listener = (one: unknown) => void all.push(one);
  process.on(event, listener);
  try {
    process.emit(event as 'uncaughtException', error as Error);
  } finally {
    process.removeAllListeners(event);
    for (const one of before) process.on(event as 'uncaughtException', one);
  }
  return all;
}

test('what a callback threw is known again in whatever an SDK makes of it', () => {
  const error = new CallbackThrew();
  for (const made of [error, new Error('Outer', { cause: error }), new TypeError(`Oh: ${error}`), `${error}`])
    expect(isCallbackThrew(made)).toBe(true);
  const circle: { cause?: unknown } = {};
  circle.cause = circle;
  for (const other of [new Error('Its own.'), 'text', null, undefined, 7, circle])
    expect(isCallbackThrew(other)).toBe(false);
});

test('only it is kept from ending the process, and only while that is asked for', () => {
  const thrown = new CallbackThrew();
  const other = new Error('Its own.');
  const letThrow = [letCallbacksThrow(), letCallbacksThrow()];
  try {
    for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
      expect(heard(event, thrown)).toEqual([]);
      expect(heard(event, other)).toEqual([other]);
    }
    letThrow[0]?.();
    letThrow[0]?.();
    expect(heard('uncaughtException', thrown)).toEqual([]);
  } finally {
    for (const give of letThrow) give();
  }
  expect(heard('uncaughtException', thrown)).toEqual([thrown]);
  expect(process.emit).toBe(EventEmitter.prototype.emit);
});
