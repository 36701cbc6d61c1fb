// run: the catalogue, or a part of it, against an SDK.
import { Command, InvalidArgumentError } from 'commander';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { UsageError } from '../../base/usage-error.ts';
import { preflight } from '../../doctor/preflight.ts';
import { DEFAULT_CALL_TIMEOUT_MS, DEFAULT_CONCURRENCY } from '../../engine/run/run.ts';
import { runTarget, type TargetRun } from '../../engine/run/run-target.ts';
import { select } from '../../engine/selection/select.ts';
import { parseShard, partOf, type Shard, shardInWords } from '../../engine/selection/shard.ts';
import { createJournal } from '../../journal/write.ts';
import { commandText } from '../console/command-text.ts';
import { examples } from '../console/examples.ts';
import { exitCodes } from '../console/exit-code-help.ts';
import { showLog } from '../console/log.ts';
import { showProgress } from '../console/progress.ts';
import { readCaseFiles } from '../files/case-files.ts';
import { readKnownFailures } from '../files/known-failures-file.ts';
import { publishReport } from '../files/publish-report.ts';
import { prepareReportFolder } from '../files/report-folder.ts';
import { listOption, wholeNumber } from '../options/list-option.ts';
import {
  filtersOf,
  type SelectionOptions,
  selectionInWords,
  selectionOf,
  withSelection,
} from '../options/selection-options.ts';
import { openOptionsOf, type TargetOptions, withTarget } from '../options/target-options.ts';
import type { Io } from '../process/io.ts';
import { runSideBySide } from './run/run-side-by-side.ts';

interface RunCommandOptions extends SelectionOptions, TargetOptions {
  readonly shard?: Shard;
  readonly strict: boolean;
  readonly extraCases?: readonly string[];
  readonly knownFailures?: string;
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

async function run(ids: readonly string[], options: RunCommandOptions, io: Io, argv: readonly string[]) {
  if (options.agents > 1 && options.sdk !== 'agent')
    throw new UsageError('COMMAND_LINE', 'Only agents run side by side.', 'Use --agents with --sdk agent.');
  const extra = await readCaseFiles(options.extraCases ?? [], io.cwd);
  const catalogue = [...CATALOGUE, ...extra];
  const selected = select(catalogue, selectionOf(ids, options));
  const scenarios = partOf(selected, options.shard);
  if (scenarios.length === 0)
    throw new UsageError(
      'SHARD_EMPTY',
      `There are fewer scenarios (${selected.length}) than shards.`,
      'Cut the run into fewer.',
    );
  const knownFailures =
    options.knownFailures === undefined ? [] : await readKnownFailures(options.knownFailures, io.cwd);
  const folder = await prepareReportFolder(options.reportDir, io.cwd);
  const filters = filtersOf(ids, options);
  const plan: TargetRun = {
    ...openOptionsOf(options, io),
    target: options.sdk,
    scenarios,
    catalogue,
    selection: [
      ...selectionInWords(ids, options),
      ...(options.shard === undefined ? [] : [shardInWords(options.shard)]),
    ],
    ...(options.shard === undefined ? {} : { shard: options.shard }),
    ...(filters === undefined ? {} : { filters }),
    command: commandText(argv),
    strict: options.strict,
    knownFailures,
    callTimeoutMs: options.timeout,
    preflightAt: async (place, introduction) => {
      const found = await preflight({ ...place, callTimeoutMs: options.timeout }, introduction);
      return found && `PREFLIGHT: ${found.says}\n→ ${found.todo}`;
    },
    ...(options.concurrency === undefined ? {} : { concurrency: options.concurrency }),
    signal: io.signal,
    ...(options.showLog ? { onLog: showLog(io) } : {}),
  };
  if (options.agents > 1) {
    await runSideBySide({ run: plan, folder: folder.path, quiet: options.quiet }, io).catch(folder.giveUp);
    return;
  }
  // Lines of a log between them would tear a drawing.
  const progress = showProgress(options.showLog ? { ...io, interactive: false } : io, options.quiet);
  const journal = createJournal(folder.path);
  const onEvent: TargetRun['onEvent'] = (event) => {
    journal.onEvent(event);
    progress.onEvent(event);
  };
  const report = await runTarget({ ...plan, onEvent })
    .catch(folder.giveUp)
    .finally(progress.end);
  const problem = journal.problem();
  if (problem !== undefined) io.err(`${io.colour.yellow('warning:')} no journal was kept: ${problem}\n`);
  // Throws where the report is not whole: then the journal stays.
  await publishReport(report, folder.path, io);
  journal.discard();
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
  return withSelection(command)
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
    .action((ids: string[], options: RunCommandOptions) => run(ids, options, io, io.argv));
}
