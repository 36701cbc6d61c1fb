// What comes out of a printer, or as a PDF.
import type { Page } from '@playwright/test';
import { manyScenarios } from './many.fixture.ts';
import { expect, SAMPLE, test } from './open-report.fixture.ts';

/** What the page holds while it is being printed: the browser tells it by an event, and then takes what is there. */
async function printed(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
}

test('the first screen prints with the requirements and what did not pass, and without what is for clicking', async ({
  openReport,
}) => {
  const page = await openReport(SAMPLE);
  await expect(page.locator('.requirements')).toHaveCount(0);
  await printed(page);
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.locator('.requirements tbody tr')).toHaveCount(SAMPLE.requirements.length);
  const { failed, known, warnings, notJudged } = SAMPLE.counts;
  await expect(page.locator('.row')).toHaveCount(failed + known + warnings + notJudged);
  await expect(page.locator('.running')).toBeVisible();
  await expect(page.locator('.running')).toContainText(`${SAMPLE.sdk.version}`);
  await expect(page.locator('.running')).toContainText(/report\.json sha256 [0-9a-f]{16}/);
  // Each page's foot has it, too: it is handed to the style, and nothing in it ends the text there.
  const foot = await page.evaluate(() => document.documentElement.style.getPropertyValue('--running'));
  expect(foot).toBe(`"${await page.locator('.running').textContent()}"`);
  await expect(page.getByRole('heading', { name: 'Sign-off' })).toBeVisible();
  const coverage = page.getByRole('region', { name: 'What was tested of each requirement' });
  expect(await coverage.getByRole('row').count()).toBeGreaterThan(SAMPLE.requirements.length);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('.requirements')).toHaveCount(0);
});

test('a long list prints its rows, up to a bound that it names', async ({ openReport }) => {
  const page = await openReport(manyScenarios(1_200), '#/scenarios');
  expect(await page.locator('.row').count()).toBeLessThan(100);
  await printed(page);
  await expect(page.locator('.row')).toHaveCount(1_000);
  await expect(page.getByText('And 200 more.')).toBeVisible();
  await expect(page.getByRole('search')).toBeHidden();
});

test('Chromium itself prints the report: a PDF of several pages, whose first event reaches the page', async ({
  openReport,
}) => {
  const page = await openReport(SAMPLE);
  const pdf = await page.pdf({ format: 'A4' });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(3);
  const scenario = SAMPLE.scenarios.find(({ outcome }) => outcome === 'failed');
  await page.goto(`${page.url().split('#')[0]}#/scenario/${scenario?.id}`);
  await page.locator('.story').waitFor();
  const detail = await page.pdf({ format: 'A4' });
  expect(detail.length).toBeGreaterThan(10_000);
});
