// Plays the catalogue against the reference SDK of a bundle, until a scenario would make a run look different.
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { type MakeSdk, referenceAdapter } from '../../reference/adapter.ts';
import { playCatalogue } from '../../sensitivity/play.ts';

/** Some mutants never call back, and each such call takes all of it. Milliseconds. */
const CALL_TIMEOUT_MS = 1_500;
const CONCURRENCY = 24;

/** The scenario that fails, or that cannot be judged any more; undefined: no run would look different. */
export async function playReference(
  { ReferenceSdk }: { readonly ReferenceSdk: new (...given: Parameters<MakeSdk>) => ReturnType<MakeSdk> },
  first: readonly string[],
): Promise<string | undefined> {
  const { failures, unjudged, fault } = await playCatalogue(
    CATALOGUE,
    (given) => referenceAdapter({ ...given, make: (options) => new ReferenceSdk(options) }),
    { callTimeoutMs: CALL_TIMEOUT_MS, concurrency: CONCURRENCY },
    { first, enough: (failure, isUnjudged) => failure !== undefined || isUnjudged },
  );
  return failures[0]?.scenario ?? unjudged[0] ?? fault;
}
