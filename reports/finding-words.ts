// Findings in words, the same wherever a report is shown.
import type { Finding } from './model.ts';

/** What each kind of finding is called. */
export const FINDING_WORD: Readonly<Record<Finding['kind'], string>> = {
  'request-elsewhere': 'A request to another host',
  'stray-request': 'A request that belongs to no scenario',
  'unknown-endpoint': 'A request to an endpoint that nobody knows',
  'token-in-log': 'A token in the log',
  'token-leak': 'A token where it does not belong',
  'adapter-fault': 'The adapter broke down',
  note: 'Note',
};

/** A finding as one line, with what was written last before a breakdown. */
export function findingInWords({ text, lastLines = [] }: Pick<Finding, 'text' | 'lastLines'>): string {
  const quoted = lastLines.map((line) => `"${line}"`).join(' ');
  return quoted === '' ? text : `${text} Its last lines: ${quoted}`;
}
