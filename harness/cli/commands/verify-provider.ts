// verify-provider: the contracts against a backend, with real tokens.
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { Report } from '../../../reports/model.ts';
import { commandText } from '../../base/command-text.ts';
import { defined } from '../../base/defined.ts';
import { UsageError } from '../../base/usage-error.ts';
import { examples } from '../console/examples.ts';
import { exitCodes } from '../console/exit-code-help.ts';
import { requirementLines } from '../console/interactions.ts';
import { showNotice } from '../console/notice.ts';
import { verificationProgress } from '../console/verification-progress.ts';
import { conclude } from '../files/publish-report.ts';
import { brokerUrl, readSelector, withBroker } from '../options/broker-options.ts';
import { withConfig } from '../options/config-options.ts';
import { listOption, wholeNumber } from '../options/list-option.ts';
import type { PactSourceOptions } from '../options/pact-source.ts';
import { type ProviderOptions, SECRET_OPTIONS, withProvider } from '../options/provider-options.ts';
import { openProvider } from '../options/provider-target.ts';
import { withoutSecrets } from '../options/secret-words.ts';
import type { Io } from '../process/io.ts';

interface VerifyProviderOptions extends ProviderOptions, PactSourceOptions {
  readonly requirement?: readonly string[];
  readonly grep?: RegExp;
  readonly publish: boolean;
  readonly providerVersion?: string;
  readonly providerBranch?: string;
  readonly providerTag?: readonly string[];
  readonly buildUrl?: string;
  readonly reportDir: string;
  readonly verbose: boolean;
  readonly quiet: boolean;
  readonly concurrency?: number;
  readonly preflight: boolean;
  readonly knownFailures?: string;
}

function selectionInWords(
  options: VerifyProviderOptions,
  modes: readonly string[] | undefined,
): readonly string[] {
  const words = (name: string, values: readonly string[] = []) =>
    values.length === 0 ? [] : [`${name} ${values.join(' or ')}`];
  return [
    ...words('mode', modes),
    ...words('requirement', options.requirement),
    ...words('description', options.grep === undefined ? [] : [String(options.grep)]),
  ];
}

/** What stands in the way of publishing results; they are of whole pacts, and of a version. */
function checkPublishing(options: VerifyProviderOptions, io: Io): void {
  const problem = (why: string, hint: string) => new UsageError('CANNOT_PUBLISH', why, hint);
  const ofResults = {
    branch: options.providerBranch,
    tag: options.providerTag,
    'build URL': options.buildUrl,
  };
  const [named] = Object.entries(ofResults).find(([, value]) => value !== undefined) ?? [];
  if (!options.publish && named !== undefined)
    throw problem(`A ${named} is published with results, and none are.`, 'Give --publish, or leave it out.');
  if (!options.publish) return;
  if (brokerUrl(options, io) === undefined)
    throw problem('No broker is named.', 'Give --broker-url, or PACT_BROKER_BASE_URL.');
  if (options.providerVersion === undefined)
    throw problem('Results are of a version of the provider.', 'Give --provider-version.');
  if (options.grep !== undefined || options.requirement !== undefined)
    throw problem('Results are of whole pacts.', 'Leave out --grep and --requirement.');
}

function providerVersion(options: VerifyProviderOptions) {
  const { providerVersion: version = '', providerBranch: branch, providerTag: tags = [], buildUrl } = options;
  return {
    version,
    tags,
    ...(branch === undefined ? {} : { branch }),
    ...(buildUrl === undefined ? {} : { buildUrl }),
  };
}

