// The last resort, when this tool itself goes wrong in the middle of a run: what was measured until then is written.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeReport } from '../../../reports/write.ts';
import { shellQuoted } from '../../base/command-text.ts';
import { TOOL } from '../../base/tool.ts';
import { readJournal, reportIn } from '../../journal/read.ts';
import { openJournals } from '../../journal/write.ts';
import { internalErrorText } from './failure-text.ts';
import type { Io } from './io.ts';

/** Writes the report of a journal as far as it goes; the line that says so. */
async function rescued(journal: string): Promise<string> {
  try {
    const read = readJournal(readFileSync(journal, 'utf8'));
    if (!read.ok) return `What was measured until then could not be read: ${read.why}.`;
    const report = reportIn(read, true);
    await writeReport(report, dirname(journal));
    const { judged, planned } = report.counts;
    return `What was measured until then, ${judged} of ${planned} scenarios: ${join(dirname(journal), 'index.html')}`;
  } catch (error) {
    return `What was measured until then could not be written: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/**
 * Says that the tool itself went wrong, writes what there is of every run under way, and names the command that does so
 * again. Never rejects.
 */
export async function lastResort(error: unknown, io: Pick<Io, 'err' | 'colour'>): Promise<void> {
  io.err(internalErrorText(error, io.colour));
  for (const journal of openJournals()) {
    const line = await rescued(journal);
    const again = `${TOOL.name} report --from-journal ${shellQuoted(journal)}`;
    io.err(`${io.colour.dim('kept: ')}  ${line}\n       The same again: ${again}\n`);
  }
}
