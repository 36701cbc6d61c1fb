// An SDK whose setter has no success callback, as the Cordova plugin's: declared, it costs no time-out for each call, and
// is still seen to break UDA-19, and UDA-15: one callback for each call.
import { expect, test } from '@playwright/test';
import type { OnError } from '../../../contracts/plugin-surface.ts';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { adaptPlugin } from '../../adapter/plugin.ts';
import { ReferenceSdk } from '../../reference/sdk.ts';
import { runAdapter } from '../../testing/run-adapter.ts';
import { select } from '../selection/select.ts';

const CALL_TIMEOUT_MS = 5_000;

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
  for (const { checks } of [declared, undeclared]) {
    const broken = checks.filter(({ status }) => status !== 'passed').map(({ requirement }) => requirement);
    expect([...new Set(broken)]).toEqual(['UDA-19', 'UDA-15']);
  }
});
