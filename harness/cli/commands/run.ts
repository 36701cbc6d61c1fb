// run: the catalogue, or a part of it, against an SDK.
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { Report } from '../../../reports/model.ts';
import { commandText } from '../../base/command-text.ts';
import { defined } from '../../base/defined.ts';
import { UsageError } from '../../base/usage-error.ts';
import { DEFAULT_CALL_TIMEOUT_MS, DEFAULT_CONCURRENCY } from '../../engine/run/run.ts';
import { parseShard, type Shard } from '../../engine/selection/shard.ts';
import { run as runLibrary } from '../../library/run.ts';
import type { RunEvent, RunOptions } from '../../library/run-options.ts';
import { examples } from '../console/examples.ts';
import { exitCodes } from '../console/exit-code-help.ts';
import { showLog } from '../console/log.ts';
import { showNotice } from '../console/notice.ts';
import { showProgress } from '../console/progress.ts';
import { conclude } from '../files/publish-report.ts';
import { withConfig } from '../options/config-options.ts';
import { listOption, wholeNumber } from '../options/list-option.ts';
import { type SelectionOptions, selectionOf, withSelection } from '../options/selection-options.ts';
import { type TargetOptions, targetOptionsOf, withTarget } from '../options/target-options.ts';
import type { Io } from '../process/io.ts';
import { runSideBySide } from './run/run-side-by-side.ts';

interface RunCommandOptions extends SelectionOptions, TargetOptions {
  /** From the configuration file. */
  readonly ids?: readonly string[];
  readonly shard?: Shard;
  readonly strict: boolean;
  readonly extraCases?: readonly string[];
  readonly knownFailures?: RunOptions['knownFailures'];
  readonly reportDir: string;
  readonly timeout: number;
  readonly concurrency?: number;
  readonly showLog: boolean;
  readonly quiet: boolean;
}

function readShard(text: string): Shard {
  const shard = parseShard(text);
  if (shard === undefined) throw new InvalidArgumentError('It must be a part and a number of parts: 2/3.');
  return shard;
}

/** What the library is asked for, in its own words. */
function askedFor(ids: readonly string[], options: RunCommandOptions, io: Io, argv: readonly string[]) {
  const {
    shard,
    strict,
    extraCases,
    knownFailures,
    reportDir,
    timeout: callTimeoutMs,
    concurrency,
  } = options;
  return {
    ...selectionOf(ids, options),
    ...targetOptionsOf(options, io),
    ...defined({ shard, strict, extraCases, knownFailures, callTimeoutMs, concurrency }),
    reportDir,
    command: commandText(argv),
    signal: io.signal,
    ...(options.showLog ? { onLog: showLog(io) } : {}),
  };
}

async function runOne(asked: RunOptions & { readonly reportDir: string }, quiet: boolean, io: Io) {
  // Lines of a log between them would tear a drawing.
  const progress = showProgress(asked.onLog === undefined ? io : { ...io, interactive: false }, quiet);
  let report: Report | undefined;
  const onEvent = (event: RunEvent) => {
    showNotice(event, io);
    progress.onEvent(event);
    if (event.kind === 'finished') report = event.report;
  };
  try {
    await runLibrary({ ...asked, onEvent });
  } finally {
    progress.end();
    if (report !== undefined) conclude(report, resolve(io.cwd, asked.reportDir), io);
  }
}

async function run(ids: readonly string[], options: RunCommandOptions, io: Io, argv: readonly string[]) {
  if (options.agents > 1 && options.sdk !== 'agent')
    throw new UsageError('COMMAND_LINE', 'Only agents run side by side.', 'Use --agents with --sdk agent.');
  const asked = askedFor(ids, options, io, argv);
  if (options.agents === 1) return runOne(asked, options.quiet, io);
  const { sdk: _, ...shared } = asked;
  return runSideBySide({ ...shared, agents: options.agents }, options.quiet, io);
}

/** The command `run`. */
export function runCommand(io: Io): Command {
  const command = withTarget(new Command('run'), 'reference')
    .description('Run the catalogue, or a part of it, against an SDK and write a report.')
    .option('--strict', 'a broken SHOULD fails the run like a broken MUST', false)
    .addOption(listOption('-x, --extra-cases <file>', 'scenarios of a case file (JSON) beside the catalogue'))
    .option(
      '-k, --known-failures <file>',
      'failures that are known (JSON): reported, and not failing the run',
    )
    .option('-o, --report-dir <folder>', 'where the report goes', 'conformance-report')
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
    .option('--show-log', 'show what the SDK and its adapter write while they run', false)
    .option('-q, --quiet', 'no progress, only the end', false);
  return withSelection(withConfig(command, 'run', io))
    .addHelpText(
      'after',
      `${examples([
        ['run', 'everything against the bundled reference SDK'],
        ['run --sdk module:./adapter.ts', 'everything against an SDK of your own'],
        ["run --sdk command:'python3 adapter.py'", 'everything against an SDK in a process of its own'],
        ['run --sdk page:./index.html', 'everything against an SDK in a web page, in Chromium'],
        ['run --sdk agent', 'everything against an SDK in an app, which dials in'],
        ['run --mode jwt --level MUST', 'the MUST scenarios of one mode'],
        ['run jwt/expired', 'everything below jwt/expired/'],
        ['run -r UDA-14 --known-failures known.json', 'one requirement, with what is known to fail'],
      ])}\n${exitCodes({ passed: 'passed', failed: 'a MUST is broken', incomplete: 'something could not be judged' })}`,
    )
    .action((given: string[], options: RunCommandOptions) =>
      run(given.length > 0 ? given : (options.ids ?? []), options, io, io.argv),
    );
}
