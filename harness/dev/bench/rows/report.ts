// Row g: building a report, its size, and how fast its page opens and filters in a Chromium.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { renderHtml } from '../../../../reports/html/render.ts';
import { renderJson } from '../../../../reports/json.ts';
import type { Report } from '../../../../reports/model.ts';
import { CATALOGUE } from '../../../../scenarios/catalogue.ts';
import { requireChromium } from '../../../net/chromium.ts';
import { referenceAdapter } from '../../../reference/adapter.ts';
import { runAdapter } from '../../../testing/run-adapter.ts';
import type { Bench, Row } from '../bench.ts';
import { inTurn } from '../rounds.ts';
import { type Line, linesOf } from '../table.ts';
import { type Usage, usageHere } from '../usage.ts';

/** A report of so many scenarios: those of a run, again and again. */
function enlarged(report: Report, count: number): Report {
  const scenarios = Array.from({ length: count }, (_, at) => {
    const one = report.scenarios[at % report.scenarios.length];
    if (one === undefined) throw new Error('The report is empty.');
    return { ...one, id: `${one.id}/copy-${Math.floor(at / report.scenarios.length)}` };
  });
  return { ...report, scenarios, counts: { ...report.counts, planned: count } };
}

const wall = (wallMs: number): Usage => ({ wallMs, cpuMs: Number.NaN });

/** From the address being opened until the list stands in the page, and from a search to its list. */
async function opened(page: Page, file: string): Promise<{ readonly open: Usage; readonly filter: Usage }> {
  await page.goto('about:blank');
  await page.goto(`${pathToFileURL(file).href}#/scenarios`);
  await page.locator('.row').first().waitFor();
  const openMs = await page.evaluate(() => performance.now());
  const status = page.getByRole('status').first();
  const before = await status.textContent();
  const start = performance.now();
  await page.getByRole('searchbox').fill('expired saveuser');
  while ((await status.textContent()) === before)
    await page.evaluate(() => new Promise(requestAnimationFrame));
  return { open: wall(openMs), filter: wall(performance.now() - start) };
}

async function linesFor(count: number, report: Report, page: Page, bench: Bench): Promise<readonly Line[]> {
  const many = enlarged(report, count);
  const file = join(bench.folder, `report-${count}.html`);
  const html = renderHtml(many);
  writeFileSync(file, html);
  const name = `${count.toLocaleString('en')} scenarios`;
  const waits: Usage[] = [];
  const series = await inTurn(
    {
      [`report.json of ${name}`]: () => usageHere(async () => renderJson(many)),
      [`index.html of ${name}`]: () => usageHere(async () => renderHtml(many)),
      [`opening ${name}`]: async () => {
        const { open, filter } = await opened(page, file);
        waits.push(filter);
        return open;
      },
      [`filtering ${name}`]: async () => waits.at(-1) ?? wall(Number.NaN),
    },
    bench.rounds,
  );
  const size = (text: string) => `${(text.length / 1e6).toFixed(1)} MB`;
  const sizes = new Map([
    [series[0]?.name, size(renderJson(many))],
    [series[1]?.name, size(html)],
  ]);
  return series.flatMap((one) => linesOf('g', [one], () => sizes.get(one.name)));
}

/** g. Reports of 656 and of 10,000 scenarios. */
export const REPORTS: Row = {
  letter: 'g',
  title: 'building a report, its size, opening and filtering it in Chromium',
  lines: async (bench) => {
    mkdirSync(bench.folder, { recursive: true });
    const quick = CATALOGUE.filter((one) => one.slow !== true).slice(0, 656);
    const report = await runAdapter(referenceAdapter, { scenarios: quick });
    const browser = await chromium.launch(await requireChromium());
    try {
      const page = await browser.newPage();
      const counts = bench.quick ? [200] : [656, 10_000];
      const lines: Line[] = [];
      for (const count of counts) lines.push(...(await linesFor(count, report, page, bench)));
      return lines;
    } finally {
      await browser.close();
    }
  },
};
