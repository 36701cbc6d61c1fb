// The list of scenarios: filter, search, keyboard, and addresses that keep all of it.
import { expect, SAMPLE, test } from './open-report.fixture.ts';

const { planned } = SAMPLE.counts;

test('a filter narrows the list, its counts and its address', async ({ openReport }) => {
  const page = await openReport(SAMPLE, '#/scenarios');
  await expect(page.getByRole('status')).toHaveText(`${planned} scenarios`);
  await page.getByRole('checkbox', { name: /^Failed/ }).check();
  const { failed } = SAMPLE.counts;
  await expect(page.getByRole('status')).toHaveText(`${failed} of ${planned} scenarios`);
  await expect(page.locator('.row')).toHaveCount(failed);
  await expect(page).toHaveURL(/#\/scenarios\?outcome=failed$/);
  // Within "failed", the modes count failed scenarios only; the outcomes still count all.
  const failing = SAMPLE.scenarios.filter(({ outcome }) => outcome === 'failed');
  const saveUser = failing.filter(({ operation }) => operation === 'saveUser').length;
  await expect(page.locator('.choice', { hasText: 'saveUser' })).toHaveText(`saveUser${saveUser}`);
  await expect(page.locator('.choice', { hasText: /^Passed/ })).toHaveText(`Passed${SAMPLE.counts.passed}`);
  await page.locator('.choice', { hasText: 'saveUser' }).click();
  await expect(page.locator('.row')).toHaveCount(saveUser);
  await page.reload();
  await expect(page.locator('.row')).toHaveCount(saveUser);
  await expect(page.getByRole('checkbox', { name: /^Failed/ })).toBeChecked();
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await expect(page.getByRole('status')).toHaveText(`${planned} scenarios`);
});

test('a search finds ids, reasons and error codes, and says when it finds nothing', async ({
  openReport,
}) => {
  const page = await openReport(SAMPLE, '#/scenarios');
  const search = page.getByRole('searchbox', { name: 'Search' });
  await search.fill('ACCESS_TOKEN_INVALID forged');
  const found = SAMPLE.scenarios.filter(({ id }) => id.includes('forged'));
  await expect(page.locator('.row')).toHaveCount(found.length);
  await expect(page).toHaveURL(/q=ACCESS_TOKEN_INVALID\+forged$/);
  await search.fill('no such thing');
  await expect(page.getByText('No scenario matches.')).toBeVisible();
  await expect(page.locator('.row')).toHaveCount(0);
});

test('the keyboard alone: slash, arrows, Enter, Escape', async ({ openReport }) => {
  const page = await openReport(SAMPLE);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('expired');
  await expect(page).toHaveURL(/q=expired$/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await page.keyboard.type('by-1-second');
  const rows = page.locator('.row');
  await expect(rows).toHaveCount(3);
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(rows.nth(2)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(2)).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^jwt\/expired\/by-1-second\//);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/#\/scenarios\?q=by-1-second$/);
  await expect(rows).toHaveCount(3);
});

test('a scenario opened right after typing keeps its address, and leads back to what was typed', async ({
  openReport,
}) => {
  const page = await openReport(SAMPLE, '#/scenarios');
  await page.getByRole('searchbox').fill('by-1-second');
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('.row')?.click();
    // The page is busy until the moment at which what was typed is written into the address.
    const until = performance.now() + 300;
    while (performance.now() < until);
  });
  await page.locator('.story').waitFor();
  await expect(page).toHaveURL(/#\/scenario\/jwt\/expired\/by-1-second\/.*q=by-1-second$/);
  await page.keyboard.press('Escape');
  await expect(page.locator('.row')).toHaveCount(3);
});

test('every stop of the Tab key can be seen, the first one skips to the content', async ({ openReport }) => {
  const page = await openReport(SAMPLE);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press('Tab');
    const width = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
    });
    expect(width).toBeGreaterThanOrEqual(2);
  }
});

test('previous and next stay within the filter, and go back to it', async ({ openReport }) => {
  const page = await openReport(SAMPLE, '#/scenarios?outcome=failed');
  const ids = SAMPLE.scenarios.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);
  await page.locator('.row').first().click();
  const place = page.getByRole('navigation', { name: 'Within the list' });
  await expect(place).toContainText(`1 of ${ids.length}`);
  await place.getByRole('link', { name: 'Next' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(ids[1] ?? '');
  await place.getByRole('link', { name: `All ${ids.length} of the list` }).click();
  await expect(page.locator('.row')).toHaveCount(ids.length);
});
