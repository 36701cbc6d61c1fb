// sensitivity: how many known defects does the catalogue detect, and which scenarios are idle?
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { SensitivityReport } from '../../../reports/sensitivity/model.ts';
import { writeSensitivity } from '../../../reports/sensitivity/write.ts';
import { counted } from '../../../reports/text.ts';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { commandText } from '../../base/command-text.ts';
import { similar } from '../../base/similar.ts';
import { UsageError } from '../../base/usage-error.ts';
import { knownDefects } from '../../diagnosis/diagnose.ts';
import { idMatcher } from '../../engine/selection/select.ts';
import { storyHash } from '../../engine/selection/story-hash.ts';
import { prepareReportFolder } from '../../files/report-folder.ts';
import type { Mutant } from '../../reference/mutants/mutant.ts';
import { keptFoundBy } from '../../sensitivity/found-by.ts';
import { loadMutants } from '../../sensitivity/load.ts';
import { DEFAULT_CALL_TIMEOUT_MS, measureSensitivity } from '../../sensitivity/run.ts';
import { columns } from '../console/columns.ts';
import { examples } from '../console/examples.ts';
import { exitCodes } from '../console/exit-code-help.ts';
import { renderSensitivity } from '../console/sensitivity-summary.ts';
import { listOption, wholeNumber } from '../options/list-option.ts';
import { EXIT } from '../process/exit-code.ts';
import type { Io } from '../process/io.ts';

interface SensitivityCommandOptions {
  readonly mutants?: string;
  readonly scenarios?: readonly string[];
  readonly list: boolean;
  readonly full: boolean;
  readonly fuzz: boolean;
  readonly reportDir: string;
  readonly threads: number;
  readonly timeout: number;
  readonly quiet: boolean;
}

/** How many of the scenarios that detected a mutant the last time are begun with. */
const MAX_FIRST = 5;
/** How many plays go by between two lines of progress. */
const TELL_EVERY = 25;

/** @throws UsageError `FILTER_MATCHES_NOTHING`. */
function selected(mutants: readonly Mutant[], patterns: readonly string[]): readonly Mutant[] {
  const matchers = patterns.map((pattern) => {
    const matches = idMatcher(pattern);
    if (mutants.some(({ id }) => matches(id))) return matches;
    const near = similar(
      pattern,
      mutants.map(({ id }) => id),
    );
    throw new UsageError(
      'FILTER_MATCHES_NOTHING',
      `There is no mutant "${pattern}".`,
      near.length > 0
        ? `Did you mean ${near.join(' or ')}?`
        : 'See them with: mm-auth-conformance sensitivity --list',
    );
  });
  return matchers.length === 0
    ? mutants
    : mutants.filter(({ id }) => matchers.some((matches) => matches(id)));
}

function listing(mutants: readonly Mutant[]): string {
  const rows = mutants.map(({ id, requirement, sentence }) => [requirement, id, sentence]);
  return `${[...columns(rows), '', counted(mutants.length, 'mutant')].join('\n')}\n`;
}

/** What detects each bundled mutant, by its fingerprint: the scenarios whose check of the broken requirement told most. */
function foundByFingerprint(): ReadonlyMap<string, readonly string[]> {
  const ids = new Map(CATALOGUE.map((scenario) => [storyHash(scenario), scenario]));
  return new Map(
    knownDefects().defects.map(({ id, requirement, predicts }) => {
      const about = [...predicts.keys()].flatMap((story) => ids.get(story) ?? []);
      const telling = about.filter(
        ({ requirements, slow }) =>
          slow !== true && (requirements as readonly string[]).includes(requirement),
      );
      return [id, telling.slice(0, MAX_FIRST).map((scenario) => scenario.id)];
    }),
  );
}

/** What detected each bundled mutant in the measurement that was kept; those that are newer, by their fingerprints. */
function foundBefore(): ReadonlyMap<string, readonly string[]> {
  return new Map([...foundByFingerprint(), ...keptFoundBy()]);
}

