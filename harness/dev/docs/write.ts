// Writes the generated pages of docs/ anew: `npm run docs`.
import { writeFileSync } from 'node:fs';
import { CATALOGUE_PAGE, cataloguePage } from './catalogue-page.ts';
import { COMMANDS_PAGE, commandsPage, MAN_PAGE, manPage } from './commands-page.ts';
import { ERRORS_PAGE, errorsPage } from './errors-page.ts';
import { REQUIREMENTS_PAGE, requirementsPage } from './requirements-page.ts';
import { STATES_PAGE, statesPage } from './states-page.ts';
import { tokenVectors, VECTORS_FILE } from './token-vectors.ts';

for (const [path, text] of [
  [ERRORS_PAGE, errorsPage()],
  [COMMANDS_PAGE, await commandsPage()],
  [MAN_PAGE, await manPage()],
  [REQUIREMENTS_PAGE, requirementsPage()],
  [CATALOGUE_PAGE, cataloguePage()],
  [STATES_PAGE, statesPage()],
  [VECTORS_FILE, await tokenVectors()],
] as const) {
  writeFileSync(path, text);
  console.log(path);
}
