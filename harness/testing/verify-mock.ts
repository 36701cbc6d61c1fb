// For tests: verifies the bundled mock backend, or one broken on purpose, against a part of the contracts.
import type { Report } from '../../reports/model.ts';
import type { BackendPolicy } from '../backend/state.ts';
import { committedPacts, type PactSelection, planned } from '../pact/files/pacts.ts';
import { type MockProvider, startMockProvider } from '../pact/provider/mock/mock-provider.ts';
import type { PolicyFor } from '../pact/provider/mock/mock-states.ts';
import type { Twist } from '../pact/provider/mock/twist.ts';
import { verifyProvider } from '../pact/provider/verify.ts';
import type { VerifyOptions } from '../pact/provider/verify-options.ts';

/** Verifies the mock backend; `change` may look at it first and changes the options. */
export async function verifyMock(
  selection: PactSelection = {},
  change: (mock: MockProvider) => Partial<VerifyOptions> | Promise<Partial<VerifyOptions>> = () => ({}),
  policy: Partial<BackendPolicy> | PolicyFor = {},
  twist?: Twist,
): Promise<Report> {
  const mock = await startMockProvider(policy, twist);
  try {
    const pacts = await committedPacts();
    return await verifyProvider({
      pacts,
      planned: planned(pacts, selection),
      baseUrl: mock.baseUrl,
      statesUrl: mock.statesUrl,
      applications: {},
      ...(await change(mock)),
    });
  } finally {
    await mock.stop();
  }
}
