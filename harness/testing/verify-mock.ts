// For tests: verifies the bundled mock backend, or one broken on purpose, against a part of the contracts.
import type { Report } from '../../reports/model.ts';
import type { BackendPolicy } from '../backend/state.ts';
import { type MockProvider, startMockProvider } from '../provider/mock/mock-provider.ts';
import { committedPacts, type PactSelection, planned } from '../provider/pacts.ts';
import { type VerifyOptions, verifyProvider } from '../provider/verify.ts';

/** Verifies the mock backend; `change` may look at it first and changes the options. */
export async function verifyMock(
  selection: PactSelection = {},
  change: (mock: MockProvider) => Partial<VerifyOptions> | Promise<Partial<VerifyOptions>> = () => ({}),
  policy: Partial<BackendPolicy> = {},
): Promise<Report> {
  const mock = await startMockProvider(policy);
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
