// merge: the reports of a run's parts as one report.
import { Command } from 'commander';
import { readReportFiles } from '../../files/report-files.ts';
import { prepareReportFolder } from '../../files/report-folder.ts';
import { mergeReports } from '../../library/merge.ts';
import { examples } from '../console/examples.ts';
import { publishReport } from '../files/publish-report.ts';
import type { Io } from '../process/io.ts';

async function merge(
  paths: readonly string[],
  { reportDir }: { readonly reportDir: string },
  io: Io,
): Promise<void> {
  const { report, missing } = mergeReports(await readReportFiles(paths, io.cwd));
  for (const shard of missing) io.err(`${io.colour.yellow('warning:')} shard ${shard} has no report\n`);
  const folder = await prepareReportFolder(reportDir, io.cwd);
  await publishReport(report, folder.path, io);
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
