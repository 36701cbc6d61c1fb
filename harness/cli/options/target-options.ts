// The options that name an SDK under test and say how it is reached: the same for every command that drives one.
import { type Command, Option } from 'commander';
import { plainText } from '../../../reports/text.ts';
import { defined } from '../../base/defined.ts';
import { UsageError } from '../../base/usage-error.ts';
import { DEFAULT_AGENT_WAIT_MS } from '../../drivers/agent/agent-wait.ts';
import type { TargetOptions as LibraryOptions } from '../../library/run-options.ts';
import { checkedPublicUrl } from '../../net/public-url.ts';
import type { OpenOptions } from '../../target/target-of.ts';
import type { Io } from '../process/io.ts';
import { listOption, wholeNumber } from './list-option.ts';

/** What commander makes of these options. */
export interface TargetOptions {
  readonly sdk: string;
  /** Where a `command:` adapter is started, where the configuration file names it. */
  readonly sdkCwd?: string;
  readonly startTimeout?: number;
  readonly workers: number;
  readonly loopback: boolean;
  readonly host: string;
  readonly port: number;
  readonly publicUrl?: string;
  readonly allowOrigin?: readonly string[];
  readonly agents: number;
  readonly agentWait: number;
}

const NETWORK = 'Where SDKs in other processes and on devices reach the harness:';
const MAX_AGENTS = 32;
const PROCESSES = 'An adapter in a process of its own (command:):';
const MAX_WORKERS = 64;

function processes(): readonly Option[] {
  return [
    new Option(
      '--start-timeout <ms>',
      'how long it may take to start, in milliseconds (default: 60000)',
    ).argParser(wholeNumber(100, 3_600_000)),
    new Option(
      '--workers <n>',
      'how many such processes at once, for an SDK of which there can be only one in each',
    )
      .argParser(wholeNumber(1, MAX_WORKERS))
      .default(1),
  ].map((option) => option.helpGroup(PROCESSES));
}

function network(): readonly Option[] {
  return [
    new Option(
      '--loopback',
      'an SDK in this process (module:) reaches the backend over HTTP on this machine, for clients that are not seen in process: undici, http2',
    ).default(false),
    new Option('--host <address>', 'the address to listen on; 0.0.0.0 opens it to your network').default(
      '127.0.0.1',
    ),
    new Option('--port <number>', 'the port to listen on; 0: any free one')
      .argParser(wholeNumber(0, 65_535))
      .default(0),
    new Option('--public-url <url>', 'the base URL under which SDKs reach it, if it is another one'),
    listOption(
      '--allow-origin <origin>',
      'a web page of this origin may dial in (loopback pages may anyway)',
    ),
    new Option('--agents <n>', 'how many agents to wait for; each has a report of its own')
      .argParser(wholeNumber(1, MAX_AGENTS))
      .default(1),
    new Option('--agent-wait <seconds>', 'how long to wait for them')
      .argParser(wholeNumber(1, 86_400))
      .default(DEFAULT_AGENT_WAIT_MS / 1_000),
  ].map((option) => option.helpGroup(NETWORK));
}

/** Adds the options to a command. `defaultSdk` absent: the SDK must be named, here or in the configuration file. */
export function withTarget(command: Command, defaultSdk?: string): Command {
  const sdk = new Option(
    '-s, --sdk <target>',
    "the SDK: reference, module:PATH or command:'…' of an adapter, page:URL of a web page, agent for an app that dials in, mutant:ID of a bundled SDK with one known defect",
  );
  command.addOption(defaultSdk === undefined ? sdk : sdk.default(defaultSdk));
  return withNetwork(command);
}

/**
 * The SDK that is named.
 * @throws UsageError `SDK_MISSING`
 */
export function namedSdk({ sdk }: Partial<TargetOptions>): string {
  if (sdk !== undefined) return sdk;
  throw new UsageError(
    'SDK_MISSING',
    'No SDK is named.',
    "Give --sdk module:PATH, command:'…', page:URL or agent, or name it in the configuration file.",
  );
}

/** Adds only the options that say how SDKs reach the harness, and how their processes are run. */
export function withNetwork(command: Command): Command {
  for (const option of [...processes(), ...network()]) command.addOption(option);
  return command;
}

/** How to open the target that a command line names. */
export function openOptionsOf(options: Omit<TargetOptions, 'sdk'>, io: Io): OpenOptions {
  const { host, port, publicUrl, allowOrigin, agents, agentWait, startTimeout, workers, loopback } = options;
  return {
    cwd: io.cwd,
    ...(options.sdkCwd === undefined ? {} : { sdkCwd: options.sdkCwd }),
    ...(startTimeout === undefined ? {} : { startTimeoutMs: startTimeout }),
    workers,
    loopback,
    network: { host, port, ...(publicUrl === undefined ? {} : { publicUrl: checkedPublicUrl(publicUrl) }) },
    agents: {
      agents,
      waitMs: agentWait * 1_000,
      signal: io.signal,
      notice: (line) => io.err(`${plainText(line)}\n`),
      ...(allowOrigin === undefined ? {} : { origins: allowOrigin }),
    },
  };
}

/** The same in the library's words. */
export function targetOptionsOf(options: TargetOptions, io: Io): LibraryOptions {
  const { sdk, sdkCwd, loopback, workers, host, port, publicUrl } = options;
  const { startTimeout: startTimeoutMs, allowOrigin: allowOrigins, agentWait } = options;
  const agentWaitMs = agentWait * 1_000;
  const cwd = io.cwd;
  return {
    ...defined({ sdk, sdkCwd, cwd, loopback, workers, host, port, publicUrl, startTimeoutMs, allowOrigins }),
    agentWaitMs,
  };
}
