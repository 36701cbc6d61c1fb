// compare: two reports of an SDK's releases, several SDKs side by side, or two SDKs case by case.
import { Command } from 'commander';
import type { Report } from '../../../reports/model.ts';
import { subjectWords } from '../../../reports/subject.ts';
import { UsageError } from '../../base/usage-error.ts';
import { DEFAULT_CALL_TIMEOUT_MS } from '../../engine/run/run.ts';
import { readReportFiles } from '../../files/report-files.ts';
import { reportLinks } from '../../files/report-links.ts';
import { examples } from '../console/examples.ts';
import { exitCodes } from '../console/exit-code-help.ts';
import {
  publishComparison,
  publishDifferential,
  publishInteroperability,
} from '../files/publish-comparison.ts';
import { listOption, wholeNumber } from '../options/list-option.ts';
import { withFilters } from '../options/selection-options.ts';
import { withNetwork } from '../options/target-options.ts';
import type { Io } from '../process/io.ts';
import { type CompareSdks, compareSdks } from './compare/compare-sdks.ts';

interface CompareCommandOptions extends Omit<CompareSdks, 'sdks'> {
  readonly sdk?: readonly string[];
  readonly strict?: true;
  readonly acceptOtherCatalogue?: true;
  readonly sideBySide?: true;
  readonly differential?: true;
}

const HELP = 'See: mm-auth-conformance compare --help';

/** @throws UsageError when some reports are about an SDK and some about a backend: they have nothing in common. */
function sameSubject(reports: readonly Report[], paths: readonly string[]): void {
  const named = (about: 'SDK' | 'Backend') =>
    paths.filter((_, at) => subjectWords(reports[at] ?? {}).subject === about).join(', ');
  const [sdks, backends] = [named('SDK'), named('Backend')];
  if (sdks === '' || backends === '') return;
  throw new UsageError(
    'DIFFERENT_SUBJECTS',
    `Some of the reports are about SDKs (${sdks}), others about a backend (${backends}): they judge different things.`,
    'Compare reports about SDKs with each other, and reports about backends with each other.',
  );
}

async function compareReportFiles(
  paths: readonly string[],
  options: CompareCommandOptions,
  io: Io,
): Promise<void> {
  if (paths.length < 2) {
    throw new UsageError(
      'TOO_FEW_REPORTS',
      `A comparison needs two reports, the older one first, or more to put side by side; ${paths.length === 0 ? 'none is' : 'one is'} given.`,
      HELP,
    );
  }
  const [older, newer, ...more] = await readReportFiles(paths, io.cwd);
  if (older === undefined || newer === undefined) return;
  sameSubject([older, newer, ...more], paths);
  const { strict, acceptOtherCatalogue, reportDir } = options;
  const links = reportLinks(paths, reportDir, io.cwd);
  if (options.differential === true) {
    if (more.length > 0) throw new UsageError('COMMAND_LINE', '--differential takes two reports.', HELP);
    if (older.subject === 'backend')
      throw new UsageError(
        'BACKEND_REPORT',
        '--differential compares what SDKs do; these reports are about a backend.',
        'Without --differential the two reports are compared as an older and a newer one.',
      );
    await publishDifferential(older, newer, { folder: reportDir, links }, io);
    return;
  }
  if (more.length > 0 || options.sideBySide === true) {
    await publishInteroperability([older, newer, ...more], { folder: reportDir, links }, io);
    return;
  }
  const how = {
    ...(strict === undefined ? {} : { strict }),
    ...(acceptOtherCatalogue === undefined ? {} : { acceptOtherCatalogue }),
  };
  await publishComparison(older, newer, { ...how, folder: reportDir, links }, io);
}

async function compare(paths: readonly string[], options: CompareCommandOptions, io: Io): Promise<void> {
  const { sdk = [] } = options;
  if (sdk.length === 0) return compareReportFiles(paths, options, io);
  const [first, second, ...more] = sdk;
  if (first === undefined || second === undefined || more.length > 0 || paths.length > 0) {
    throw new UsageError(
      'COMMAND_LINE',
      'Either two SDKs are compared (--sdk A --sdk B), or reports.',
      'For an SDK and an older report of it, run the SDK first, and compare the two reports.',
    );
  }
  await compareSdks({ ...options, sdks: [first, second] }, io);
}

/** The command `compare`. */
export function compareCommand(io: Io): Command {
  const command = new Command('compare')
    .description(
      'Compare two reports (what broke, what was fixed), put several SDKs side by side, or two case by case.',
    )
    .argument('[reports...]', 'report.json files, or folders that hold one; of two, the older one first')
    .option('-o, --report-dir <folder>', 'where the comparison goes', 'conformance-comparison')
    .option('--strict', 'a newly broken SHOULD is a regression too')
    .option(
      '--accept-other-catalogue',
      'compare scenarios of the same id, though the catalogues differ (after an update of this tool)',
    )
    .option('--side-by-side', 'put two reports side by side, as three or more always are')
    .option('--differential', 'two reports case by case: where the SDKs do different things, right or not')
    .option(
      '-s, --sdk <target>',
      'run this SDK and another one, and compare them case by case: given twice, each a target as in run',
      // Not split at commas: a target may be a command line.
      (target: string, before: readonly string[] = []) => [...before, target],
    )
    .addOption(listOption('--id <glob>', 'only these scenarios (with --sdk)'))
    .option(
      '--timeout <ms>',
      'how long one call into an SDK may take, in milliseconds',
      wholeNumber(100, 600_000),
      DEFAULT_CALL_TIMEOUT_MS,
    )
    .option('-q, --quiet', 'no progress, only the end', false);
  return withNetwork(withFilters(command))
    .addHelpText(
      'after',
      `${examples([
        ['compare old/report.json new/report.json', 'what a release broke, and what it fixed'],
        ['compare android.json ios.json rn.json', 'where three SDKs differ'],
        [
          'compare --sdk reference --sdk module:./adapter.ts',
          'two SDKs, case by case, grouped by token recipe',
        ],
        ['compare android.json ios.json --differential', 'the same of two reports'],
      ])}\n${exitCodes({ passed: 'no regression', failed: 'something that binds is newly broken; side by side: a MUST is broken somewhere; case by case: they differ', incomplete: 'not everything could be compared' })}`,
    )
    .action((paths: string[], options: CompareCommandOptions) => compare(paths, options, io));
}
