// Writes the generated pages of docs/ anew: `npm run docs`.
import { writeFileSync } from 'node:fs';
import { ERRORS_PAGE, errorsPage } from './errors-page.ts';

for (const [path, text] of [[ERRORS_PAGE, errorsPage()]] as const) {
  writeFileSync(path, text);
  console.log(path);
}
