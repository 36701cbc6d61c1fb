// badge: the badge of a report that was kept.
import { join, relative } from 'node:path';
import { Command } from 'commander';
import { badgeOf, renderBadgeJson, renderBadgeSvg } from '../../../reports/badge.ts';
import { replaceFile } from '../../../reports/replace-file.ts';
import { readReportFile } from '../../files/report-files.ts';
import { prepareReportFolder } from '../../files/report-folder.ts';
import { examples } from '../console/examples.ts';
import type { Io } from '../process/io.ts';

async function badge(report: string, { reportDir }: { readonly reportDir: string }, io: Io): Promise<void> {
  const read = await readReportFile(report, io.cwd);
  const { path } = await prepareReportFolder(reportDir, io.cwd);
  await replaceFile(join(path, 'badge.svg'), renderBadgeSvg(read));
  await replaceFile(join(path, 'badge.json'), renderBadgeJson(read));
  const { label, message } = badgeOf(read);
  io.out(`${label}: ${message}\n${relative(io.cwd, join(path, 'badge.svg'))}\n`);
}

/** The command `badge`. */
export function badgeCommand(io: Io): Command {
  return new Command('badge')
    .description('Write badge.svg and badge.json for a report. (run writes them too.)')
    .argument('[report]', 'a report.json, or the folder that holds one', 'conformance-report')
    .option('-o, --report-dir <folder>', 'where the badge goes', '.')
    .addHelpText(
      'after',
      `${examples([
        ['badge conformance-report -o docs', 'a badge beside the documentation'],
      ])}\n\nbadge.json is for https://shields.io/badges/endpoint-badge. A badge is no verdict: the exit code is 0 once it is written.`,
    )
    .action((report: string, options: { reportDir: string }) => badge(report, options, io));
}
