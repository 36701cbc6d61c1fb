// An SDK whose setter has no success callback, as the Cordova plugin's: declared, it costs no time-out for each call, and
// what its interface lacks is not applicable. Whatever else there is to say of callbacks is judged all the same.
import { expect, test } from '@playwright/test';
import type { OnError } from '../../../contracts/plugin-surface.ts';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { adaptPlugin } from '../../adapter/plugin.ts';
import { ReferenceSdk } from '../../reference/sdk.ts';
import { runAdapter } from '../../testing/run-adapter.ts';
import { select } from '../selection/select.ts';

const CALL_TIMEOUT_MS = 2_000;

class SilentSetter extends ReferenceSdk {
  override setUserDataJwt(jwt: string | null, _onSuccess: unknown, onError: OnError): void {
    super.setUserDataJwt(jwt, () => undefined, onError);
  }
}

const silent = (silentSetter: boolean) => () =>
  adaptPlugin({
    create: () => new SilentSetter(),
    sdk: { name: 'silent', version: '1' },
    capabilities: { concurrentSdks: 32, silentSetter },
  });

/** What was checked, and the longest step with a setter in milliseconds. */
async function run(declared: boolean) {
  const { scenarios } = await runAdapter(silent(declared), {
    scenarios: select(CATALOGUE, { ids: ['jwt/changes/replaced-between-calls/fetchUser'] }),
    callTimeoutMs: CALL_TIMEOUT_MS,
  });
  const steps = scenarios.flatMap((one) => one.steps).filter((step) => step.do === 'set-jwt');
  expect(steps.length).toBeGreaterThan(0);
  const checks = scenarios.flatMap((one) => one.checks);
  return { longestMs: Math.max(...steps.map(({ startMs, endMs }) => endMs - startMs)), checks };
}

test('declared, the setter is waited for a moment; undeclared, for the whole time-out', async () => {
  // One after the other: there is one network in a process.
  const declared = await run(true);
  const undeclared = await run(false);
  expect(declared.longestMs).toBeLessThan(undeclared.longestMs / 2);
  expect(undeclared.longestMs).toBeGreaterThanOrEqual(CALL_TIMEOUT_MS - 50);
  const brokenIn = ({ checks }: typeof declared, status: string) => [
    ...new Set(checks.filter((one) => one.status === status).map(({ requirement }) => requirement)),
  ];
  expect([brokenIn(declared, 'failed'), brokenIn(undeclared, 'failed')]).toEqual([[], ['UDA-19', 'UDA-15']]);
  expect(brokenIn(declared, 'not-applicable')).toEqual(['UDA-19', 'UDA-15']);
  const [one] = declared.checks.filter(({ status }) => status === 'not-applicable');
  expect(one?.seen).toContain('the setter has none for a success');
});

/** Calls back twice for a save, and reports an error for each good token. */
class SilentAndWrong extends SilentSetter {
  override saveUser(...[user, onSuccess, onError]: Parameters<ReferenceSdk['saveUser']>): void {
    const twice: typeof onSuccess = (value) => {
      onSuccess(value);
      onSuccess(value);
    };
    super.saveUser(user, twice, onError);
  }

  override setUserDataJwt(_jwt: string | null, _onSuccess: unknown, onError: OnError): void {
    super.setUserDataJwt(_jwt, () => undefined, onError);
    if (_jwt !== null) onError({ code: 'WARNING', description: 'It was taken all the same.' });
  }
}

test('declared, a save that calls back twice and a setter that reports an error are found', async () => {
  const { requirements } = await runAdapter(
    () =>
      adaptPlugin({
        create: ({ now }) => new SilentAndWrong({ now }),
        sdk: { name: 'silent', version: '1' },
        capabilities: { concurrentSdks: 32, silentSetter: true, setClock: true },
      }),
    { scenarios: select(CATALOGUE, { ids: ['jwt/changes/replaced-between-calls/*'] }) },
  );
  const failed = requirements.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);
  expect(failed).toEqual(['UDA-15', 'UDA-19']);
});