async function verify(options: VerifyProviderOptions, io: Io): Promise<void> {
  checkPublishing(options, io);
  const { planned } = await import('../../pact/files/pacts.ts');
  const { pactSource, publishResults } = await import('../options/pact-source.ts');
  const { verifyProvider } = await import('../../library/verify-provider.ts');
  const { preflight } = await import('../../pact/provider/preflight/preflight.ts');
  const provider = await openProvider(options, io);
  const progress = verificationProgress(io, options);
  try {
    if (options.preflight && !provider.bundled) await preflight({ ...provider, timeoutMs: options.timeout });
    const { modes } = provider;
    const source = await pactSource(options, io);
    const { pacts } = source;
    const filters = defined({ modes, requirements: options.requirement, grep: options.grep });
    let report: Report | undefined;
    try {
      report = await verifyProvider({
        ...provider,
        // The contracts are the default, and with them comes what no pact can say.
        ...(options.pact === undefined && source.broker === undefined ? {} : { pacts }),
        target: options.baseUrl ?? provider.baseUrl,
        timeoutMs: options.timeout,
        concurrency: options.concurrency ?? provider.concurrency ?? 1,
        reportDir: options.reportDir,
        cwd: io.cwd,
        command: commandText(withoutSecrets(io.argv, SECRET_OPTIONS)),
        selection: selectionInWords(options, modes),
        signal: io.signal,
        ...defined({
          ...filters,
          providerVersion: options.providerVersion,
          knownFailures: options.knownFailures,
        }),
        onEvent: (event) => {
          if (event.kind === 'finished') report = event.report;
          else if (event.kind === 'warning') showNotice(event, io);
          else progress.onEvent(event);
        },
      });
    } finally {
      progress.end();
      if (report !== undefined) {
        io.out(`${requirementLines(report, io.colour).join('\n')}\n`);
        conclude(report, resolve(io.cwd, options.reportDir), io);
      }
    }
    if (options.publish && source.broker !== undefined && report !== undefined)
      await publishResults(source, planned(pacts, filters), report, providerVersion(options), io);
  } finally {
    await provider.stop();
  }
}

function expression(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

/** The command `verify-provider`. */
export function verifyProviderCommand(io: Io): Command {
  const command = new Command('verify-provider').description(
    'Verify a backend against the contracts that SDKs rely on, with real tokens.',
  );
  const provider = withConfig(withProvider(command), 'backend', io)
    .addOption(listOption('-r, --requirement <id>', 'only interactions about this requirement (UDB-04)'))
    .option('-g, --grep <expression>', 'only interactions whose description matches', expression)
    .addOption(listOption('-p, --pact <file>', 'verify this pact file instead of the contracts'))
    .option('-o, --report-dir <folder>', 'where the report goes', 'provider-report')
    .option(
      '--concurrency <n>',
      'how many interactions are under way at once (default: 1, of the bundled backend 2)',
      wholeNumber(1, 32),
    )
    .option(
      '-k, --known-failures <file>',
      'failures that are known (JSON): reported, and not failing the verification',
    )
    .option('--no-preflight', 'judge at once, without a look at whether the backend is set up as was said')
    .option('-v, --verbose', 'one line for each interaction, as soon as it is judged', false)
    .option('-q, --quiet', 'nothing but the end', false);
  return withBroker(provider, 'verify the pacts that it has for these providers, instead of the contracts')
    .addOption(
      listOption(
        '--consumer-version-selector <json>',
        'which pacts (default: main branches, and what is deployed)',
      ).argParser((text, before: unknown) => [...(Array.isArray(before) ? before : []), readSelector(text)]),
    )
    .addOption(
      listOption(
        '--pact-url <url>',
        'verify the pact at this URL of the broker alone, as a webhook names it',
      ),
    )
    .option('--publish', 'publish the results: of whole pacts, as they were judged here', false)
    .option('--provider-version <version>', 'the version of the backend')
    .option('--provider-branch <branch>', 'its branch')
    .addOption(listOption('--provider-tag <tag>', 'a tag of it'))
    .option('--build-url <url>', 'where this runs, for whoever looks at the results')
    .addHelpText(
      'after',
      `${examples([
        ['verify-provider --base-url mock', 'the bundled mock backend, all modes'],
        ['verify-provider --base-url mock:ignores-kid', 'one that is broken on purpose'],
        [
          'verify-provider -u https://… -m jwt --secret-file hex',
          'yours; code and key ID from the environment',
        ],
        ['verify-provider -u https://… --config backend.json', 'yours, with a profile for each mode'],
      ])}\n${exitCodes({ passed: 'passed', failed: 'the contract is broken', incomplete: 'something could not be judged, or not published' })}`,
    )
    .action((options: VerifyProviderOptions) => verify(options, io));
}
