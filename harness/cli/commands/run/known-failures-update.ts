// run --update-known-failures: the list that a run is judged with, and the same list as the run leaves it.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Report } from '../../../../reports/model.ts';
import { replaceFile } from '../../../../reports/replace-file.ts';
import { plainText } from '../../../../reports/text.ts';
import { CATALOGUE } from '../../../../scenarios/catalogue.ts';
import { UsageError } from '../../../base/usage-error.ts';
import type { KnownFailure } from '../../../engine/verdict/known-failures.ts';
import { updatedKnownFailures } from '../../../engine/verdict/update-known-failures.ts';
import { readKnownFailures } from '../../../files/known-failures-file.ts';
import type { RunCommandOptions } from '../../options/run-options.ts';
import type { Io } from '../../process/io.ts';

/** The list before the run, and what writes it after. */
export interface KnownFailuresUpdate {
  readonly before: readonly KnownFailure[];
  readonly write: (report: Report) => Promise<void>;
}

function usage(why: string, hint: string): UsageError {
  return new UsageError('COMMAND_LINE', why, hint);
}

/**
 * What the options ask to be brought up to date; undefined: nothing.
 * @throws UsageError `COMMAND_LINE` without a reason, or with two lists; `KNOWN_FAILURES_INVALID`.
 */
export async function knownFailuresUpdate(
  options: RunCommandOptions,
  io: Io,
): Promise<KnownFailuresUpdate | undefined> {
  const { updateKnownFailures: file, knownFailures, reason } = options;
  if (file === undefined) return undefined;
  if (knownFailures !== undefined && knownFailures !== file)
    throw usage(
      'The list that is brought up to date is the one that counts.',
      'Name one file, with --update-known-failures.',
    );
  if (reason === undefined || reason.trim() === '')
    throw usage('A new entry needs a reason.', 'Give --reason "MM-123, until 2.4".');
  const path = resolve(io.cwd, file);
  const before = existsSync(path) ? await readKnownFailures(file, io.cwd) : [];
  return {
    before,
    write: async (report) => {
      const ids = [...CATALOGUE, ...report.scenarios].map(({ id }) => id);
      const { entries, added, removed } = updatedKnownFailures(before, report, { reason, catalogue: ids });
      await replaceFile(path, `${JSON.stringify(entries, null, 2)}\n`);
      io.out(
        `${io.colour.dim('known    ')} ${plainText(file)}: ${added.length} added, ${removed.length} taken out, ${entries.length} in all\n`,
      );
    },
  };
}
