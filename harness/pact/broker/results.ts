// Tells a broker what became of its pacts. Only what was judged by us is told: a pact with an interaction that could not
// be judged has no result at all, and the broker goes on saying that it was not verified.
import type { Report, ScenarioResult } from '../../../reports/model.ts';
import { TOOL } from '../../base/tool.ts';
import type { PlannedInteraction } from '../files/pacts.ts';
import { askBroker, type Broker, linkIn } from './broker.ts';
import type { BrokerPact } from './pacts.ts';

/** Who was verified, as the broker keeps it. */
export interface ProviderVersion {
  readonly version: string;
  readonly branch?: string;
  readonly tags: readonly string[];
  /** Where the verification ran. */
  readonly buildUrl?: string;
}

/** What became of one pact. `unjudged`: why no result can be told. */
export interface PactResult {
  readonly pact: BrokerPact;
  readonly success: boolean;
  readonly unjudged: number;
  readonly interactions: readonly {
    readonly id?: string;
    readonly description: string;
    readonly success: boolean;
  }[];
}

/** A warning is of what binds nobody. What is known to fail fails all the same: the consumer relies on it. */
const GOOD: readonly ScenarioResult['outcome'][] = ['passed', 'observed', 'warning'];

/** What became of each pact. An interaction of a pact that was not planned counts as not judged. Pure. */
export function pactResults(
  pacts: readonly BrokerPact[],
  planned: readonly PlannedInteraction[],
  { scenarios }: Report,
): readonly PactResult[] {
  return pacts.map((pact) => {
    const mine = planned.flatMap((one, at) => (one.pact === pact ? [[one, scenarios[at]] as const] : []));
    const judged = mine.filter(([, result]) => result !== undefined && !result.outcome.startsWith('not-'));
    const interactions = judged.map(([{ interaction }, result]) => ({
      ...(typeof interaction['_id'] === 'string' ? { id: interaction['_id'] } : {}),
      description: interaction.description,
      success: result !== undefined && GOOD.includes(result.outcome),
    }));
    return {
      pact,
      interactions,
      unjudged: pact.file.interactions.length - judged.length,
      success: interactions.length > 0 && interactions.every(({ success }) => success),
    };
  });
}

/** Whether there is something to tell: a failure is one, whatever else could not be judged. */
export function isConclusive({ unjudged, interactions }: PactResult): boolean {
  return unjudged === 0 || interactions.some(({ success }) => !success);
}

async function nameVersion(broker: Broker, pact: BrokerPact, given: ProviderVersion): Promise<void> {
  const { version, branch, tags } = given;
  if (branch === undefined && tags.length === 0) return;
  const provider = await askBroker(broker, 'GET', linkIn(pact.resource, 'pb:provider'), 'the provider');
  if (branch !== undefined) {
    const url = linkIn(provider, 'pb:branch-version', { branch, version });
    await askBroker(broker, 'PUT', url, `the branch ${branch}`, {});
  }
  for (const tag of tags) {
    const url = linkIn(provider, 'pb:version-tag', { version, tag });
    await askBroker(broker, 'PUT', url, `the tag ${tag}`, {});
  }
}

/**
 * Publishes one pact's result.
 * @throws BrokerError when the broker does not take it: then nothing was published.
 */
export async function publishResult(
  broker: Broker,
  { pact, success, interactions }: PactResult,
  provider: ProviderVersion,
): Promise<void> {
  // The branch first: a broker lets results of a version without one out of what it says of the main branch.
  await nameVersion(broker, pact, provider);
  const url = linkIn(pact.resource, 'pb:publish-verification-results');
  await askBroker(broker, 'POST', url, 'the results', {
    success,
    providerApplicationVersion: provider.version,
    ...(provider.buildUrl === undefined ? {} : { buildUrl: provider.buildUrl }),
    verifiedBy: { implementation: TOOL.name, version: TOOL.version },
    testResults: interactions.map(({ id, description, success: held }) => ({
      ...(id === undefined ? {} : { interactionId: id }),
      interactionDescription: description,
      success: held,
    })),
  });
}
