// 10,000 scenarios stay fluid. Bounds are generous and grow with how slow the machine is, since tests share one; the figures
// are in the test's annotations, and on a machine of one's own `npm run bench` has them.
import type { Page } from '@playwright/test';
import { paced } from '../../harness/testing/pace.ts';
import { manyScenarios } from './many.fixture.ts';
import { expect, SAMPLE, test } from './open-report.fixture.ts';
import { renderHtml } from './render.ts';

const MANY = 10_000;
/** The goal is 1,500 ms on a machine of one's own. */
const OPENS_WITHIN_MS = paced(6_000);
/** The goal is 100 ms on a machine of one's own. */
const FILTERS_WITHIN_MS = paced(600);

/** From the address being opened until the list stands in the page. */
async function opening(page: Page): Promise<number> {
  await page.locator('.row').first().waitFor();
  return page.evaluate(() => performance.now());
}

/** From a change of the search to the next frame that is drawn with it. */
async function filtering(page: Page, text: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const search = document.getElementById('search') as HTMLInputElement;
    const status = document.querySelector('main [role="status"]');
    const before = status?.textContent;
    const start = performance.now();
    search.value = wanted;
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    while (status?.textContent === before) await new Promise((done) => requestAnimationFrame(done));
    await new Promise((done) => requestAnimationFrame(done));
    return performance.now() - start;
  }, text);
}

test('opens, filters, scrolls and unpacks; its file is small', async ({ openHtml }) => {
  const html = renderHtml(manyScenarios(MANY));
  const megabytes = html.length / 1_000_000;
  expect(megabytes).toBeLessThan(10);
  const page = await openHtml(html, '#/scenarios?sort=played');
  const opened = await opening(page);
  expect(opened).toBeLessThan(OPENS_WITHIN_MS);
  expect(await page.locator('.row').count()).toBeLessThan(100);

  const times: number[] = [];
  for (const text of ['expired', 'expired saveuser', 'copy-7', 'via-setter', 'UDA-14'])
    times.push(await filtering(page, text));
  expect(Math.max(...times)).toBeLessThan(FILTERS_WITHIN_MS);

  await page.getByRole('searchbox').fill('');
  await expect(page.getByRole('status').first()).toHaveText('10,000 scenarios');
  await page.locator('.row').first().focus();
  await page.keyboard.press('End');
  const last = page.locator('[data-at="9999"] a');
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.locator('.story').waitFor();
  await expect(page.getByRole('navigation', { name: 'Within the list' })).toContainText('10000 of 10000');

  const figures = `${megabytes.toFixed(1)} MB, opened in ${Math.round(opened)} ms, filtered in ${times.map(Math.round).join(', ')} ms`;
  test.info().annotations.push({ type: 'measured', description: figures });
  console.log(`      10,000 scenarios: ${figures}`);
});

test('the time of a filter grows no faster than the report', async ({ openReport }) => {
  const median = async (count: number) => {
    const page = await openReport(manyScenarios(count), '#/scenarios');
    await opening(page);
    const times: number[] = [];
    for (const text of ['expired', 'setter', 'copy', 'user', 'jwt']) times.push(await filtering(page, text));
    return times.sort((a, b) => a - b)[2] ?? 0;
  };
  const [small, large] = [await median(1_000), await median(8_000)];
  // A frame or two of 16 ms is the floor of both.
  expect(large).toBeLessThan(Math.max(small, paced(50)) * 8);
});

test('the sample opens small', () => {
  expect(renderHtml(SAMPLE).length).toBeLessThan(400_000);
});
