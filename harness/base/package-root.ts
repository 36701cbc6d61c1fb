// The folder of this package, from the sources as from dist/: files that ship beside the code are found from it.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function above(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`There is no package.json above ${import.meta.url}.`);
  return above(parent);
}

/** The folder that holds this package's package.json. */
export const PACKAGE_ROOT = above(dirname(fileURLToPath(import.meta.url)));
