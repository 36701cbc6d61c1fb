// From what was seen of a scenario to its result: what cannot be judged is never green, and never broken.
import { expect, test } from '@playwright/test';
import type { Capabilities } from '../../../contracts/adapter-protocol.ts';
import type { Scenario, Step } from '../../../scenarios/scenario.ts';
import {
  app,
  call,
  error,
  observe,
  type Seen,
  SUCCESS,
  scenario,
  TOKEN,
} from '../../testing/observations.ts';
import type { Observation } from '../play/observation.ts';
import { faultInWords, notApplicable, resultOf, unplayed } from './result.ts';

const SPAN = { startedAtMs: 1_000, durationMs: 7 };
const JUDGING = { knownFailures: [], strict: false };
const ONCE = call([{ requirement: 'UDA-15', kind: 'called-back-once' }]);
const ABOUT: Partial<Scenario> = { requirements: ['UDA-15'] };

function resulted(seen: Seen, more: Partial<Observation> = {}, judging = JUDGING, about = ABOUT) {
  return resultOf({ ...scenario([ONCE]), ...about }, observe([seen], more), SPAN, judging);
}

test('passed, failed and known', () => {
  expect(resulted({ callbacks: [SUCCESS] })).toMatchObject({ id: 's', outcome: 'passed', ...SPAN });
  expect(resulted({ callbacks: [SUCCESS] })).not.toHaveProperty('reason');
  const failed = resulted({});
  expect([failed.outcome, failed.reason]).toEqual([
    'failed',
    'UDA-15: expected exactly one callback; seen: no callback fired',
  ]);
  const known = { scenario: 's', requirement: 'UDA-15', reason: 'MM-1' } as const;
  const forgiven = resulted({}, {}, { ...JUDGING, knownFailures: [known] as never });
  expect([forgiven.outcome, forgiven.known?.map(({ reason }) => reason)]).toEqual(['known', ['MM-1']]);
});

test('after a fault nothing is broken, and nothing passes', () => {
  const fault = { code: 'HARNESS_ERROR', message: 'It broke.', detail: `at ${TOKEN}` } as const;
  for (const seen of [{}, { callbacks: [SUCCESS] }]) {
    const { outcome, reason, checks } = resulted(seen, { fault });
    expect(outcome).toBe('not-judged');
    expect(reason).toMatch(/^HARNESS_ERROR: It broke\.\nat /);
    expect(reason).not.toContain(TOKEN);
    expect(checks.map(({ status }) => status)).toEqual([
      seen.callbacks === undefined ? 'not-judged' : 'passed',
    ]);
  }
});

test('what a language cannot say is not applicable, and has no checks', () => {
  const { outcome, reason, checks, startedAtMs } = resulted({}, { inexpressible: 'undefined' });
  expect([outcome, reason, checks, startedAtMs]).toEqual([
    'not-applicable',
    "The SDK's language cannot say it: undefined",
    [],
    SPAN.startedAtMs,
  ]);
});

test('not applicable as a whole only where all that it is about is, and nothing else went wrong', () => {
  const set: Step = {
    do: 'set-jwt',
    jwt: { token: 'good', recipe: 'valid/plain' },
    expectations: [
      { requirement: 'UDA-19', kind: 'succeeds' },
      { requirement: 'UDA-15', kind: 'called-back-once' },
    ],
  };
  const silent = (seen: Seen, requirements: Scenario['requirements'], steps: readonly Step[] = [set]) =>
    resultOf(
      { ...scenario(steps), requirements },
      observe([seen, {}], { silentSetter: true }),
      SPAN,
      JUDGING,
    );
  const nothing = silent({}, ['UDA-19']);
  expect(nothing.outcome).toBe('not-applicable');
  expect(nothing.reason).toMatch(/^UDA-19: no callback fired; the setter has none for a success/);
  expect(silent({}, ['UDA-02']).outcome).toBe('observed');
  expect(silent({ callbacks: [error('X')] }, ['UDA-19']).outcome).toBe('failed');
  expect(silent({}, ['UDA-19'], [set, ONCE]).outcome).toBe('failed');
});

