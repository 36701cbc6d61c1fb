// The reports that a command line names: a report.json, or the folder that holds one.
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Report } from '../../reports/model.ts';
import { readReport } from '../../reports/read.ts';
import { UsageError } from '../base/usage-error.ts';

const HOW = 'Name a report.json, or the report folder that holds one: conformance-report';

async function textOf(path: string, cwd: string): Promise<string> {
  const full = resolve(cwd, path);
  try {
    const folder = (await stat(full)).isDirectory();
    return await readFile(folder ? join(full, 'report.json') : full, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError('NO_SUCH_FILE', `The report ${path} cannot be read (${code}).`, HOW, {
      cause: error,
    });
  }
}

/**
 * Reads a report: a report.json, or the folder that holds one. `cwd`: what a relative path starts from.
 * @throws UsageError `NO_SUCH_FILE` or `REPORT_INVALID`.
 */
export async function readReportFile(path: string, cwd: string = process.cwd()): Promise<Report> {
  const read = readReport(await textOf(path, cwd));
  if (read.ok) return read.report;
  throw new UsageError('REPORT_INVALID', `${path} is no report: ${read.why}.`, HOW);
}

/**
 * Reads several reports, in the order in which they are named.
 * @throws UsageError as `readReportFile`.
 */
export async function readReportFiles(paths: readonly string[], cwd: string): Promise<readonly Report[]> {
  const reports: Report[] = [];
  for (const path of paths) reports.push(await readReportFile(path, cwd));
  return reports;
}
