// Reads a journal back: what a run had written down when it ended, however it ended.

import { issueText } from '../../reports/issue-text.ts';
import type { Report } from '../../reports/model.ts';
import { type RunRecord, reportOf } from '../engine/verdict/run-record.ts';
import { providerReport, type VerificationRecord } from '../pact/provider/report.ts';
import { JOURNAL_VERSION, JournalLine } from './line.ts';

/** Either what was written down, or why the text is no journal. */
export type ReadJournal =
  | { readonly ok: true; readonly of: 'run'; readonly record: RunRecord }
  | { readonly ok: true; readonly of: 'verification'; readonly record: VerificationRecord }
  | { readonly ok: false; readonly why: string };

type ReadLine = { readonly line: JournalLine } | { readonly why: string };

function read(text: string): ReadLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { why: `it is not JSON (${error instanceof Error ? error.message : String(error)})` };
  }
  const version = value !== null && typeof value === 'object' ? Reflect.get(value, 'version') : undefined;
  if (typeof version === 'number' && version !== JOURNAL_VERSION)
    return { why: `its version is ${version}, and this one reads ${JOURNAL_VERSION}` };
  const parsed = JournalLine.safeParse(value);
  if (parsed.success) return { line: parsed.data };
  return { why: issueText(parsed.error) };
}

/** What the lines amount to. */
function wholeOf([first, ...rest]: readonly JournalLine[]): ReadJournal {
  if (first?.kind !== 'planned' && first?.kind !== 'verifying')
    return { ok: false, why: 'its first line is no plan' };
  const of = <K extends JournalLine['kind']>(kind: K) =>
    rest.filter((line): line is Extract<JournalLine, { kind: K }> => line.kind === kind);
  const introduction = of('introduced')[0]?.introduction;
  const end = of('ended')[0];
  const went = {
    results: of('result').map((line) => line.result),
    interrupted: end?.interrupted ?? true,
    endedAtMs: end?.atMs ?? rest.at(-1)?.atMs ?? first.atMs,
  };
  if (first.kind === 'verifying')
    return { ok: true, of: 'verification', record: { plan: first.plan, ...went } };
  const findings = of('finding').map((line) => line.finding);
  const record = { plan: first.plan, ...went, findings };
  return { ok: true, of: 'run', record: introduction === undefined ? record : { ...record, introduction } };
}

/** The report of what a journal holds. `interrupted`: whatever it says of its end. */
export function reportIn(read: ReadJournal & { readonly ok: true }, interrupted = false): Report {
  const cut = interrupted ? { interrupted } : {};
  return read.of === 'run'
    ? reportOf({ ...read.record, ...cut })
    : providerReport({ ...read.record, ...cut });
}

/** The lines of a text that is a part of a journal; why it is none, where it is not. Never throws. */
export function readLines(text: string): readonly JournalLine[] | string {
  const lines: JournalLine[] = [];
  for (const [index, one] of text.split('\n').entries()) {
    if (one === '') continue;
    const found = read(one);
    if ('why' in found) return `line ${index + 1}: ${found.why}`;
    lines.push(found.line);
  }
  return lines;
}

/** Reads the text of a journal. Its last line may be cut short. Never throws. */
export function readJournal(text: string): ReadJournal {
  const texts = text.split('\n');
  // After the last line's end stands nothing, or the beginning of a line that was not finished.
  const unfinished = texts.pop() ?? '';
  if (texts.length === 0)
    return { ok: false, why: unfinished === '' ? 'it is empty' : 'its first line is not whole' };
  const lines: JournalLine[] = [];
  for (const [index, one] of texts.entries()) {
    const found = read(one);
    if ('why' in found) return { ok: false, why: `line ${index + 1}: ${found.why}` };
    lines.push(found.line);
  }
  return wholeOf(lines);
}
