// fuzz: random tokens, or random sequences of calls, against an SDK; what fails is made as small as it gets.
import { Command, InvalidArgumentError, Option } from 'commander';
import { commandText } from '../../base/command-text.ts';
import { DEFAULT_CALL_TIMEOUT_MS, DEFAULT_CONCURRENCY } from '../../engine/run/run.ts';
import { lockFolder } from '../../files/folder-lock.ts';
import { prepareReportFolder } from '../../files/report-folder.ts';
import { DEFAULT_SEED } from '../../fuzz/campaign/campaign-options.ts';
import { fuzzRecord } from '../../fuzz/campaign/fuzz-record.ts';
import { fuzzReport } from '../../fuzz/campaign/fuzz-report.ts';
import { type FuzzRun, fuzzTarget } from '../../fuzz/campaign/fuzz-target.ts';
import { PATH } from '../../fuzz/campaign/replay.ts';
import type { Subject } from '../../fuzz/campaign/subject.ts';
import { headlineOfFuzz, verdictOfFuzz } from '../../fuzz/campaign/verdict.ts';
import { SEQUENCES } from '../../fuzz/sequences/sequences.ts';
import { TOKENS } from '../../fuzz/tokens/tokens.ts';
import { examples } from '../console/examples.ts';
import { exitCodes } from '../console/exit-code-help.ts';
import { showFuzzProgress } from '../console/fuzz-progress.ts';
import { renderFuzzSummary } from '../console/fuzz-summary.ts';
import { writeFuzzFiles } from '../files/fuzz-files.ts';
import { withConfig } from '../options/config-options.ts';
import { wholeNumber } from '../options/list-option.ts';
import { openOptionsOf, type TargetOptions, withTarget } from '../options/target-options.ts';
import { EXIT } from '../process/exit-code.ts';
import type { Io } from '../process/io.ts';
import { replay } from './fuzz/replay.ts';

/** How many failures are made smaller when nothing else is asked for. */
export const DEFAULT_MAX_FINDINGS = 10;
const MAX_SEED = 2 ** 31 - 1;
const MAX_RUNS = 10_000_000;

/** What commander makes of the options. */
export interface FuzzCommandOptions extends TargetOptions {
  readonly runs?: number;
  /** true: sequences instead of tokens, as many as usual. */
  readonly sequences?: number | true;
  readonly seed: number;
  readonly replay?: string;
  readonly strict: boolean;
  readonly bail: boolean;
  readonly maxFindings: number;
  readonly reportDir: string;
  readonly timeout: number;
  readonly concurrency?: number;
  readonly quiet: boolean;
}

function seed(value: string): number {
  return value === 'random' ? Math.floor(Math.random() * MAX_SEED) : wholeNumber(0, MAX_SEED)(value);
}

function path(value: string): string {
  if (!PATH.test(value))
    throw new InvalidArgumentError('It must be numbers with colons between them: 17:0:3.');
  return value;
}

/** The command that repeats the value at a path. */
function replayCommand(options: FuzzCommandOptions, at: string): string {
  const what = options.sequences === undefined ? [] : ['--sequences'];
  return commandText(['fuzz', '--sdk', options.sdk, ...what, '--seed', String(options.seed), '--replay', at]);
}

/** How many values are tried. */
function runsOf(
  { runs, sequences }: FuzzCommandOptions,
  { defaultRuns }: { readonly defaultRuns: number },
): number {
  return (sequences === true ? undefined : sequences) ?? runs ?? defaultRuns;
}

async function tried<T>(subject: Subject<T>, options: FuzzCommandOptions, io: Io): Promise<FuzzRun<T>> {
  const runs = runsOf(options, subject);
  const progress = showFuzzProgress(io, options.quiet, { runs, noun: subject.noun });
  return fuzzTarget({
    target: options.sdk,
    open: openOptionsOf(options, io),
    subject,
    seed: options.seed,
    runs,
    maxFindings: options.maxFindings,
    bail: options.bail,
    strict: options.strict,
    callTimeoutMs: options.timeout,
    ...(options.concurrency === undefined ? {} : { concurrency: options.concurrency }),
    signal: io.signal,
    ...progress.listeners,
  }).finally(progress.end);
}

