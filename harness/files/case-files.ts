// Reads case files for `--extra-cases`: every mistake is named with its file and its place.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseCaseFile } from '../../scenarios/case-file.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import { UsageError } from '../base/usage-error.ts';

/** How many mistakes of one file are told. */
const MAX_TOLD = 5;
const HOW =
  'A case file is what fuzz writes as cases.json; its schema is contracts/schemas/case-file.schema.json.';

async function scenariosOf(path: string, cwd: string): Promise<readonly Scenario[]> {
  const text = await readFile(resolve(cwd, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      'NO_SUCH_FILE',
      `The case file ${path} cannot be read (${error.code ?? error.message}).`,
      HOW,
      { cause: error },
    );
  });
  const parsed = parseCaseFile(text);
  if (parsed.ok) return parsed.scenarios;
  const more = parsed.problems.length - MAX_TOLD;
  const told = [...parsed.problems.slice(0, MAX_TOLD), ...(more > 0 ? [`and ${more} more`] : [])];
  throw new UsageError('CASES_INVALID', `The case file ${path} is not valid: ${told.join('; ')}.`, HOW);
}

/**
 * The scenarios of case files, in their order.
 * @throws UsageError `NO_SUCH_FILE`, `CASES_INVALID`, or `CASE_TWICE` when two files have a scenario of one id.
 */
export async function readCaseFiles(paths: readonly string[], cwd: string): Promise<readonly Scenario[]> {
  const from = new Map<string, string>();
  const all: Scenario[] = [];
  for (const path of paths) {
    for (const scenario of await scenariosOf(path, cwd)) {
      const other = from.get(scenario.id);
      if (other !== undefined)
        throw new UsageError(
          'CASE_TWICE',
          `The case files ${other} and ${path} both have a scenario ${scenario.id}.`,
          'Leave one of the files out, or rename the scenario.',
        );
      from.set(scenario.id, path);
      all.push(scenario);
    }
  }
  return all;
}
