// A Pact mock server for one interaction: what it is asked is held against it.
import { type Interaction, PARTIES } from '../../../contracts/interaction.ts';
import { until } from '../../base/wait.ts';
import { headerOf, type ProxiedAnswer, type ProxiedRequest } from '../../net/exchange.ts';
import { forward } from '../../net/forward.ts';
import { newPact } from '../native/pact-core.ts';
import { addInteraction } from './add-interaction.ts';
import { describeMismatch } from './mismatch.ts';

/** How long a mock server may take, milliseconds. */
const TIMEOUT_MS = 10_000;
/** How long it may take to write down a request that it has answered, milliseconds. */
const WRITTEN_DOWN_WITHIN_MS = 5_000;

/** A mock server under way. */
export interface PactMock {
  readonly interaction: Interaction;
  /** `http://127.0.0.1:4711`. */
  readonly origin: string;
  /** Hands a request to it, on a connection of its own: ports come again, and an old server lives on in old connections. Undefined when it is not the interaction's. */
  ask(request: ProxiedRequest): Promise<ProxiedAnswer | undefined>;
  /** What did not fit, in words; empty: a request fulfilled the interaction, and none did not. */
  mismatches(): Promise<readonly string[]>;
  stop(): void;
}

/** Starts a mock server on a free port of the loopback address. */
export async function startPactMock(interaction: Interaction): Promise<PactMock> {
  const { consumer, provider } = PARTIES[interaction.party];
  const pact = await newPact(consumer, provider, 'v4');
  addInteraction(pact, interaction);
  const port = pact.createMockServer('127.0.0.1', 0);
  const baseUrl = `http://127.0.0.1:${port}`;
  let asked = false;
  /** The server answers first and writes down what it was asked afterwards. */
  const isWrittenDown = () => {
    const results = pact.mockServerMismatches(port);
    return results.length === 0 || results.some((one) => !('type' in one) || one.type !== 'missing-request');
  };
  return {
    interaction,
    origin: baseUrl,
    ask: async (request) => {
      asked = true;
      const answer = await forward(request, baseUrl, TIMEOUT_MS);
      // The server's own word on a request that it did not expect.
      return headerOf(answer.headers, 'x-pact') === undefined ? answer : undefined;
    },
    mismatches: async () => {
      if (asked) await until(isWrittenDown, WRITTEN_DOWN_WITHIN_MS, 2);
      return [...new Set(pact.mockServerMismatches(port).flatMap(describeMismatch))];
    },
    stop: () => void pact.cleanupMockServer(port),
  };
}
