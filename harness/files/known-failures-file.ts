// Reads a known-failures file: JSON, checked against its schema, every mistake named with its place.

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { isRequirementId } from '../../contracts/requirements/lookup.ts';
import { issueText } from '../../reports/issue-text.ts';
import { UsageError } from '../base/usage-error.ts';
import type { KnownFailure } from '../engine/verdict/known-failures.ts';

/** What a known-failures file holds; published as contracts/schemas/known-failures.schema.json. */
export const KnownFailuresFile = z.array(
  z.strictObject({
    scenario: z.string().min(1).describe('The id of a scenario or an interaction, or a glob over them.'),
    requirement: z
      .string()
      .regex(/^UD[AB]-\d+$/)
      .describe('The requirement that is broken there.'),
    reason: z.string().min(1).describe('Why it is known, for whoever reads the report.'),
    link: z.url({ protocol: /^https?$/ }).exactOptional(),
    expires: z.iso.date().exactOptional().describe('The last day on which it holds, YYYY-MM-DD in UTC.'),
  }),
);

const EXAMPLE =
  '[{"scenario": "jwt/expired/**", "requirement": "UDA-13", "reason": "…", "link": "https://…", "expires": "2027-01-31"}]';

function broken(path: string, why: string, cause?: unknown): UsageError {
  return new UsageError(
    'KNOWN_FAILURES_INVALID',
    `The known-failures file ${path} is not valid: ${why}.`,
    `It is a JSON list: ${EXAMPLE}`,
    { cause },
  );
}

/** The entries in a text. `path`: how the file is named in messages. */
export function parseKnownFailures(text: string, path: string): readonly KnownFailure[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw broken(path, error instanceof Error ? error.message : String(error), error);
  }
  const parsed = KnownFailuresFile.safeParse(value);
  if (!parsed.success) {
    throw broken(path, issueText(parsed.error), parsed.error);
  }
  const unknown = parsed.data.find((entry) => !isRequirementId(entry.requirement));
  if (unknown !== undefined) throw broken(path, `there is no requirement ${unknown.requirement}`);
  return parsed.data;
}

/**
 * The entries of a file.
 * @throws UsageError `NO_SUCH_FILE` or `KNOWN_FAILURES_INVALID`.
 */
export async function readKnownFailures(path: string, cwd: string): Promise<readonly KnownFailure[]> {
  const text = await readFile(resolve(cwd, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      'NO_SUCH_FILE',
      `The known-failures file ${path} cannot be read (${error.code ?? error.message}).`,
      `It is a JSON list: ${EXAMPLE}`,
      { cause: error },
    );
  });
  return parseKnownFailures(text, path);
}
