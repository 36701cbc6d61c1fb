// report: the report of a run, or of a verification of a backend, that was ended before it could write one.
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { UsageError } from '../../base/usage-error.ts';
import { prepareReportFolder } from '../../files/report-folder.ts';
import { JOURNAL_FILE } from '../../journal/line.ts';
import { readJournal, reportIn } from '../../journal/read.ts';
import { examples } from '../console/examples.ts';
import { publishReport } from '../files/publish-report.ts';
import type { Io } from '../process/io.ts';

interface ReportCommandOptions {
  readonly fromJournal: string;
  readonly reportDir?: string;
}

const HOW = `run and verify-provider keep one in their report folders: conformance-report/${JOURNAL_FILE}`;

async function report({ fromJournal, reportDir }: ReportCommandOptions, io: Io): Promise<void> {
  const path = resolve(io.cwd, fromJournal);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const message = `The journal ${fromJournal} cannot be read (${error.code}).`;
    throw new UsageError('NO_SUCH_FILE', message, HOW, { cause: error });
  });
  const read = readJournal(text);
  if (!read.ok) throw new UsageError('JOURNAL_INVALID', `${fromJournal} is no journal: ${read.why}.`, HOW);
  const folder = await prepareReportFolder(reportDir ?? dirname(path), io.cwd);
  await publishReport(reportIn(read), folder.path, io);
}

/** The command `report`. */
export function reportCommand(io: Io): Command {
  return new Command('report')
    .description(
      'Write the report of a run or a verification that was ended before it could: killed, or out of memory.',
    )
    .requiredOption('--from-journal <file>', 'the journal that it kept in its report folder')
    .option('-o, --report-dir <folder>', "where the report goes (default: the journal's folder)")
    .addHelpText(
      'after',
      `${examples([
        [`report --from-journal conformance-report/${JOURNAL_FILE}`, 'what a run had measured until the end'],
        [`report --from-journal provider-report/${JOURNAL_FILE}`, 'what verify-provider had judged'],
      ])}\n\nWhat was not played counts as not judged. Exit codes are those of run and verify-provider.`,
    )
    .action((options: ReportCommandOptions) => report(options, io));
}
