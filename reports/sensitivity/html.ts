// The kill matrix as one HTML file, in the dress of the report and without a script.
import { pageBundle } from '../html/bundle.ts';
import { htmlDocument } from '../html/document.ts';
import type { SensitivityReport } from './model.ts';
import { sensitivityPage } from './view.tsx';

/** What this page has and the report has not. */
const OWN = `
.measured{background:var(--tint);border-inline-start:4px solid var(--own);margin-top:1.5rem;padding:1rem 1.25rem}
.own{color:var(--own);font-weight:600}
.requirements th:last-child{white-space:nowrap}
.kills th,.kills td{padding:.15rem .45rem}
.kills td{text-align:end}
.kills td.own{background:var(--tint)}
.kills thead th{font-size:.8rem;text-align:end;vertical-align:bottom}
.kills thead th:first-child{text-align:start}
.defect{border-top:1px solid var(--line);padding:.75rem 0}
.defect:target{background:var(--raised)}
details ul{padding:.25rem 0 .5rem 1.25rem}
summary{cursor:pointer}
`;

/**
 * The measurement as an HTML file, without any reference to another.
 * @throws Error when the project has not been built.
 */
export function renderHtml(report: SensitivityReport): string {
  return htmlDocument({
    title: `Sensitivity · ${report.headline}`.slice(0, 200),
    css: `${pageBundle().css}${OWN}`,
    body: sensitivityPage(report),
  });
}
