import { expect, test } from '@playwright/test';
import { scenarioById } from '../../../scenarios/catalogue.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
import type { Observation, StepObservation } from './observation.ts';
import { hangsOnTime } from './ran-out.ts';

const PLAIN = scenarioById('jwt/valid/plain/fetchUser/via-setter') as Scenario;
const EXPIRES = scenarioById('jwt/expires/between-two-calls/saveUser') as Scenario;

function seen(step: Partial<StepObservation>, more: Partial<Observation> = {}): Observation {
  const callback = { kind: 'success', atMs: 1 } as const;
  const good: StepObservation = {
    number: 1,
    callId: 'call-1',
    startedAtMs: 0,
    endedAtMs: 2,
    sdkClockMs: 0,
    callbacks: [{ callback, late: false }],
    requests: [],
  };
  return {
    steps: [{ ...good, ...step }],
    tokens: new Map(),
    applicationCode: 'app',
    externalUserId: 'a',
    otherExternalUserId: 'b',
    strays: [],
    leaks: [],
    ...more,
  };
}

test('what was answered in time does not hang on it', () => {
  expect(hangsOnTime(PLAIN, seen({}))).toBe(false);
  expect(hangsOnTime(PLAIN, seen({ callbacks: [], threw: { name: 'E', message: 'm' } }))).toBe(false);
});

test('no callback, a late one, a request without an answer, a stray, a fault, a token that is to expire: all do', () => {
  const callback = { kind: 'success', atMs: 1 } as const;
  const request = { answer: null } as StepObservation['requests'][number];
  expect(hangsOnTime(PLAIN, seen({ callbacks: [] }))).toBe(true);
  expect(hangsOnTime(PLAIN, seen({ callbacks: [{ callback, late: true }] }))).toBe(true);
  const both = [
    { callback, late: false },
    { callback, late: true },
  ];
  expect(hangsOnTime(PLAIN, seen({ callbacks: both }))).toBe(true);
  expect(hangsOnTime(PLAIN, seen({ requests: [request] }))).toBe(true);
  expect(hangsOnTime(PLAIN, seen({}, { strays: [request] }))).toBe(true);
  expect(hangsOnTime(PLAIN, seen({}, { fault: { code: 'ADAPTER_TIMEOUT', message: '' } }))).toBe(true);
  expect(hangsOnTime(EXPIRES, seen({}))).toBe(true);
});
