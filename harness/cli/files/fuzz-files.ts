// The files of a fuzz run: its record always; where something was found also a case file, and the usual report of it.
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Report } from '../../../reports/model.ts';
import { replaceFile } from '../../../reports/replace-file.ts';
import { REPORT_FILES, writeReport } from '../../../reports/write.ts';
import { type CaseOf, caseFileText } from '../../../scenarios/case-file.ts';
import type { FuzzRecord } from '../../fuzz/campaign/fuzz-record.ts';

const RECORD = 'fuzz.json';
const CASES = 'cases.json';

/** What goes into the files. */
export interface FuzzFiles {
  readonly record: FuzzRecord;
  readonly cases: readonly CaseOf[];
  /** Absent: nothing to show. */
  readonly report?: Report;
}

/** A file as it is named to the user, with what it is for. */
export type Written = readonly [file: string, what: string];

/** Takes away what an earlier fuzz run found: it must not be taken for this one's. Another command's files stay. */
async function clear(folder: string): Promise<void> {
  if (!existsSync(join(folder, RECORD))) return;
  for (const file of [CASES, ...REPORT_FILES]) await rm(join(folder, file), { force: true });
}

/** Writes the files into a folder that is there. `cwd`: what their names are relative to. */
export async function writeFuzzFiles(
  { record, cases, report }: FuzzFiles,
  folder: string,
  cwd: string,
): Promise<readonly Written[]> {
  const named = (file: string) => relative(cwd, join(folder, file));
  await clear(folder);
  await replaceFile(join(folder, RECORD), `${JSON.stringify(record, null, 2)}\n`);
  const written: Written[] = [[named(RECORD), 'what was tried and found']];
  if (cases.length > 0) {
    await replaceFile(join(folder, CASES), caseFileText(cases));
    written.push([named(CASES), `for run --extra-cases ${named(CASES)}`]);
  }
  if (report !== undefined) {
    await writeReport(report, folder);
    written.push([named('index.html'), 'the findings as a report']);
  }
  return written;
}
