// Comparisons, overviews and trends in a real Chromium: they say first what differs, and lead to the evidence.
import { compareReports } from '../../compare/compare.ts';
import { differential } from '../../compare/differential.ts';
import { interoperability } from '../../compare/interoperability.ts';
import { trendOf } from '../../trend/trend.ts';
import { expect, expectAccessible, sampleReport, test } from '../open-report.fixture.ts';
import { renderComparison } from './comparison.tsx';
import { renderDifferential } from './differential.tsx';
import { renderInteroperability } from './interoperability.tsx';
import { renderTrend } from './trend.tsx';

const [older, newer, ios] = [
  sampleReport('android-4.1'),
  sampleReport('android-4.2'),
  sampleReport('ios-2.0'),
];
const HOSTILE = '</style><script>alert(1)</script><img src=x onerror=alert(2)>\u202e\u001b[31m';
const hostile = {
  ...newer,
  sdk: { ...newer.sdk, name: HOSTILE, version: HOSTILE },
  scenarios: newer.scenarios.map((one) => ({
    ...one,
    sentence: HOSTILE,
    reason: HOSTILE,
    checks: one.checks.map((check) => ({ ...check, seen: HOSTILE })),
  })),
};

test('a comparison: newly broken first and open, then fixed, then what cannot be said', async ({
  openHtml,
}) => {
  const page = await openHtml(
    renderComparison(compareReports(older, newer), ['old/index.html', 'new/index.html']),
  );
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Regressed: 1 requirement newly broken/);
  const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
  expect(headings.slice(0, 3)).toEqual(['What it comes down to', 'Newly broken', 'Newly fixed']);
  const broken = page.getByRole('region', { name: 'Newly broken' });
  await expect(broken).toContainText('UDA-20');
  await expect(broken.getByText('passed → failed').first()).toBeVisible();
  await expect(broken.getByText('error with code "UNAUTHORIZED"').first()).toBeVisible();
  const fixed = page.getByRole('region', { name: 'Newly fixed' });
  await expect(fixed.getByText('failed → passed').first()).toBeHidden();
  await fixed.locator('summary').first().click();
  await expect(fixed.getByText('failed → passed').first()).toBeVisible();
  await expect(broken.getByRole('link').first()).toHaveAttribute(
    'href',
    /^new\/index\.html#\/scenario\/jwt\//,
  );
  await expectAccessible(page);
});

test('SDKs side by side: one column each, where they differ first', async ({ openHtml }) => {
  const links = ['a/index.html', 'b/index.html', 'c/index.html'];
  const page = await openHtml(renderInteroperability(interoperability([older, newer, ios]), links));
  const table = page.getByRole('region', { name: 'Requirements in which they differ', exact: true });
  await expect(table.getByRole('columnheader')).toHaveText([/Requirement/, /4\.1\.0/, /4\.2\.0/, /2\.0\.0/]);
  await expect(table.getByRole('row', { name: /UDA-20/ }).getByRole('cell')).toHaveText([
    /Passed/,
    /Failed.*5 scen/,
    /Passed/,
  ]);
  await expect(page.getByRole('link', { name: /2\.0\.0/ }).first()).toHaveAttribute('href', 'c/index.html');
  await expectAccessible(page);
});

test('two SDKs, case by case: each difference leads into the evidence of both', async ({ openHtml }) => {
  const page = await openHtml(renderDifferential(differential(older, ios), ['a/index.html', 'b/index.html']));
  const cases = page.getByRole('region', { name: 'Case by case, by token recipe' });
  const links = cases.getByRole('link', { name: /^Evidence of jwt\// });
  await expect(links.nth(0)).toHaveAttribute('href', /^a\/index\.html#\/scenario\/jwt\//);
  await expect(links.nth(1)).toHaveAttribute('href', /^b\/index\.html#\/scenario\/jwt\//);
  await expectAccessible(page);
});

test('what is shown can be narrowed down: groups and sections without a row left are gone', async ({
  openHtml,
}) => {
  const page = await openHtml(renderComparison(compareReports(older, newer)));
  const fixed = page.getByRole('region', { name: 'Newly fixed' });
  const shown = page.getByRole('search').getByRole('status');
  const [, all] = /^(\d+) rows$/.exec((await shown.textContent()) ?? '') ?? [];
  await page.getByRole('searchbox').fill('between-two-calls');
  await expect(page.getByRole('region', { name: 'Newly broken' })).toBeHidden();
  // What is found stands open, and only that.
  await expect(fixed.getByText('jwt/expires/between-two-calls/fetchUser').first()).toBeVisible();
  await expect(fixed.getByText('jwt/expired/by-1-hour/fetchUser/via-init').first()).toBeHidden();
  await expect(shown).toHaveText(new RegExp(`^\\d+ of ${all} rows$`));
  await page.getByRole('searchbox').fill('');
  await page.getByRole('combobox', { name: 'Level' }).selectOption('SHOULD');
  await expect(page.getByRole('region', { name: 'Newly broken' })).toBeHidden();
  await expect(page.getByRole('region', { name: 'Still broken' }).getByText('UDA-30').first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Level' }).selectOption('');
  await expect(shown).toHaveText(`${all} rows`);
  await expect(fixed.getByText('failed → passed').first()).toBeHidden();
  await expectAccessible(page);
});

test('a trend: each release beside the one before it', async ({ openHtml }) => {
  const dated = [older, newer, ios].map((report, at) => ({ file: `${at}.json`, report }));
  const page = await openHtml(renderTrend(trendOf(dated)));
  const rows = page.getByRole('region', { name: /Android/ }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(2)).toContainText('newly broken: UDA-20');
  await expectAccessible(page);
});

test.describe('dark, 360 px', () => {
  test.use({ colorScheme: 'dark', viewport: { width: 360, height: 800 } });
  test('nothing runs out of the page, hostile text is text', async ({ openHtml }) => {
    for (const html of [
      renderComparison(compareReports(older, hostile)),
      renderInteroperability(interoperability([older, hostile, ios])),
      renderDifferential(differential(older, hostile)),
      renderTrend(trendOf([{ file: HOSTILE, report: hostile }])),
    ]) {
      const page = await openHtml(html);
      await expect(page.locator('main')).toContainText('<script>alert(1)</script>');
      await expect(page.locator('img, script')).toHaveCount(1);
      const text = (await page.locator('body').textContent()) ?? '';
      expect(/[\u001b\u202e]/.test(text)).toBe(false);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
  });
});
