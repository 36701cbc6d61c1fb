import { rename, rm, writeFile } from 'node:fs/promises';

/** Writes the text whole or not at all: a reader never sees half a file, an ended process leaves the old one. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(unfinished, text);
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}
