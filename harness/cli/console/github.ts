// What GitHub Actions takes from a step: annotations, the summary, outputs.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderMarkdown } from '../../../reports/markdown.ts';
import type { Report } from '../../../reports/model.ts';
import { plainText, shortened } from '../../../reports/text.ts';
import { EXIT } from '../process/exit-code.ts';
import type { Io } from '../process/io.ts';
import { annotations } from './annotations.ts';

/** GitHub takes a summary of 1 MiB. */
const MAX_SUMMARY = 900_000;

function appended(path: string | undefined, text: string): void {
  if (path !== undefined && path !== '') appendFileSync(path, text);
}

/** Writes what there is to write: annotations to standard output, summary and outputs to the files that the runner names. */
export function toGithub(report: Report, folder: string, io: Io): void {
  // Where GitHub says that it is there, every command writes them.
  if (io.env['GITHUB_ACTIONS'] !== 'true') for (const line of annotations(report)) io.out(`${line}\n`);
  appended(io.env['GITHUB_STEP_SUMMARY'], shortened(renderMarkdown(report), MAX_SUMMARY));
  const { verdict, headline, counts } = report;
  const outputs = {
    verdict,
    headline: plainText(headline),
    counts: JSON.stringify(counts),
    report: join(folder, 'index.html'),
    'exit-code': String(EXIT[verdict]),
  };
  const lines = Object.entries(outputs).map(([name, value]) => `${name}=${value}\n`);
  appended(io.env['GITHUB_OUTPUT'], lines.join(''));
}
