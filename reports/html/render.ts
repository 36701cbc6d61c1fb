// The HTML report: one self-contained file. The first screen is in it as markup, so that it is read without scripts too
// (in a mail's preview, say); with them, the page's own program takes over.
import type { Report } from '../model.ts';
import { pageBundle } from './bundle.ts';
import { embed } from './data/embed.ts';
import { htmlDocument } from './document.ts';
import { visible } from './text/visible.ts';
import { staticPage } from './view/static-page.tsx';

const VERDICT_MARK = { passed: '✓', failed: '✗', incomplete: '?' } as const;

/** A title that says in a browser's tab what became of which SDK. */
function titleOf({ verdict, sdk, headline }: Report): string {
  return visible(`${VERDICT_MARK[verdict]} ${sdk.name} ${sdk.version} · ${headline}`).slice(0, 200);
}

/**
 * A report as one HTML file, without any reference to another.
 * @throws Error when the project has not been built.
 */
export function renderHtml(report: Report): string {
  const { script, css } = pageBundle();
  const { page, elements } = embed(report);
  const body = `<div id="report">${staticPage(page)}</div>`;
  return htmlDocument({ title: titleOf(report), css, script, body, data: elements });
}
