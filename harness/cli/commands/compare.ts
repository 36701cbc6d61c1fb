// compare: two reports of an SDK's releases, or several SDKs side by side.
import { Command } from 'commander';
import { examples } from '../examples.ts';
import type { Io } from '../io.ts';
import { publishComparison, publishInteroperability } from '../publish-comparison.ts';
import { readReportFiles } from '../report-files.ts';
import { UsageError } from '../usage-error.ts';

interface CompareCommandOptions {
  readonly reportDir: string;
  readonly strict?: true;
  readonly acceptOtherCatalogue?: true;
  readonly sideBySide?: true;
}

async function compare(paths: readonly string[], options: CompareCommandOptions, io: Io): Promise<void> {
  if (paths.length < 2) {
    throw new UsageError(
      'TOO_FEW_REPORTS',
      'A comparison needs two reports, the older one first, or more to put side by side.',
      'See: mm-auth-conformance compare --help',
    );
  }
  const [older, newer, ...more] = await readReportFiles(paths, io.cwd);
  if (older === undefined || newer === undefined) return;
  if (more.length > 0 || options.sideBySide === true) {
    await publishInteroperability([older, newer, ...more], options.reportDir, io);
    return;
  }
  const { strict, acceptOtherCatalogue, reportDir } = options;
  const how = {
    ...(strict === undefined ? {} : { strict }),
    ...(acceptOtherCatalogue === undefined ? {} : { acceptOtherCatalogue }),
  };
  await publishComparison(older, newer, { ...how, folder: reportDir }, io);
}

/** The command `compare`. */
export function compareCommand(io: Io): Command {
  return new Command('compare')
    .description('Compare two reports (what broke, what was fixed), or put several SDKs side by side.')
    .argument('<reports...>', 'report.json files, or folders that hold one; of two, the older one first')
    .option('-o, --report-dir <folder>', 'where the comparison goes', 'conformance-comparison')
    .option('--strict', 'a newly broken SHOULD is a regression too')
    .option(
      '--accept-other-catalogue',
      'compare scenarios of the same id, though the catalogues differ (after an update of this tool)',
    )
    .option('--side-by-side', 'put two reports side by side, as three or more always are')
    .addHelpText(
      'after',
      `${examples([
        ['compare old/report.json new/report.json', 'what a release broke, and what it fixed'],
        ['compare android.json ios.json rn.json', 'where three SDKs differ'],
      ])}\n\nExit code: 0 no regression, 1 something that binds is newly broken (side by side: a MUST is broken somewhere),\n2 not everything could be compared, 3 a mistake on the command line.`,
    )
    .action((paths: string[], options: CompareCommandOptions) => compare(paths, options, io));
}
