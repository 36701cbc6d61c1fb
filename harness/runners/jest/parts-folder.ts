// How the results travel from Jest's workers to its reporter: through files in a folder that the reporter names in the
// environment, before Jest starts its workers.
import { randomUUID } from 'node:crypto';

const VARIABLE = 'MM_AUTH_CONFORMANCE_PARTS';

/** The folder; undefined: there is no reporter. */
export function partsFolder(): string | undefined {
  return process.env[VARIABLE];
}

/** Names the folder, for every worker that is started after. */
export function namePartsFolder(path: string): void {
  process.env[VARIABLE] = path;
}

/** The name of the file of one test file's run. */
export function partsFileName(): string {
  return `${randomUUID()}.ndjson`;
}
