// trend: every report below a folder, by SDK and time.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { renderTrend } from '../../../reports/html/pages/trend.tsx';
import { readReport } from '../../../reports/read.ts';
import { replaceFile } from '../../../reports/replace-file.ts';
import { counted, plainText } from '../../../reports/text.ts';
import { trendMarkdown } from '../../../reports/trend/markdown.ts';
import { type DatedReport, trendOf } from '../../../reports/trend/trend.ts';
import { UsageError } from '../../base/usage-error.ts';
import { prepareReportFolder } from '../../files/report-folder.ts';
import { reportLinks } from '../../files/report-links.ts';
import { examples } from '../console/examples.ts';
import type { Io } from '../process/io.ts';

/** How many files are read, at most. */
const MAX_FILES = 1_000;

/** The JSON files below a folder, in the order of their names; what tools keep for themselves is left out. */
async function jsonFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.split(/[\\/]/).includes('node_modules'))
    .sort();
}

async function reportsBelow(folder: string, io: Io): Promise<readonly DatedReport[]> {
  const path = resolve(io.cwd, folder);
  const files = await jsonFiles(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      'NO_SUCH_FOLDER',
      `The folder ${folder} cannot be read (${error.code}).`,
      'Name a folder that holds report.json files.',
      { cause: error },
    );
  });
  if (files.length > MAX_FILES)
    throw new UsageError(
      'TOO_MANY_FILES',
      `Below ${folder} there are more than ${MAX_FILES} JSON files.`,
      'Name a folder that holds reports only.',
    );
  const found: DatedReport[] = [];
  for (const file of files) {
    const read = readReport(await readFile(file, 'utf8'));
    if (read.ok) found.push({ file: relative(path, file), report: read.report });
    // Another JSON file is nobody's mistake; a report that cannot be read is told.
    else if (/(^|[\\/])report\.json$/.test(file))
      io.err(
        `${io.colour.yellow('warning:')} ${plainText(relative(io.cwd, file))} is left out: ${plainText(read.why)}\n`,
      );
  }
  if (found.length > 0) return found;
  throw new UsageError(
    'NO_REPORTS',
    `There is no report below ${folder}.`,
    'Keep the report.json of each run there, under any name.',
  );
}

async function trend(folder: string, { reportDir }: { readonly reportDir: string }, io: Io): Promise<void> {
  const reports = await reportsBelow(folder, io);
  const lines = trendOf(reports);
  const { path } = await prepareReportFolder(reportDir, io.cwd);
  const files = reports.map(({ file }) => file);
  const pages = reportLinks(
    files.map((file) => join(resolve(io.cwd, folder), file)),
    path,
    io.cwd,
  );
  const links = new Map(files.map((file, at) => [file, pages[at] ?? '']));
  await replaceFile(join(path, 'trend.json'), `${JSON.stringify(lines, null, 1)}\n`);
  await replaceFile(join(path, 'trend.md'), trendMarkdown(lines));
  await replaceFile(join(path, 'trend.html'), renderTrend(lines, links));
  for (const line of lines) {
    const last = line.points.at(-1);
    io.out(
      `${plainText(line.sdk)}: ${counted(line.points.length, 'report')}, last: ${plainText(last?.headline ?? '')}\n`,
    );
  }
  io.out(`${io.colour.dim('report   ')} ${plainText(relative(io.cwd, join(path, 'trend.html')))}\n`);
}

/** The command `trend`. */
export function trendCommand(io: Io): Command {
  return new Command('trend')
    .description(
      'Show how SDKs fared over time: every report below a folder, each compared with the one before it.',
    )
    .argument('<folder>', 'a folder with report.json files below it, under any name')
    .option('-o, --report-dir <folder>', 'where trend.html, trend.md and trend.json go', 'conformance-trend')
    .addHelpText(
      'after',
      `${examples([['trend reports/', 'every report that was kept below reports/']])}\n\nA trend is no verdict: the exit code is 0 once it is written.`,
    )
    .action((folder: string, options: { reportDir: string }) => trend(folder, options, io));
}
