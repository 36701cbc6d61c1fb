// Writes a starter into a folder. Nothing that is there already is touched.
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../cli/usage-error.ts';
import { starterFiles, type Template } from './templates.ts';

/** A starter that was written. */
export interface Written {
  /** The folder from the current one, with slashes. */
  readonly folder: string;
  readonly files: readonly string[];
}

/** Writes one file, unless there is one. */
async function writeNew(path: string, text: string, shown: string): Promise<void> {
  await writeFile(path, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'EEXIST' ? 'it is there already' : error.message;
    throw new UsageError(
      'CANNOT_WRITE',
      `${shown} was not written: ${why}.`,
      'Name another folder: mm-auth-conformance init FOLDER --template …',
    );
  });
}

/**
 * Writes a template's files into a folder, which is made if need be.
 * @throws UsageError `CANNOT_WRITE`; before the first file is written, where one of them is there already.
 */
export async function writeStarter(template: Template, folder: string, cwd: string): Promise<Written> {
  const path = resolve(cwd, folder);
  const shown = relative(cwd, path).split(sep).join('/') || '.';
  const files = await starterFiles(template, shown);
  await mkdir(path, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      'CANNOT_WRITE',
      `The folder ${shown} cannot be made: ${error.message}.`,
      'Name another one.',
    );
  });
  for (const { name, text } of files) await writeNew(join(path, name), text, `${shown}/${name}`);
  return { folder: shown, files: files.map(({ name }) => name) };
}
