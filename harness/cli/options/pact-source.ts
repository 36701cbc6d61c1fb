// Where the pacts of a verification come from: the committed contracts, files, or a broker; and back to it, the results.
import { PARTIES } from '../../../contracts/interaction.ts';
import type { Report } from '../../../reports/model.ts';
import { counted, plainText } from '../../../reports/text.ts';
import { UsageError } from '../../base/usage-error.ts';
import { BrokerError } from '../../pact/broker/broker.ts';
import {
  type BrokerPact,
  DEFAULT_SELECTORS,
  pactAt,
  pactsForVerification,
  type Selector,
} from '../../pact/broker/pacts.ts';
import { isConclusive, type ProviderVersion, pactResults, publishResult } from '../../pact/broker/results.ts';
import { committedPacts, type Pact, type PlannedInteraction, pactFiles } from '../../pact/files/pacts.ts';
import { EXIT } from '../process/exit-code.ts';
import { usageErrorText } from '../process/failure-text.ts';
import type { Io } from '../process/io.ts';
import { type BrokerOptions, brokerOf, type NamedBroker } from './broker-options.ts';

/** What says where pacts come from. */
export interface PactSourceOptions extends BrokerOptions {
  readonly pact?: readonly string[];
  readonly pactUrl?: readonly string[];
  readonly consumerVersionSelector?: readonly Selector[];
  readonly publish?: boolean;
}

/** Whether a broker is asked for: one that the environment alone names is not, unless something else of it is. */
function asksABroker({ brokerUrl, pactUrl, consumerVersionSelector, publish }: PactSourceOptions): boolean {
  return [brokerUrl, pactUrl, consumerVersionSelector].some((one) => one !== undefined) || publish === true;
}

/** Pacts, with the broker that they came from. */
export type PactSource =
  | { readonly pacts: readonly Pact[]; readonly broker?: undefined }
  | { readonly pacts: readonly BrokerPact[]; readonly broker: NamedBroker };

/** A broker's failure in the words of a command line; what is none is thrown on. */
function brokerTrouble(error: unknown, then: string): UsageError {
  if (!(error instanceof BrokerError)) throw error;
  const hints = {
    BROKER_UNREACHABLE: 'Is --broker-url right, and the broker up?',
    BROKER_REFUSED:
      error.status === 401 || error.status === 403
        ? 'Give PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD.'
        : 'What it says is its own.',
    BROKER_ANSWER_INVALID: 'Give the URL at which a Pact Broker has its index.',
  };
  return new UsageError(error.code, `${plainText(error.message)} ${then}`, hints[error.code], {
    cause: error,
  });
}

async function fromBroker(
  broker: NamedBroker,
  options: PactSourceOptions,
  io: Io,
): Promise<readonly BrokerPact[]> {
  const selectors = options.consumerVersionSelector ?? DEFAULT_SELECTORS;
  const providers = [...new Set(Object.values(PARTIES).map(({ provider }) => provider))];
  const found: BrokerPact[] = [];
  for (const provider of providers) found.push(...(await pactsForVerification(broker, provider, selectors)));
  if (found.length === 0)
    throw new UsageError(
      'NO_PACTS',
      `The broker has no pact of ${providers.join(' or ')} for ${JSON.stringify(selectors)}.`,
      'Publish them with contract publish; pacts without a branch are found by --consumer-version-selector \'{"latest":true}\'.',
    );
  for (const { file, source } of found) {
    const parties = `${file.consumer.name} with ${file.provider.name}`;
    io.err(
      plainText(
        `From the broker: ${parties}, ${counted(file.interactions.length, 'interaction')} (${source})`,
      ),
    );
    io.err('\n');
  }
  return found;
}

/**
 * The pacts that the options name.
 * @throws UsageError when there are none, or they cannot be had.
 */
export async function pactSource(options: PactSourceOptions, io: Io): Promise<PactSource> {
  const broker = asksABroker(options) ? brokerOf(options, io) : undefined;
  if (broker === undefined && options.pactUrl !== undefined)
    throw new UsageError(
      'BROKER_MISSING',
      'A pact at a URL is read from a broker, and none is named.',
      'Give --broker-url, or PACT_BROKER_BASE_URL.',
    );
  if (broker === undefined)
    return {
      pacts: options.pact === undefined ? await committedPacts() : await pactFiles(options.pact, io.cwd),
    };
  if (options.pact !== undefined)
    throw new UsageError('PACTS_AMBIGUOUS', '--pact and --broker-url both name pacts.', 'Give one of them.');
  if (options.pactUrl !== undefined && options.consumerVersionSelector !== undefined)
    throw new UsageError(
      'PACTS_AMBIGUOUS',
      '--pact-url and --consumer-version-selector both name pacts.',
      'Give one of them.',
    );
  const found =
    options.pactUrl === undefined
      ? fromBroker(broker, options, io)
      : Promise.all(options.pactUrl.map((url) => pactAt(broker, url)));
  const pacts = await found.catch((error: unknown) => {
    throw brokerTrouble(error, 'Nothing was verified.');
  });
  return { pacts, broker };
}

/**
 * Publishes what became of each pact, and says so. A result that cannot be told, or is not taken, keeps the command from
 * ending with 0.
 */
export async function publishResults(
  { pacts, broker }: Extract<PactSource, { broker: NamedBroker }>,
  planned: readonly PlannedInteraction[],
  report: Report,
  provider: ProviderVersion,
  io: Io,
): Promise<void> {
  const failures: unknown[] = [];
  for (const result of pactResults(pacts, planned, report)) {
    const { file } = result.pact;
    const name = plainText(`${file.consumer.name} with ${file.provider.name}`);
    if (!isConclusive(result)) {
      io.err(`not published: ${name}: ${counted(result.unjudged, 'interaction')} could not be judged\n`);
      io.exitCode ||= EXIT.incomplete;
      continue;
    }
    try {
      await publishResult(broker, result, provider);
      io.out(
        `published: ${name}: ${result.success ? 'verified' : 'failed'}, version ${plainText(provider.version)}\n`,
      );
    } catch (error) {
      failures.push(error);
    }
  }
  const [failure] = failures;
  if (failure === undefined) return;
  // What was verified stands: it is told, and has its own exit code where it failed.
  io.err(usageErrorText(brokerTrouble(failure, 'The result was not published.'), io.colour));
  io.exitCode ||= EXIT.incomplete;
}
