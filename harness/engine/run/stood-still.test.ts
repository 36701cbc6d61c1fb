// A machine that stands still while a call is timed: the SDK did not have its time, and is not accused of it.
import { expect, test } from '@playwright/test';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { adaptPlugin } from '../../adapter/plugin.ts';
import { pause } from '../../base/wait.ts';
import { type Outgoing, ReferenceSdk } from '../../reference/sdk.ts';
import { runAdapter } from '../../testing/run-adapter.ts';
import { select } from '../selection/select.ts';

const CALL_TIMEOUT_MS = 1_000;
const STANDS_STILL_MS = 2_000;

/** Nothing in this process runs for a while, as when the machine is given to others. */
function standStill(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STANDS_STILL_MS);
}

/** Plays a scenario on an SDK during whose first `times` answers of the backend the machine stands still. */
async function played(times: number) {
  let left = times;
  class StandsStill extends ReferenceSdk {
    protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
      const answer = await super.exchange(outgoing, authorization);
      if (outgoing.endpoint === 'fetchUser' && left > 0) {
        left -= 1;
        standStill();
        // The call's time is up by now, and its timer is due before this one.
        await pause(50);
      }
      return answer;
    }
  }
  const { scenarios } = await runAdapter(
    () => adaptPlugin({ create: () => new StandsStill(), sdk: { name: 'still', version: '1' } }),
    {
      scenarios: select(CATALOGUE, { ids: ['jwt/valid/plain/fetchUser/via-setter'] }),
      callTimeoutMs: CALL_TIMEOUT_MS,
    },
  );
  return scenarios[0];
}

test('it is played again, and passes on a machine that runs', async () => {
  expect(await played(1)).toMatchObject({ outcome: 'passed' });
});

test('a machine that stands still each time leaves it unjudged, and the reason says so', async () => {
  const result = await played(1_000);
  expect(result).toMatchObject({ outcome: 'not-judged' });
  expect(result?.reason).toMatch(
    /^STOOD_STILL: This machine let nothing run for \d\.\d s .* 3 plays.*--timeout/,
  );
});
