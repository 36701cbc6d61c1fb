// The status page as a person sees it.
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, expect, test } from '@playwright/test';
import { requireChromium } from '../net/chromium.ts';
import { ReferenceSdk } from '../reference/sdk.ts';
import { newSigningKey } from '../tokens/signing-key.ts';
import { serve } from './serve.ts';

const credentials = { applicationCode: 'app-1', key: newSigningKey() };

test('requests appear while the page is open, and it is accessible', async () => {
  const served = await serve({ mode: 'jwt', credentials, onRequest: () => {} });
  const { executablePath } = await requireChromium();
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (message) => void problems.push(message.text()));
    await page.goto(served.statusUrl);
    await expect(page.getByText('No request yet.')).toBeVisible();
    await expect(page.getByRole('status')).toHaveText('live');

    const sdk = new ReferenceSdk();
    const done = (call: (done: () => void) => void) => new Promise<void>((resolve) => call(resolve));
    const configuration = { applicationCode: 'app-1', backendBaseURL: served.baseUrl };
    await done((end) => sdk.init(configuration, end, end));
    await done((end) => sdk.personalize({ userIdentity: { externalUserId: '<b>x</b>' } }, end, end));

    const rows = page.locator('tbody tr');
    await expect(rows).toHaveCount(2);
    await expect(rows.first()).toContainText('UDA-08');
    await expect(page.locator('#count')).toHaveText('2');
    await rows.first().locator('summary').click();
    await expect(rows.first().locator('pre').filter({ hasText: '<b>x</b>' })).toBeVisible();
    expect(await page.content()).not.toContain(credentials.key.secretHex);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(problems).toEqual([]);
    await page.screenshot({ path: test.info().outputPath('status-page.png'), fullPage: true });

    await page.setViewportSize({ width: 360, height: 800 });
    await page.reload();
    await expect(rows).toHaveCount(2);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.screenshot({ path: test.info().outputPath('status-page-360.png'), fullPage: true });
  } finally {
    await browser.close();
    await served.stop();
  }
});
