// docs/requirements.md: every requirement with its level, its source and how many scenarios are about it, from the data.
import { REQUIREMENTS } from '../../../contracts/requirements/lookup.ts';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';

/** Where it lies, from the top of the project. */
export const REQUIREMENTS_PAGE = 'docs/requirements.md';

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');

function table(prefix: string, last: string, of: (id: string) => string): string {
  const rows = REQUIREMENTS.filter(({ id }) => id.startsWith(prefix)).map(
    ({ id, level, modes, statement, source }) =>
      `| ${id} | ${level} | ${modes.join(', ')} | ${cell(statement)} | ${cell(source)} | ${of(id)} |`,
  );
  return [
    `| id | level | modes | requirement | source | ${last} |`,
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** The page's text. */
export function requirementsPage(): string {
  const about = (id: string) =>
    String(CATALOGUE.filter(({ requirements }) => (requirements as readonly string[]).includes(id)).length);
  return [
    '# Requirements',
    '',
    'What an SDK and a backend must do, and where it is said. A broken MUST fails a run, a broken SHOULD is a warning, and where',
    'our sources are silent (INFO) an SDK is observed and never failed. `mm-auth-conformance explain UDA-14` tells of one.',
    '',
    'This page is written by `npm run docs`.',
    '',
    '## SDKs',
    '',
    table('UDA-', 'scenarios', about),
    '',
    '## Backends',
    '',
    table('UDB-', 'judged by', () => 'the contracts'),
    '',
  ].join('\n');
}
