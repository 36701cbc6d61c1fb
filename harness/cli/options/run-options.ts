// The options of the command run, and what they ask the library for.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { commandText } from '../../base/command-text.ts';
import { defined } from '../../base/defined.ts';
import { DEFAULT_CALL_TIMEOUT_MS, DEFAULT_CONCURRENCY } from '../../engine/run/run.ts';
import { parseShard, type Shard } from '../../engine/selection/shard.ts';
import type { RunOptions } from '../../library/run-options.ts';
import { showLog } from '../console/log.ts';
import { type Asked, REPORTERS, readReporters } from '../console/reporters.ts';
import type { Io } from '../process/io.ts';
import { listOption, wholeNumber } from './list-option.ts';
import { type SelectionOptions, selectionOf } from './selection-options.ts';
import { type TargetOptions, targetOptionsOf } from './target-options.ts';

/** What commander makes of the options. */
export interface RunCommandOptions extends SelectionOptions, TargetOptions {
  /** From the configuration file. */
  readonly ids?: readonly string[];
  readonly shard?: Shard;
  readonly strict: boolean;
  readonly extraCases?: readonly string[];
  readonly knownFailures?: RunOptions['knownFailures'];
  readonly updateKnownFailures?: string;
  readonly reason?: string;
  readonly reportDir: string;
  readonly baseline?: string;
  readonly sdkBuild?: string;
  readonly reportUrl?: string;
  readonly timeout: number;
  readonly concurrency?: number;
  readonly lastFailed: boolean;
  /** true: without a number. */
  readonly bail?: number | true;
  readonly repeat?: number;
  readonly debug: boolean;
  readonly watch: boolean;
  readonly split: boolean;
  readonly reporter?: readonly Asked[];
  readonly watchPath?: readonly string[];
  readonly showLog: boolean;
  readonly quiet: boolean;
}

const MENDING = 'While an SDK is being mended:';

function readShard(text: string): Shard {
  const shard = parseShard(text);
  if (shard === undefined) throw new InvalidArgumentError('It must be a part and a number of parts: 2/3.');
  return shard;
}

function mending(): readonly Option[] {
  return [
    new Option(
      '--last-failed',
      'only what failed, or could not be judged, in the report that is there',
    ).default(false),
    new Option('--bail [n]', 'end after so many failures (without a number: the first)').argParser(
      wholeNumber(1, 1_000_000),
    ),
    new Option('--repeat <n>', 'play each scenario so many times, and say which ones are flaky').argParser(
      wholeNumber(1, 1_000),
    ),
    new Option('--watch', 'run again whenever a file of the adapter or the SDK changes').default(false),
    listOption('--watch-path <path>', 'another file or folder to watch').implies({ watch: true }),
    new Option(
      '--debug',
      'one at a time, without time-outs, each as a story; says how to attach a debugger',
    ).default(false),
  ].map((option) => option.helpGroup(MENDING));
}

/** Adds the options to a command, but for those that choose the SDK and the scenarios. */
export function withRun(command: Command): Command {
  const judging = command
    .option('--strict', 'a broken SHOULD fails the run like a broken MUST', false)
    .addOption(listOption('-x, --extra-cases <file>', 'scenarios of a case file (JSON) beside the catalogue'))
    .option(
      '-k, --known-failures <file>',
      'failures that are known (JSON): reported, and not failing the run',
    )
    .option(
      '--update-known-failures <file>',
      'add what fails to that list, take out what no longer does (needs --reason)',
    )
    .option('--reason <text>', 'why it is known: stands in the new entries')
    .option('-o, --report-dir <folder>', 'where the report goes', 'conformance-report')
    .option(
      '--baseline <report>',
      'say what is new, fixed and still broken since this report (default: the one that is replaced)',
    )
    .option('--sdk-build <text>', 'which build of the SDK this is: stands in the report')
    .option('--report-url <url>', 'where people will find the report: copied links lead there')
    .option(
      '--timeout <ms>',
      'how long one call into the SDK may take, in milliseconds',
      wholeNumber(100, 600_000),
      DEFAULT_CALL_TIMEOUT_MS,
    )
    .option(
      '--concurrency <n>',
      `how many scenarios at once, as far as the adapter allows (default: ${DEFAULT_CONCURRENCY})`,
      wholeNumber(1, 1_000),
    )
    .option(
      '--shard <i/n>',
      'only the i-th of n parts, for several machines; put together with merge',
      readShard,
    )
    .option(
      '--split',
      'agents of one kind share the scenarios of one report, each taking the next when it is free (with --agents)',
      false,
    )
    .option(
      '--reporter <name>',
      `how the run is told, several at once: ${REPORTERS.join(', ')}; NAME=FILE writes what would go to standard output into a file; may be repeated`,
      readReporters,
    )
    .option('--show-log', 'show what the SDK and its adapter write while they run', false)
    .option('-q, --quiet', 'no progress, only the end', false);
  for (const option of mending()) judging.addOption(option);
  return judging;
}

/** What the library is asked for, in its own words. `argv`: the words of the command line. */
export function askedFor(
  ids: readonly string[],
  options: RunCommandOptions,
  io: Io,
  argv: readonly string[],
): RunOptions & { readonly reportDir: string } {
  const { shard, strict, extraCases, knownFailures, reportDir, timeout, concurrency } = options;
  const { lastFailed, bail, repeat, debug, baseline, sdkBuild, reportUrl } = options;
  const judging = { shard, strict, extraCases, knownFailures, callTimeoutMs: timeout, concurrency };
  return {
    ...selectionOf(ids, options),
    ...targetOptionsOf(options, io),
    ...defined({ ...judging, lastFailed, bail: bail === true ? 1 : bail, repeat, debug }),
    ...defined({ baseline, sdkBuild, reportUrl }),
    reportDir,
    command: commandText(argv),
    signal: io.signal,
    ...(options.showLog || debug ? { onLog: showLog(io) } : {}),
  };
}
