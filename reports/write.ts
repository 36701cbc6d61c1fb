// Writes a report folder. A new renderer is added here.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { renderBadgeJson, renderBadgeSvg } from './badge.ts';
import { renderCodeQuality } from './code-quality.ts';
import { renderCtrf } from './ctrf.ts';
import { renderHtml } from './html/render.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import type { Report } from './model.ts';
import { replaceFile } from './replace-file.ts';

/** Every file of a report folder, with what renders it. report.json is first: whatever happens later, it is there. */
const RENDERERS: readonly (readonly [file: string, render: (report: Report) => string])[] = [
  ['report.json', renderJson],
  ['junit.xml', renderJunit],
  ['ctrf.json', renderCtrf],
  ['gl-code-quality.json', renderCodeQuality],
  ['summary.md', renderMarkdown],
  ['index.html', renderHtml],
  ['badge.svg', renderBadgeSvg],
  ['badge.json', renderBadgeJson],
];

/** The names of the files of a report folder. */
export const REPORT_FILES: readonly string[] = RENDERERS.map(([file]) => file);

/** Some files of a report could not be written. */
export class NotWhole extends AggregateError {
  override readonly name = 'NotWhole';
  /** The paths of those that were. */
  readonly written: readonly string[];

  constructor(errors: readonly unknown[], written: readonly string[]) {
    super(errors, [...new Set(errors.map(String))].join('; '));
    this.written = written;
  }
}

/**
 * Writes every file of the report into this folder, which is made if need be. Older files of the same names are
 * replaced, others are left alone. A file that cannot be written does not keep the others from being written; then it
 * rejects with a `NotWhole`.
 */
export async function writeReport(report: Report, folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  const errors: unknown[] = [];
  for (const [file, render] of RENDERERS) {
    const path = join(folder, file);
    try {
      await replaceFile(path, render(report));
      paths.push(path);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new NotWhole(errors, paths);
  return paths;
}