/** Tries random values, or plays the one at a path again. */
async function fuzzOrReplay<T>(subject: Subject<T>, options: FuzzCommandOptions, io: Io): Promise<void> {
  if (options.replay === undefined) await fuzz(subject, options, io);
  else await replay(subject, options.replay, options, io);
}

async function fuzz<T>(subject: Subject<T>, options: FuzzCommandOptions, io: Io): Promise<void> {
  const folder = await prepareReportFolder(options.reportDir, io.cwd);
  const unlock = lockFolder(folder.path);
  const run = await tried(subject, options, io).finally(unlock).catch(folder.giveUp);
  const interrupted = io.signal.aborted;
  const judged = { strict: options.strict, interrupted };
  const verdict = verdictOfFuzz(run, judged);
  const headline = headlineOfFuzz(run, judged, subject.noun);
  const replayed = (at: string) => replayCommand(options, at);
  const said = { command: commandText(io.argv), target: options.sdk };
  const report = fuzzReport(run, {
    ...said,
    ...judged,
    selection: `what ${subject.noun}s at random found, seed ${options.seed}`,
  });
  const shown = [...(run.outcome?.findings ?? []), ...(run.outcome?.unjudged ?? [])];
  const files = await writeFuzzFiles(
    {
      record: fuzzRecord(run, {
        ...said,
        subject: subject.name,
        planned: runsOf(options, subject),
        seed: options.seed,
        verdict,
        headline,
        replay: replayed,
      }),
      cases: shown.map(({ scenario }) => ({ note: `Found by: ${said.command}`, scenario })),
      ...(report === undefined ? {} : { report }),
    },
    folder.path,
    io.cwd,
  );
  const words = { verdict, headline, noun: subject.noun, seed: options.seed, replay: replayed, files };
  io.out(renderFuzzSummary(run, words, io.colour));
  io.exitCode = EXIT[verdict];
}

/** The command `fuzz`. */
export function fuzzCommand(io: Io): Command {
  return withConfig(withTarget(new Command('fuzz'), 'reference'), 'playing', io)
    .description(
      'Try random tokens, or random sequences of calls, on an SDK, and make what fails as small as it gets.',
    )
    .option('-n, --runs <n>', `how many tokens (default: ${TOKENS.defaultRuns})`, wholeNumber(1, MAX_RUNS))
    .addOption(
      new Option(
        '--sequences [n]',
        `sequences of calls instead of tokens (default: ${SEQUENCES.defaultRuns})`,
      )
        .argParser(wholeNumber(1, MAX_RUNS))
        .conflicts('runs'),
    )
    .option('--seed <n>', 'which ones: the same seed, the same ones; or "random"', seed, DEFAULT_SEED)
    .option('--replay <path>', 'only the one that a finding names, as a story', path)
    .option('--strict', 'a broken SHOULD fails the run like a broken MUST', false)
    .option('--bail', 'end with the first failure', false)
    .option(
      '--max-findings <n>',
      'how many failures are made smaller',
      wholeNumber(1, 1_000),
      DEFAULT_MAX_FINDINGS,
    )
    .option('-o, --report-dir <folder>', 'where the findings go', 'fuzz-report')
    .option(
      '--timeout <ms>',
      'how long one call into the SDK may take, in milliseconds',
      wholeNumber(100, 600_000),
      DEFAULT_CALL_TIMEOUT_MS,
    )
    .option(
      '--concurrency <n>',
      `how many at once, as far as the adapter allows (default: ${DEFAULT_CONCURRENCY})`,
      wholeNumber(1, 1_000),
    )
    .option('-q, --quiet', 'no progress, only the end', false)
    .addHelpText(
      'after',
      `${examples([
        ['fuzz --sdk module:./adapter.ts', 'random tokens against an SDK of your own'],
        ['fuzz --sequences --sdk module:./adapter.ts', 'random sequences of calls'],
        ['fuzz --runs 10000 --seed random', 'more of them, and others every time'],
        ['fuzz --seed 1 --replay 17:0:3', 'one finding again, as a story'],
        ['run --extra-cases fuzz-report/cases.json', 'the catalogue with what was found'],
      ])}\n${exitCodes({ passed: 'passed', failed: 'a MUST is broken', incomplete: 'something could not be judged' })}`,
    )
    .action(async (options: FuzzCommandOptions) => {
      if (options.sequences === undefined) await fuzzOrReplay(TOKENS, options, io);
      else await fuzzOrReplay(SEQUENCES, options, io);
    });
}
