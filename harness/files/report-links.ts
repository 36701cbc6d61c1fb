// The way from a comparison to the reports that it compares: links that hold wherever both folders are moved together.
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** The page beside a report.json, or in the folder that holds one; undefined: there is none. */
function pageOf(report: string): string | undefined {
  const folder =
    statSync(report, { throwIfNoEntry: false })?.isDirectory() === true ? report : dirname(report);
  const page = join(folder, 'index.html');
  return existsSync(page) ? page : undefined;
}

/** Links from a folder to each report's own page, empty where there is none. `cwd`: what relative paths start from. */
export function reportLinks(reports: readonly string[], folder: string, cwd: string): readonly string[] {
  return reports.map((report) => {
    const page = pageOf(resolve(cwd, report));
    if (page === undefined) return '';
    return relative(resolve(cwd, folder), page).split(sep).map(encodeURIComponent).join('/');
  });
}
