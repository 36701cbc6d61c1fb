// The overview of several runs side by side: one line for each, with the way to its report. Pure.
import { htmlDocument } from './html/document.ts';
import { escaped } from './markdown.ts';
import { type Html, html } from './markup.ts';
import type { Report, Verdict } from './model.ts';
import { duration } from './text.ts';

/** One run's report and the folder that it lies in, below the overview's own. */
export interface Section {
  readonly folder: string;
  readonly report: Report;
}

/** The files of an overview. */
export const OVERVIEW_FILES = { markdown: 'summary.md', html: 'index.html' } as const;

const BAD_FIRST: readonly Verdict[] = ['failed', 'incomplete', 'passed'];
const SIGN: Readonly<Record<Verdict, string>> = { passed: '✓', failed: '✗', incomplete: '?' };

/** The verdict on all of them: as bad as the worst. Of none, nothing is known. */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  return BAD_FIRST.find((verdict) => verdicts.includes(verdict)) ?? 'incomplete';
}

/** Where an SDK runs, in one text. */
function placeOf({ sdk }: Report): string {
  return [sdk.platform, sdk.runsIn].filter((one) => one !== undefined).join(', ');
}

/** The overview as Markdown. */
export function renderOverviewMarkdown(sections: readonly Section[]): string {
  const rows = sections.map(({ folder, report: { verdict, sdk, headline, counts, run }, report }) =>
    [
      `${SIGN[verdict]} ${verdict}`,
      `[${escaped(`${sdk.name} ${sdk.version}`)}](${encodeURIComponent(folder)}/summary.md)`,
      escaped(placeOf(report)),
      escaped(headline),
      `${counts.judged} of ${counts.planned}`,
      duration(run.durationMs),
    ].join(' | '),
  );
  const verdict = worstOf(sections.map(({ report }) => report.verdict));
  return [
    `# ${SIGN[verdict]} ${sections.length} SDKs side by side: ${verdict}`,
    '',
    '| Verdict | SDK | Runs in | What was found | Judged | Took |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    '',
  ].join('\n');
}

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --failed: #b3261e; --incomplete: #8a5300; --passed: #1b6e3c; }
@media (prefers-color-scheme: dark) { :root { --failed: #ff8a80; --incomplete: #ffc46b; --passed: #7fd8a2; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 70rem; padding: 1.5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .5rem .7rem; text-align: start; vertical-align: top; }
.failed { color: var(--failed); } .incomplete { color: var(--incomplete); } .passed { color: var(--passed); }
strong { white-space: nowrap; } a { color: inherit; }
`;

function row({ folder, report }: Section): Html {
  const { verdict, sdk, headline, counts, run } = report;
  return html`<tr><td><strong class="${verdict}">${SIGN[verdict]} ${verdict}</strong></td>
<th scope="row"><a href="${encodeURIComponent(folder)}/index.html">${sdk.name} ${sdk.version}</a></th>
<td>${placeOf(report)}</td><td>${headline}</td><td>${counts.judged} of ${counts.planned}</td><td>${duration(run.durationMs)}</td></tr>
`;
}

/** The overview as one HTML file. */
export function renderOverviewHtml(sections: readonly Section[]): string {
  const verdict = worstOf(sections.map(({ report }) => report.verdict));
  const title = `${sections.length} SDKs side by side: ${verdict}`;
  const body = html`<main><h1><span class="${verdict}">${SIGN[verdict]}</span> ${title}</h1>
<table><thead><tr><th scope="col">Verdict</th><th scope="col">SDK</th><th scope="col">Runs in</th>
<th scope="col">What was found</th><th scope="col">Judged</th><th scope="col">Took</th></tr></thead>
<tbody>${sections.map(row)}</tbody></table></main>`;
  return htmlDocument({ title, css: STYLE, body: body.text });
}