/** What detected each mutant the last time: a measurement in the same folder, where there is one that can be read. */
async function foundLastTime(folder: string): Promise<ReadonlyMap<string, readonly string[]>> {
  try {
    const text = await readFile(join(folder, 'sensitivity.json'), 'utf8');
    const { mutants } = SensitivityReport.parse(JSON.parse(text));
    return new Map(mutants.map(({ id, detectedBy }) => [id, detectedBy.slice(0, MAX_FIRST)]));
  } catch {
    return foundBefore();
  }
}

async function sensitivity(patterns: readonly string[], options: SensitivityCommandOptions, io: Io) {
  const file = options.mutants === undefined ? undefined : resolve(io.cwd, options.mutants);
  const mutants = selected(await loadMutants(file), patterns);
  if (options.list) return io.out(listing(mutants));
  const folder = await prepareReportFolder(options.reportDir, io.cwd);
  if (!options.quiet)
    io.out(
      `Playing the catalogue against ${counted(mutants.length, 'defective SDK')} on ${options.threads} threads\n`,
    );
  const report = await measureSensitivity({
    mutants,
    ...(file === undefined ? {} : { mutantsFile: file }),
    selection: [
      ...patterns,
      ...(options.mutants === undefined ? [] : [`those of ${options.mutants}`]),
      ...(options.scenarios ?? []).map((glob) => `scenarios ${glob}`),
    ],
    ...(options.scenarios === undefined ? {} : { scenarios: options.scenarios }),
    full: options.full,
    fuzz: options.fuzz,
    foundBy: await foundLastTime(folder.path),
    threads: options.threads,
    callTimeoutMs: options.timeout,
    command: commandText(io.argv),
    signal: io.signal,
    onProgress: (done, planned) => {
      if (!options.quiet && done % TELL_EVERY === 0) io.out(`  ${done} of ${planned}\n`);
    },
  }).catch(folder.giveUp);
  await writeSensitivity(report, folder.path);
  io.out(renderSensitivity(report, relative(io.cwd, join(folder.path, 'index.html')), io.colour));
  io.exitCode = EXIT[report.verdict];
}

/** The command `sensitivity`. */
export function sensitivityCommand(io: Io): Command {
  return new Command('sensitivity')
    .description('Play the catalogue against SDKs with one known defect each: does it detect them all?')
    .argument('[mutants...]', 'ids of mutants, or globs over them; without any, all of them')
    .option('--mutants <file>', 'take the mutants that a JavaScript module exports as MUTANTS')
    .addOption(
      listOption(
        '--scenarios <glob>',
        'play only these scenarios: a part of the catalogue, to try mutants of your own',
      ),
    )
    .option('--full', 'every scenario against every mutant: the whole matrix, and idle scenarios', false)
    .option('--fuzz', 'fuzz what no scenario detects: tokens, then sequences, as many as usual', false)
    .option('--list', 'only list the mutants, with what each breaks', false)
    .option('-o, --report-dir <folder>', 'where the matrix goes', 'sensitivity-report')
    .option('--threads <n>', 'how many threads play', wholeNumber(1, 64), availableParallelism())
    .option(
      '--timeout <ms>',
      'how long one call into a mutant may take, in milliseconds',
      wholeNumber(100, 60_000),
      DEFAULT_CALL_TIMEOUT_MS,
    )
    .option('-q, --quiet', 'no progress, only the end', false)
    .addHelpText(
      'after',
      `${examples([
        ['sensitivity', 'every mutant, each until it is detected'],
        ['sensitivity --full', 'every scenario against every mutant: the kill matrix, and idle scenarios'],
        ["sensitivity 'null-*'", 'the mutants whose ids begin with null-'],
        ['sensitivity --list', 'what there is, and what each breaks'],
        ['sensitivity --mutants ./my-mutants.js', 'defects of your own'],
        ['sensitivity --mutants ./my-mutants.js --fuzz', 'and what fuzzing finds of those that survive'],
      ])}\n${exitCodes({ passed: 'all are detected and no scenario is idle', failed: 'not so', incomplete: 'something could not be played' })}`,
    )
    .action((patterns: string[], options: SensitivityCommandOptions) => sensitivity(patterns, options, io));
}
