// Reads a report.json back: a file from another version, or no report at all, is told in one sentence.
import { REPORT_SCHEMA_VERSION, Report } from './model.ts';

/** Either the report, or why the text is none. */
export type ReadReport =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly why: string };

function versionOf(value: unknown): unknown {
  return value !== null && typeof value === 'object' ? Reflect.get(value, 'schemaVersion') : undefined;
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
  if (typeof version === 'number' && version !== REPORT_SCHEMA_VERSION) {
    return {
      ok: false,
      why: `its schemaVersion is ${version}, and this version reads ${REPORT_SCHEMA_VERSION}`,
    };
  }
  const parsed = Report.safeParse(value);
  if (parsed.success) return { ok: true, report: parsed.data };
  const issue = parsed.error.issues[0];
  return {
    ok: false,
    why: `it is no report: ${issue?.path.join('.') || 'the whole value'}: ${issue?.message ?? 'not valid'}`,
  };
}