test('texts lose the token, and what was not played says why', () => {
  const { checks } = resulted({ callbacks: [error(TOKEN), error('X')] });
  expect(JSON.stringify(checks)).not.toContain(TOKEN.split('.')[2]);
  const left = unplayed(scenario([ONCE]), 'not-judged', `It ended with ${TOKEN}`);
  expect(left).toMatchObject({ id: 's', outcome: 'not-judged', durationMs: 0, checks: [], steps: [] });
  expect(left.reason).not.toContain(TOKEN);
  expect(faultInWords({ code: 'HARNESS_ERROR', message: 'x'.repeat(9_000) })).toHaveLength(4_000);
});

test('a result carries what the scenario is', () => {
  const about: Partial<Scenario> = {
    operation: 'saveUser',
    recipe: 'valid/plain',
    route: 'init',
    level: 'MUST',
  };
  const result = resulted({ requests: [app()] }, {}, JUDGING, about);
  expect(result).toMatchObject({
    theme: 't',
    mode: 'jwt',
    operation: 'saveUser',
    recipe: 'valid/plain',
    route: 'init',
  });
  expect(result.tokenKind).toBeDefined();
  expect(resulted({})).not.toHaveProperty('recipe');
});

const CAPABILITIES: Capabilities = {
  operations: ['depersonalize'],
  setClock: true,
  debounceMs: 0,
  concurrentSdks: 1,
  insideCallbacks: ['call', 'throw'],
  savesDifferences: false,
  silentSetter: false,
} as unknown as Capabilities;

test('what an SDK or its adapter cannot do keeps a scenario from being played, and says so', () => {
  const why = (steps: readonly Step[], less: Partial<Capabilities> = {}) =>
    notApplicable(scenario(steps), { ...CAPABILITIES, ...less });
  const depersonalize = call([], { operation: 'depersonalize' });
  expect(why([ONCE, depersonalize])).toBeUndefined();
  expect(why([ONCE, depersonalize], { operations: [] })).toBe('The SDK does not have depersonalize.');
  expect(why([ONCE], { operations: [] })).toBeUndefined();
  const clock: Step = { do: 'clock', token: 'good', afterExpMs: 0 };
  expect(why([ONCE, clock])).toBeUndefined();
  expect(why([ONCE, clock], { setClock: false })).toBe("The SDK's clock cannot be set.");
  expect(why([ONCE], { setClock: false })).toBeUndefined();
  const save = (argument: CallArgument) => call([], { argument });
  const differences = { savesDifferences: true };
  const same = [save({ firstName: 'A' }), save({ firstName: 'A' })];
  expect(why(same, differences)).toBe(
    'It saves what the backend already has, and the SDK sends differences only.',
  );
  expect(why(same)).toBeUndefined();
  expect(why([save({ firstName: 'A' }), save({ firstName: 'B' })], differences)).toBeUndefined();
  expect(why([save({ firstName: '$fresh' }), save({ firstName: '$fresh' })], differences)).toBeUndefined();
  const inside = (more: object = { inCallback: true }): Step => ({
    do: 'meanwhile',
    call: call([], { operation: 'fetchUser' }),
    steps: [],
    ...more,
  });
  expect(why([inside()], { insideCallbacks: [] })).toBe('The adapter can make no call inside a callback.');
  expect(why([inside({})], { insideCallbacks: [] })).toBeUndefined();
  expect(why([inside()])).toBeUndefined();
  const throwing = [call([], { callbackThrows: true })];
  expect(why(throwing, { insideCallbacks: ['call'] })).toBe("The adapter's callbacks cannot throw.");
  expect(why(throwing)).toBeUndefined();
  const setter: Step = { do: 'set-jwt', jwt: { token: 'good', recipe: 'valid/plain' }, expectations: [] };
  const insideSetter = [inside({ inCallback: true, call: setter })];
  expect(why(insideSetter, { silentSetter: true })).toBe('The setter has no success callback.');
  expect(why(insideSetter)).toBeUndefined();
});

type CallArgument = NonNullable<Parameters<typeof call>[1]>['argument'] & object;
