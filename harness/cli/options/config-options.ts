// The options about the configuration file, and the way of what it says into the options of a command: what stands on the
// command line counts more, what the program takes for granted counts less.
import { type Command, CommanderError } from 'commander';
import { plainText } from '../../../reports/text.ts';
import { UsageError } from '../../base/usage-error.ts';
import { CONFIG_NAMES, findConfig } from '../../config/find.ts';
import { type ResolvedConfig, resolvedConfig } from '../../config/resolve.ts';
import type { BackendConfig, RunConfig } from '../../config/schema.ts';
import type { Io } from '../process/io.ts';

/** A word of the file with the option that it stands in for; an option that counts in seconds says so. */
interface Word<Key extends string> {
  readonly key: Key;
  /** As commander names it. */
  readonly option: string;
  readonly inSeconds?: true;
}

const TARGET: readonly Word<keyof RunConfig>[] = [
  { key: 'sdk', option: 'sdk' },
  { key: 'loopback', option: 'loopback' },
  { key: 'startTimeoutMs', option: 'startTimeout' },
  { key: 'workers', option: 'workers' },
  { key: 'host', option: 'host' },
  { key: 'port', option: 'port' },
  { key: 'publicUrl', option: 'publicUrl' },
  { key: 'allowOrigins', option: 'allowOrigin' },
  { key: 'agentWaitMs', option: 'agentWait', inSeconds: true },
];

const PLAYING: readonly Word<keyof RunConfig>[] = [
  ...TARGET,
  { key: 'strict', option: 'strict' },
  { key: 'callTimeoutMs', option: 'timeout' },
  { key: 'concurrency', option: 'concurrency' },
];

const RUN: readonly Word<keyof RunConfig>[] = [
  ...PLAYING,
  { key: 'agents', option: 'agents' },
  { key: 'split', option: 'split' },
  { key: 'ids', option: 'ids' },
  { key: 'modes', option: 'mode' },
  { key: 'requirements', option: 'requirement' },
  { key: 'levels', option: 'level' },
  { key: 'themes', option: 'theme' },
  { key: 'extraCases', option: 'extraCases' },
  { key: 'knownFailures', option: 'knownFailures' },
  { key: 'reportDir', option: 'reportDir' },
  { key: 'bail', option: 'bail' },
  { key: 'repeat', option: 'repeat' },
];

const BACKEND: readonly Word<keyof BackendConfig>[] = [
  { key: 'baseUrl', option: 'baseUrl' },
  { key: 'contactBaseUrl', option: 'contactBaseUrl' },
  { key: 'statesUrl', option: 'statesUrl' },
  { key: 'profiles', option: 'config' },
  { key: 'modes', option: 'mode' },
  { key: 'requirements', option: 'requirement' },
  { key: 'pacts', option: 'pact' },
  { key: 'timeoutMs', option: 'timeout' },
  { key: 'concurrency', option: 'concurrency' },
  { key: 'reportDir', option: 'reportDir' },
];

/** What of the file a command takes. */
const TAKES = { target: TARGET, playing: PLAYING, run: RUN, backend: BACKEND } as const;
export type TakesOfConfig = keyof typeof TAKES;

interface ConfigOptions {
  /** false: --no-config-file. */
  readonly configFile?: string | false;
  readonly profile?: string;
  readonly printConfig?: boolean;
}

/** @throws UsageError `UNKNOWN_PROFILE`, or what reading it says. */
async function configOf(options: ConfigOptions, cwd: string): Promise<ResolvedConfig | undefined> {
  const { configFile, profile } = options;
  const found =
    configFile === false
      ? undefined
      : await findConfig(cwd, typeof configFile === 'string' ? configFile : undefined);
  if (found !== undefined) return resolvedConfig(found, cwd, profile);
  if (profile === undefined) return undefined;
  throw new UsageError(
    'UNKNOWN_PROFILE',
    `There is no configuration file that could have a profile "${profile}".`,
    `It is looked for here and in the folders above: ${CONFIG_NAMES.join(', ')}.`,
  );
}

function apply(command: Command, takes: TakesOfConfig, config: ResolvedConfig): void {
  const values: Readonly<Record<string, unknown>> = takes === 'backend' ? config.backend : config.run;
  for (const { key, option, inSeconds } of TAKES[takes]) {
    const value = values[key];
    if (value === undefined || command.getOptionValueSource(option) === 'cli') continue;
    const inItsUnit = inSeconds === true ? Number(value) / 1_000 : value;
    command.setOptionValueWithSource(option, inItsUnit, 'config');
    // A command of the file starts in the file's folder, one of the command line in the current one.
    if (option === 'sdk') command.setOptionValueWithSource('sdkCwd', config.sdkCwd, 'config');
  }
}

/** What counts for a command, in the words of the file: it could stand in one. */
function inWordsOfFile(command: Command, takes: TakesOfConfig): Readonly<Record<string, unknown>> {
  const all = TAKES[takes].map(({ key, option, inSeconds }) => {
    const value: unknown = command.getOptionValue(option);
    return [key, inSeconds === true ? Number(value) * 1_000 : value] as const;
  });
  const there = Object.fromEntries(all.filter(([, value]) => value !== undefined));
  return takes === 'backend' ? { backend: there } : there;
}

/**
 * Adds the options to a command, and has what the file says stand in for the options that are not given. `takes`: what of
 * the file concerns this command.
 */
export function withConfig(command: Command, takes: TakesOfConfig, io: Io): Command {
  return command
    .option(
      '--config-file <file>',
      `the configuration file (default: ${CONFIG_NAMES[0]}, .js or .json, from here up)`,
    )
    .option('--no-config-file', 'leave the configuration file alone')
    .option('--profile <name>', 'a profile of the configuration file')
    .option('--print-config', 'only show what counts, as a configuration file would say it', false)
    .hook('preAction', async () => {
      const options = command.opts<ConfigOptions>();
      const config = await configOf(options, io.cwd);
      if (config !== undefined) apply(command, takes, config);
      if (options.printConfig !== true) return;
      if (config !== undefined) {
        const profile = config.profile === undefined ? '' : `, profile ${config.profile}`;
        io.err(`from ${plainText(config.from + profile)}\n`);
      }
      io.out(`${JSON.stringify(inWordsOfFile(command, takes), null, 2)}\n`);
      throw new CommanderError(0, 'mm-auth-conformance.printConfig', '');
    });
}
