// Writes contracts/schemas/ anew: `npm run schemas`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedSchemas } from './published-schemas.ts';

const FOLDER = 'contracts/schemas';

mkdirSync(FOLDER, { recursive: true });
for (const [file, text] of publishedSchemas()) {
  writeFileSync(join(FOLDER, file), text);
  console.log(join(FOLDER, file));
}
