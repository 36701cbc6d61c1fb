// The pacts that a broker has for a provider.
import { z } from 'zod';
import { type Pact, pactFrom } from '../files/pacts.ts';
import { askBroker, type Broker, BrokerError, linkIn, Resource } from './broker.ts';

/** Which consumer versions' pacts are verified: Pact's own recommendation. */
export const DEFAULT_SELECTORS: readonly Selector[] = [{ mainBranch: true }, { deployedOrReleased: true }];

/** A consumer version selector, as the broker takes it (https://docs.pact.io/pact_broker/advanced_topics/consumer_version_selectors). */
export type Selector = Readonly<Record<string, unknown>>;

/** A pact with the resource that it came in, which links to where results go. */
export interface BrokerPact extends Pact {
  readonly resource: Resource;
}

const PactsForVerification = z.looseObject({
  _embedded: z.looseObject({ pacts: z.array(Resource) }),
});

/**
 * The pacts that a broker has for a provider; none: it knows of none. Pending pacts are asked for like all others: what
 * does not hold must not look like success.
 * @throws BrokerError, and UsageError `PACT_INVALID` when what it gives is no pact.
 */
export async function pactsForVerification(
  broker: Broker,
  provider: string,
  selectors: readonly Selector[] = DEFAULT_SELECTORS,
): Promise<readonly BrokerPact[]> {
  const index = await askBroker(broker, 'GET', `${broker.baseUrl}/`, 'its index');
  const url = linkIn(index, 'pb:provider-pacts-for-verification', { provider });
  const query = { consumerVersionSelectors: selectors, includePendingStatus: false };
  const answer = await askBroker(broker, 'POST', url, `the pacts of ${provider}`, query).catch(
    (error: unknown) => {
      // A provider that nobody has a pact with is not known to the broker.
      if (error instanceof BrokerError && error.status === 404) return { _embedded: { pacts: [] } };
      throw error;
    },
  );
  const listed = PactsForVerification.safeParse(answer);
  if (!listed.success)
    throw new BrokerError('BROKER_ANSWER_INVALID', `The broker's answer lists no pacts of ${provider}.`);
  return Promise.all(listed.data._embedded.pacts.map((one) => pactAt(broker, linkIn(one, 'self'))));
}

/**
 * The pact at a URL of the broker: a webhook tells which one has changed.
 * @throws BrokerError, and UsageError `PACT_INVALID` when it is no pact.
 */
export async function pactAt(broker: Broker, url: string): Promise<BrokerPact> {
  const resource = await askBroker(broker, 'GET', url, 'a pact');
  return { ...pactFrom(JSON.stringify(resource), url), resource };
}
