// Writes a measurement's folder.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../replace-file.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import type { SensitivityReport } from './model.ts';

const RENDERERS: readonly (readonly [file: string, render: (report: SensitivityReport) => string])[] = [
  ['sensitivity.json', (report) => `${JSON.stringify(report, null, 2)}\n`],
  ['sensitivity.md', renderMarkdown],
  ['index.html', renderHtml],
];

/** Writes every file of a measurement into this folder, which is made if need be. Rejects with the file system's error. */
export async function writeSensitivity(report: SensitivityReport, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [file, render] of RENDERERS) await replaceFile(join(folder, file), render(report));
}
