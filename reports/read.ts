// Reads a report.json back: a file from another version, no report at all, or one that contradicts itself is told in one
// sentence. A report that comes from elsewhere is checked, not believed.

import { contradictionIn } from './contradiction.ts';
import { issueText } from './issue-text.ts';
import { REPORT_SCHEMA_VERSION, Report } from './model.ts';
import { fromVersion1 } from './version-1.ts';

/** Either the report, or why the text is none. */
export type ReadReport =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly why: string };

function versionOf(value: unknown): unknown {
  return value !== null && typeof value === 'object' ? Reflect.get(value, 'schemaVersion') : undefined;
}

function parsed(value: unknown): ReadReport {
  const result = Report.safeParse(value);
  if (result.success) {
    const contradiction = contradictionIn(result.data);
    return contradiction === undefined
      ? { ok: true, report: result.data }
      : { ok: false, why: `it contradicts itself: ${contradiction}` };
  }
  return { ok: false, why: `it is no report: ${issueText(result.error, 'the whole value')}` };
}

/** Reads the text of a report.json. Never throws. */
export function readReport(text: string): ReadReport {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, why: `it is not JSON (${error instanceof Error ? error.message : String(error)})` };
  }
  const version = versionOf(value);
  if (version === 1) return parsed(fromVersion1(value as object));
  if (typeof version === 'number' && version !== REPORT_SCHEMA_VERSION) {
    return {
      ok: false,
      why: `its schemaVersion is ${version}, and this version reads 1 and ${REPORT_SCHEMA_VERSION}`,
    };
  }
  return parsed(value);
}
