// Writes the OpenAPI descriptions in contracts/openapi/ anew: `npm run openapi`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiFiles } from '../../../contracts/openapi/describe.ts';

const FOLDER = 'contracts/openapi';

for (const [file, text] of openApiFiles()) {
  writeFileSync(join(FOLDER, file), text);
  console.log(join(FOLDER, file));
}
