// Working through a list: back to the row that was left, titles, orders, what leaves the page, the small screen, colours.
import { readFile } from 'node:fs/promises';
import { diagnosisOf } from '../../harness/diagnosis/diagnose.ts';
import { withSince } from '../since.ts';
import { manyScenarios } from './many.fixture.ts';
import { expect, expectAccessible, SAMPLE, sampleReport, test } from './open-report.fixture.ts';

test('back from a scenario: the same row, the same place; each view has a title', async ({ openReport }) => {
  const page = await openReport(manyScenarios(600), '#/scenarios?sort=played');
  await expect(page).toHaveTitle(/^Scenarios · ✗ Sample/);
  await page.evaluate(() => window.scrollTo(0, 6_000));
  const row = page.locator('[data-at="120"] a');
  await row.click();
  await page.locator('.story').waitFor();
  const id = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await expect(page).toHaveTitle(`${id} · ${(await page.title()).split(' · ').slice(1).join(' · ')}`);
  await page.goBack();
  await expect(row).toBeFocused();
  await expect(row).toBeInViewport();
  expect(Math.abs((await page.evaluate(() => window.scrollY)) - 6_000)).toBeLessThan(200);
});

test('copied rows are all that match, and the file has them too', async ({ openReport, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await openReport(manyScenarios(600), '#/scenarios');
  await page.getByRole('button', { name: 'Copy these rows' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\n')).toHaveLength(601);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('scenarios.csv');
  const text = await readFile(await download.path(), 'utf8');
  expect(text.trimEnd().split('\r\n')).toHaveLength(601);
});

test('an order is chosen, kept in the address, and followed by previous and next', async ({ openReport }) => {
  const page = await openReport(SAMPLE, '#/scenarios');
  await expect(page.locator('.row').first()).toHaveClass(/o-failed/);
  await page.getByRole('combobox', { name: 'Sorted' }).selectOption('slowest');
  await expect(page).toHaveURL(/sort=slowest$/);
  const slowest = [...SAMPLE.scenarios].sort(
    (a, b) => Math.round(b.durationMs) - Math.round(a.durationMs),
  )[0];
  await page.locator('.row').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(slowest?.id ?? '');
});

test('a breakdown: what was being played, and what was written last, here and there', async ({
  openReport,
}) => {
  const [one] = SAMPLE.scenarios;
  const breakdown = {
    ...{ kind: 'adapter-fault' as const, text: 'The adapter broke down in it: ADAPTER_EXITED: It ended.' },
    ...{ underWay: [one?.id ?? ''], lastLines: ['Segmentation fault', '\u202eat native code'] },
  };
  const page = await openReport({ ...SAMPLE, findings: [breakdown] });
  const noticed = page.getByRole('region', { name: 'Noticed besides' });
  await expect(noticed.locator('pre')).toHaveText('Segmentation fault\n⟨U+202E⟩at native code');
  await expectAccessible(page);
  await noticed.getByRole('link', { name: one?.id ?? '' }).click();
  await page.locator('.story').waitFor();
  await expect(page.getByRole('region', { name: 'Noticed besides' })).toContainText('Segmentation fault');
});

test('what an SDK says from right to left leaves our own words in their order', async ({ openReport }) => {
  const text = 'expected "\u05d0\u05d1\u05d2", "\u05d3\u05d4", seen: 5 of 7';
  const first = {
    ...(SAMPLE.causes ?? [])[0],
    text: 'x',
    level: 'MUST' as const,
    requirements: [],
    scenarios: [],
  };
  const page = await openReport({ ...SAMPLE, causes: [{ ...first, expected: text, seen: text }] });
  const places = await page
    .locator('.why b .data')
    .first()
    .evaluate((data) => {
      const [one, other] = [...data.querySelectorAll('bdi')].map(
        (turned) => turned.getBoundingClientRect().left,
      );
      const last = data.lastChild ?? data;
      const range = document.createRange();
      range.setStart(last, (last.textContent ?? '').indexOf('seen'));
      range.setEnd(last, (last.textContent ?? '').length);
      return [one ?? 0, other ?? 0, range.getBoundingClientRect().left];
    });
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(new Set(places).size).toBe(3);
});

test('what is new since last time is on the first screen, and a filter', async ({ openReport }) => {
  const [older, newer] = [sampleReport('android-4.1'), sampleReport('android-4.2')];
  const report = withSince(
    { ...newer, ...diagnosisOf(newer.scenarios) },
    { ...older, ...diagnosisOf(older.scenarios) },
  );
  const page = await openReport(report);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('since last time: ');
  const since = page.getByRole('region', { name: 'Since last time' });
  await since.getByRole('link', { name: /^new: / }).click();
  await expect(page.getByRole('status')).toContainText(`${report.since?.newlyBroken.length} of `);
});

test('what was observed is told by answer', async ({ openReport }) => {
  const page = await openReport(SAMPLE, '#/requirement/UDA-40');
  const observed = SAMPLE.scenarios.flatMap(({ checks }) =>
    checks.filter(({ requirement, status }) => requirement === 'UDA-40' && status === 'observed'),
  );
  await expect(page.getByRole('region', { name: 'What was observed' })).toContainText(
    observed[0]?.seen.slice(0, 10) ?? 'missing',
  );
});

test('colours by choice, whatever the system says, and accessible in both', async ({ openReport }) => {
  const page = await openReport(SAMPLE);
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('dark');
  expect(await ground()).not.toBe(light);
  await expectAccessible(page);
  await page.reload();
  expect(await ground()).not.toBe(light);
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('light');
  expect(await ground()).toBe(light);
});

test.describe('360 px, as at 200 % on a small screen', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('the list is the first thing: filters are closed, ids wrap', async ({ openReport }) => {
    const page = await openReport(SAMPLE, '#/scenarios');
    await expect(page.locator('.row').first()).toBeInViewport();
    await expect(page.getByRole('checkbox').first()).toBeHidden();
    const id = page.locator('.row-id').first();
    const [wraps, fits] = await id.evaluate((one) => [
      one.clientHeight > 25,
      one.scrollWidth <= one.clientWidth,
    ]);
    expect([wraps, fits]).toEqual([true, true]);
    await page.getByText('Filters', { exact: true }).click();
    await expect(page.getByRole('checkbox').first()).toBeVisible();
    await expectAccessible(page);
    const columns = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(columns).toBeLessThanOrEqual(0);
  });
});
