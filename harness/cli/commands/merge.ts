// merge: the reports of a run's parts as one report.
import { Command } from 'commander';
import type { Report, ScenarioResult } from '../../../reports/model.ts';
import { plainText } from '../../../reports/text.ts';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { UsageError } from '../../base/usage-error.ts';
import { catalogueStamp } from '../../engine/selection/catalogue-stamp.ts';
import { mergeReports } from '../../engine/verdict/merge.ts';
import { unplayed } from '../../engine/verdict/result.ts';
import { examples } from '../console/examples.ts';
import { publishReport } from '../files/publish-report.ts';
import { readReportFiles } from '../files/report-files.ts';
import { prepareReportFolder } from '../files/report-folder.ts';
import type { Io } from '../process/io.ts';

/** Everything that the parts were to play, where this version's catalogue says it: they were cut from the whole of it. */
function plannedBy(reports: readonly Report[]): readonly ScenarioResult[] {
  const { hash } = catalogueStamp(CATALOGUE);
  const cutFromAll = reports.every(({ catalogue, run }) => {
    // Its words are the part's alone: nothing was filtered.
    return catalogue.hash === hash && run.shard !== undefined && run.selection.length === 1;
  });
  if (!cutFromAll) return [];
  return CATALOGUE.map((scenario) =>
    unplayed(scenario, 'not-judged', 'The shard that was to play it has no report.'),
  );
}

async function merge(
  paths: readonly string[],
  { reportDir }: { readonly reportDir: string },
  io: Io,
): Promise<void> {
  const reports = await readReportFiles(paths, io.cwd);
  const merged = mergeReports(reports, plannedBy(reports));
  if (!merged.ok) {
    const { code, message } = merged.problem;
    throw new UsageError(code, plainText(message), 'Merge the reports of one run only, each part once.');
  }
  for (const shard of merged.missing)
    io.err(`${io.colour.yellow('warning:')} shard ${shard} has no report\n`);
  const folder = await prepareReportFolder(reportDir, io.cwd);
  await publishReport(merged.report, folder.path, io);
}

/** The command `merge`. */
export function mergeCommand(io: Io): Command {
  return new Command('merge')
    .description("Make one report of the reports of a run's parts (run --shard).")
    .argument('<reports...>', 'report.json files, or folders that hold one')
    .option('-o, --report-dir <folder>', 'where the merged report goes', 'conformance-report')
    .addHelpText(
      'after',
      `${examples([
        ['run --shard 1/2 -o part-1', 'on one machine'],
        ['run --shard 2/2 -o part-2', 'on another one'],
        ['merge part-1 part-2', 'the whole'],
      ])}\n\nWhat a missing part was to play counts as not judged. Exit codes are those of run.`,
    )
    .action((paths: string[], options: { reportDir: string }) => merge(paths, options, io));
}
