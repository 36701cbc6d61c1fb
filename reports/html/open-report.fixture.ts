// Tests of the report in a real Chromium: a report is rendered, written to disk and opened from there. Whatever a page says
// on its console, throws, asks for over the network, or does against its policy fails the test.
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type LaunchOptions, type Page } from '@playwright/test';
import { requireChromium } from '../../harness/net/chromium.ts';
import type { Report } from '../model.ts';
import { readReport } from '../read.ts';
import { renderHtml } from './render.ts';

/** A committed report of a real run (`npm run sample-reports`). */
export function sampleReport(name: 'android-4.1' | 'android-4.2' | 'ios-2.0'): Report {
  const file = new URL(`../fixtures/${name}.json`, import.meta.url);
  const read = readReport(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(`${name}: ${read.why}`);
  return read.report;
}

/** The sample with something of every kind. */
export const SAMPLE = sampleReport('android-4.1');

interface Fixtures {
  /** What went wrong in the page; a test that expects something takes it out. */
  readonly problems: string[];
  /** Opens HTML from disk. */
  readonly openHtml: (html: string, hash?: string) => Promise<Page>;
  /** Opens a report from disk, at this address within it. */
  readonly openReport: (report: Report, hash?: string) => Promise<Page>;
}

const rendered = new WeakMap<Report, string>();

/** The page of a report: most tests of a worker open the same one. */
function renderedOnce(report: Report): string {
  const html = rendered.get(report) ?? renderHtml(report);
  rendered.set(report, html);
  return html;
}

export const test = base.extend<Fixtures, { launchOptions: LaunchOptions }>({
  launchOptions: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const { executablePath } = await requireChromium();
      await use(executablePath === undefined ? {} : { executablePath });
    },
    { scope: 'worker' },
  ],
  problems: async ({ page }, use) => {
    const problems: string[] = [];
    page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      problems.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) problems.push(`request: ${request.url()}`);
    });
    await use(problems);
    expect(problems).toEqual([]);
  },
  openHtml: async ({ page, problems: _problems }, use, testInfo) => {
    let count = 0;
    await use(async (html, hash = '') => {
      count += 1;
      const file = testInfo.outputPath(`report-${count}.html`);
      await writeFile(file, html);
      await page.goto(`${pathToFileURL(file).href}${hash}`);
      return page;
    });
  },
  openReport: async ({ openHtml }, use) => {
    await use(async (report, hash) => {
      const page = await openHtml(renderedOnce(report), hash);
      // The bar is drawn by the page's program alone: from here on it listens to keys and to its address.
      await page.locator('header.bar').waitFor();
      return page;
    });
  },
});

/** Asserts that axe finds nothing to fault. A report has no frames, for which axe would open a page of its own each time. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(page.frames()).toHaveLength(1);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join('\n  ')}`,
  );
  expect(told).toEqual([]);
}

export { expect } from '@playwright/test';
