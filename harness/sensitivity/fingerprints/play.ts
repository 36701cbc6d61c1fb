// Plays the catalogue against one SDK as a run does, for what a report would say of it.
import type { Report } from '../../../reports/model.ts';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
import { runCatalogue } from '../../engine/run/run.ts';
import { type MakeSdk, referenceAdapter } from '../../reference/adapter.ts';
import { directTarget } from '../../target/in-process.ts';
import { opened } from '../../target/opened-target.ts';

/** How long a call may take, milliseconds. Some defects never call back, and each such call takes all of it. */
const CALL_TIMEOUT_MS = 1_500;
const CONCURRENCY = 64;

/** The report on an SDK that this makes; the SDK reaches the mock backend by a function call. */
export async function reportOn(
  name: string,
  make: MakeSdk,
  scenarios: readonly Scenario[] = CATALOGUE,
): Promise<Report> {
  const { kind, stop, ...place } = await opened(
    directTarget(({ fetch }) => referenceAdapter({ make, name, fetch })),
  );
  try {
    return await runCatalogue({
      scenarios,
      catalogue: CATALOGUE,
      ...place,
      target: name,
      adapter: kind,
      command: `mm-auth-conformance run --sdk ${name}`,
      selection: [],
      strict: false,
      knownFailures: [],
      callTimeoutMs: CALL_TIMEOUT_MS,
      concurrency: CONCURRENCY,
    });
  } finally {
    await stop();
  }
}
