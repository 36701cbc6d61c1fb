// Writes a starter into a folder. Nothing that is there already is touched.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../base/usage-error.ts';
import { starterFiles, type Template } from './templates.ts';

const THERE_ALREADY = 'it is there already';

/** A starter that was written. */
export interface Written {
  /** The folder from the current one, with slashes. */
  readonly folder: string;
  readonly files: readonly string[];
}

function notWritten(shown: string, why: string, cause?: unknown): UsageError {
  return new UsageError(
    'CANNOT_WRITE',
    `${shown} was not written: ${why}.`,
    'Name another folder: mm-auth-conformance init FOLDER --template …',
    { cause },
  );
}

/** Writes one file, unless there is one. */
async function writeNew(path: string, text: string, shown: string): Promise<void> {
  await writeFile(path, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw notWritten(shown, error.code === 'EEXIST' ? THERE_ALREADY : error.message, error);
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
      { cause: error },
    );
  });
  // Before the first is written: half a starter among files of the user's would be neither.
  const there = files.find(({ name }) => existsSync(join(path, name)));
  if (there !== undefined) throw notWritten(`${shown}/${there.name}`, THERE_ALREADY);
  for (const { name, text } of files) await writeNew(join(path, name), text, `${shown}/${name}`);
  return { folder: shown, files: files.map(({ name }) => name) };
}
