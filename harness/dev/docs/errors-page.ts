// docs/errors.md: every code, what it means and what to do, from the list that the code itself uses.
import { ERROR_GROUPS } from '../../base/errors/codes.ts';
import type { ErrorEntries } from '../../base/errors/entry.ts';

/** Where the page lies, from the top of the project. */
export const ERRORS_PAGE = 'docs/errors.md';

const HEAD = `# Error codes

Every error has a code that stays: match on it, never on a message. The console prints it in brackets behind the message;
\`doctor --json\` and \`report.json\` have it as \`code\`. A mistake of the caller ends with exit code 3, one of this tool with 4;
an adapter or a backend that could not be judged is in the report, and the run ends with 2.

This page is written by \`npm run docs\`.
`;

/** Placeholders and markup of ours, as Markdown shows them. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

function group([heading, entries]: readonly [string, ErrorEntries]): string {
  const rows = Object.entries(entries).map(
    ([code, { means, todo }]) => `| \`${code}\` | ${cell(means)} | ${cell(todo)} |`,
  );
  return [
    `## ${heading}`,
    '',
    '| code | what it means | what to do |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** The page's text. */
export function errorsPage(): string {
  return [HEAD, ...Object.entries(ERROR_GROUPS).map(group)].join('\n');
}
