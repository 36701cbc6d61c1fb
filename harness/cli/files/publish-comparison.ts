// The end of every command that compares reports: the files, what is said, the exit code.
import { join, relative } from 'node:path';
import { type CompareOptions, compareReports } from '../../../reports/compare/compare.ts';
import { differential } from '../../../reports/compare/differential.ts';
import { differentialMarkdown } from '../../../reports/compare/differential-markdown.ts';
import { interoperability } from '../../../reports/compare/interoperability.ts';
import { comparisonMarkdown, interoperabilityMarkdown } from '../../../reports/compare/markdown.ts';
import { renderComparison } from '../../../reports/html/pages/comparison.tsx';
import { renderDifferential } from '../../../reports/html/pages/differential.tsx';
import { renderInteroperability } from '../../../reports/html/pages/interoperability.tsx';
import type { Report, Verdict } from '../../../reports/model.ts';
import { replaceFile } from '../../../reports/replace-file.ts';
import { plainText } from '../../../reports/text.ts';
import { prepareReportFolder } from '../../files/report-folder.ts';
import { renderComparisonSummary, renderInteroperabilitySummary } from '../console/comparison.ts';
import { renderDifferentialSummary } from '../console/differential.ts';
import { EXIT } from '../process/exit-code.ts';
import type { Io } from '../process/io.ts';

interface Files {
  readonly name: 'comparison' | 'interoperability' | 'differential';
  readonly json: unknown;
  readonly markdown: string;
  readonly html: string;
  readonly verdict: Verdict;
  readonly summary: string;
}

async function publish(files: Files, folder: string, io: Io): Promise<void> {
  const { path } = await prepareReportFolder(folder, io.cwd);
  await replaceFile(join(path, `${files.name}.json`), `${JSON.stringify(files.json, null, 1)}\n`);
  await replaceFile(join(path, `${files.name}.md`), files.markdown);
  await replaceFile(join(path, `${files.name}.html`), files.html);
  io.out(files.summary);
  io.out(`${io.colour.dim('report   ')} ${plainText(relative(io.cwd, join(path, `${files.name}.html`)))}\n`);
  io.exitCode = EXIT[files.verdict];
}

/** Compares an older report with a newer one: writes the comparison's files and has its verdict as the exit code. */
export async function publishComparison(
  older: Report,
  newer: Report,
  options: CompareOptions & { readonly folder: string; readonly links?: readonly string[] },
  io: Io,
): Promise<void> {
  const comparison = compareReports(older, newer, options);
  const files: Files = {
    name: 'comparison',
    json: comparison,
    markdown: comparisonMarkdown(comparison),
    html: renderComparison(comparison, options.links),
    verdict: comparison.verdict,
    summary: renderComparisonSummary(comparison, io.colour),
  };
  await publish(files, options.folder, io);
}

/** Puts reports side by side: writes the files and has the worst verdict as the exit code. */
export async function publishInteroperability(
  reports: readonly Report[],
  { folder, links = [] }: { readonly folder: string; readonly links?: readonly string[] },
  io: Io,
): Promise<void> {
  const found = interoperability(reports);
  const files: Files = {
    name: 'interoperability',
    json: found,
    markdown: interoperabilityMarkdown(found),
    html: renderInteroperability(found, links),
    verdict: found.verdict,
    summary: renderInteroperabilitySummary(found, io.colour),
  };
  await publish(files, folder, io);
}

/** Puts what two SDKs did side by side, case by case; `links`: where each one's own report lies, from the folder. */
export async function publishDifferential(
  first: Report,
  second: Report,
  { folder, links = [] }: { readonly folder: string; readonly links?: readonly string[] },
  io: Io,
): Promise<void> {
  const found = differential(first, second);
  const files: Files = {
    name: 'differential',
    json: found,
    markdown: differentialMarkdown(found),
    html: renderDifferential(found, links),
    verdict: found.verdict,
    summary: renderDifferentialSummary(found, io.colour),
  };
  await publish(files, folder, io);
}
