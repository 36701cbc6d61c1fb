// contract publish: the contracts, or other pact files, to a broker.
import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { CONTRACTS } from '../../../../contracts/interactions/all.ts';
import { counted, plainText, shortened } from '../../../../reports/text.ts';
import { UsageError } from '../../../base/usage-error.ts';
import type { ConsumerPacts } from '../../../pact/broker/publish-pacts.ts';
import { examples } from '../../console/examples.ts';
import { exitCodes } from '../../console/exit-code-help.ts';
import { type BrokerOptions, brokerOf, withBroker } from '../../options/broker-options.ts';
import { listOption } from '../../options/list-option.ts';
import type { Io } from '../../process/io.ts';

const MAX_SAID = 500;

interface PublishOptions extends BrokerOptions {
  readonly consumerVersion: string;
  readonly branch?: string;
  readonly tag?: readonly string[];
  readonly buildUrl?: string;
  readonly spec: 'v3' | 'v4';
}

/** The files that are published, by consumer. */
async function byConsumer(
  files: readonly string[],
  { spec }: PublishOptions,
  io: Io,
): Promise<readonly ConsumerPacts[]> {
  const { PACT_FOLDER, pactFiles } = await import('../../../pact/files/pacts.ts');
  const paths =
    files.length > 0
      ? files.map((path) => resolve(io.cwd, path))
      : CONTRACTS.map(({ file }) => join(PACT_FOLDER, spec, file));
  const pacts = await pactFiles(paths, io.cwd);
  const all = pacts.map((pact, at) => ({ pact, path: paths[at] ?? '', consumer: pact.file.consumer.name }));
  return [...new Set(all.map(({ consumer }) => consumer))].map((consumer) => {
    const mine = all.filter((one) => one.consumer === consumer);
    return { consumer, pacts: mine.map(({ pact }) => pact), paths: mine.map(({ path }) => path) };
  });
}

async function publish(files: readonly string[], options: PublishOptions, io: Io): Promise<void> {
  const broker = brokerOf(options, io);
  if (broker === undefined)
    throw new UsageError(
      'BROKER_MISSING',
      'No broker is named.',
      'Give --broker-url, or PACT_BROKER_BASE_URL.',
    );
  const { publishPacts, PublishFailed } = await import('../../../pact/broker/publish-pacts.ts');
  const { consumerVersion: version, branch, tag: tags = [], buildUrl } = options;
  const given = {
    version,
    tags,
    ...(branch === undefined ? {} : { branch }),
    ...(buildUrl === undefined ? {} : { buildUrl }),
  };
  for (const one of await byConsumer(files, options, io)) {
    await publishPacts(one, given, broker, io.signal).catch((error: unknown) => {
      if (!(error instanceof PublishFailed)) throw error;
      throw new UsageError(
        'NOT_PUBLISHED',
        `The pacts of ${one.consumer} were not published: ${shortened(plainText(error.message), MAX_SAID)}`,
        'Is --broker-url right, the broker up, and PACT_BROKER_TOKEN (or user name and password) given?',
        { cause: error },
      );
    });
    const interactions = one.pacts.flatMap(({ file }) => file.interactions);
    io.out(
      `published: ${plainText(`${one.consumer} ${version}`)}, ${counted(interactions.length, 'interaction')}\n`,
    );
  }
}

/** The command `contract publish`. */
export function publishCommand(io: Io): Command {
  const command = new Command('publish')
    .description('Publish the contracts, or other pact files, to a Pact Broker.')
    .argument('[files...]', 'pact files, such as contract write makes (default: the contracts)')
    .requiredOption('--consumer-version <version>', 'the version of the SDK that relies on them')
    .option('--branch <branch>', 'its branch')
    .addOption(listOption('--tag <tag>', 'a tag of it'))
    .option('--build-url <url>', 'where this runs, for whoever looks at the pacts')
    .addOption(
      new Option('--spec <version>', 'which specification version of the contracts')
        .choices(['v3', 'v4'])
        .default('v4'),
    );
  return withBroker(command, 'where it is')
    .addHelpText(
      'after',
      `${examples([
        ['contract publish --broker-url https://… --consumer-version 4.2.0 --branch main', 'the contracts'],
        [
          'contract publish pacts/*.json --broker-url https://… --consumer-version 4.2.0',
          'what contract write made',
        ],
      ])}\n${exitCodes({
        passed: 'published',
        usage: 'not published: a mistake on the command line or in a file, or the broker did not take it',
      })}`,
    )
    .action((files: string[], options: PublishOptions) => publish(files, options, io));
}
