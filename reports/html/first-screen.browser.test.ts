// What a reader sees first, and that every way in from there leads where it says.
import { expect, expectAccessible, SAMPLE, sampleReport, test } from './open-report.fixture.ts';

test('the verdict, what is broken and why, what was tested', async ({ openReport }) => {
  const page = await openReport(SAMPLE);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(SAMPLE.headline);
  await expect(page).toHaveTitle(/^✗ Sample Messaging SDK 4\.1\.0 · Non-conformant/);
  const broken = SAMPLE.requirements.filter(({ level, outcome }) => level === 'MUST' && outcome === 'failed');
  expect(broken.length).toBeGreaterThan(2);
  const items = page.getByRole('region', { name: 'What is broken' }).getByRole('listitem');
  await expect(items).toHaveCount(broken.length);
  for (const { id, statement } of broken) {
    const item = items.filter({ has: page.getByRole('link', { name: id, exact: true }) });
    await expect(item).toContainText(statement.replaceAll('`', ''));
    await expect(item).toContainText(/Expected .+ Seen: .+ scenarios?/s);
  }
  const tested = page.getByRole('region', { name: 'What was tested' });
  const { catalogue, run } = SAMPLE;
  for (const text of ['4.1.0', 'Android', catalogue.version, catalogue.hash, run.command])
    await expect(tested).toContainText(text);
});

test("the counts are the report's, and no share is shown that could hide a broken MUST", async ({
  openReport,
}) => {
  const page = await openReport(SAMPLE);
  const { counts } = SAMPLE;
  const tiles = page.getByRole('region', { name: 'Counts' });
  for (const [word, count] of [
    ['Failed', counts.failed],
    ['Known failure', counts.known],
    ['Warning', counts.warnings],
    ['Not judged', counts.notJudged],
    ['Passed', counts.passed],
    ['Observed', counts.observed],
    ['Not applicable', counts.notApplicable],
  ] as const)
    await expect(tiles.getByRole('listitem').filter({ hasText: word })).toHaveText(`${count}${word}`);
  await expect(tiles).toContainText(
    `${counts.planned} planned = ${counts.judged} judged + ${counts.notJudged} not judged + ${counts.notApplicable} not applicable`,
  );
  expect(await page.locator('main').textContent()).not.toContain('%');
});

test('each tile, each broken requirement and each cell leads to its scenarios', async ({ openReport }) => {
  const page = await openReport(SAMPLE);
  await page
    .getByRole('region', { name: 'Counts' })
    .getByRole('link', { name: /Known failure/ })
    .click();
  await expect(page.getByRole('status')).toHaveText(
    `${SAMPLE.counts.known} of ${SAMPLE.counts.planned} scenarios`,
  );
  await page.goBack();
  const item = page.getByRole('region', { name: 'What is broken' }).getByRole('listitem').first();
  const link = item.getByRole('link', { name: /^\d+ scenarios?$/ });
  const count = Number.parseInt((await link.textContent()) ?? '', 10);
  await link.click();
  await expect(page.getByRole('status')).toHaveText(`${count} of ${SAMPLE.counts.planned} scenarios`);
  await page.goBack();
  const cell = page
    .getByRole('row', { name: /^expired / })
    .getByRole('link', { name: /^Failed: / })
    .first();
  const of = /(\d+) of (\d+) scenarios?/.exec((await cell.getAttribute('title')) ?? '');
  await cell.click();
  await expect(page.getByRole('status')).toHaveText(`${of?.[2]} of ${SAMPLE.counts.planned} scenarios`);
  await expect(page.locator('.row .row-word', { hasText: 'Failed' })).toHaveCount(Number(of?.[1]));
});

test('each cell of the matrix shows its worst outcome', async ({ openReport }) => {
  const page = await openReport(SAMPLE);
  const stray = page.getByRole('row', { name: /^stray-dots / }).getByRole('link');
  expect((await stray.allInnerTexts()).join(' ')).toContain('stray-dots');
  const titles = await page
    .locator('.cell')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('title')));
  for (const word of [
    'Failed',
    'Warning',
    'Known failure',
    'Not judged',
    'Passed',
    'Observed',
    'Not applicable',
  ])
    expect(titles.filter((title) => title?.startsWith(`${word}: `)).length, word).toBeGreaterThan(0);
});

test('a conforming SDK looks like one', async ({ openReport }) => {
  const page = await openReport(sampleReport('ios-2.0'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/no MUST requirement broken/i);
  await expect(page.getByRole('region', { name: 'What is broken' })).toContainText(
    'No MUST requirement was seen broken.',
  );
  await expect(page.locator('.verdict')).toHaveClass(/o-(passed|observed)/);
});

test('requirements show statement, level, source, outcome; those not covered too', async ({ openReport }) => {
  const page = await openReport(SAMPLE);
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Requirements' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.locator('.requirements tbody tr')).toHaveCount(SAMPLE.requirements.length);
  const uncovered = SAMPLE.requirements.filter(({ outcome }) => outcome === 'not-covered');
  expect(uncovered.length).toBeGreaterThan(0);
  await page.getByRole('link', { name: `Not covered ${uncovered.length}` }).click();
  await expect(page.locator('.requirements tbody tr')).toHaveCount(uncovered.length);
  await page.goto(`${page.url().split('#')[0]}#/requirement/UDA-14`);
  const found = SAMPLE.requirements.find(({ id }) => id === 'UDA-14');
  await expect(page.locator('main')).toContainText(found?.source ?? 'missing');
  await expect(page.getByRole('region', { name: 'How it was broken' })).toContainText(
    'with the application code',
  );
});

test('without scripts the first screen and the requirements are there to read', async ({
  browser,
  openReport,
}) => {
  const opened = await openReport(SAMPLE);
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(opened.url());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(SAMPLE.headline);
  await expect(page.locator('.requirements tbody tr')).toHaveCount(SAMPLE.requirements.length);
  await expect(page.locator('noscript p')).toBeVisible();
  await expect(page.locator('.rows li')).not.toHaveCount(0);
  await page.close();
});

const LOOKS = [
  { colorScheme: 'light', width: 1_280 },
  { colorScheme: 'dark', width: 1_280 },
  { colorScheme: 'light', width: 360 },
] as const;

const PLACES: readonly string[] = [
  '#/',
  '#/requirements',
  '#/requirement/UDA-14',
  '#/scenarios?outcome=failed',
  `#/scenario/${SAMPLE.scenarios.find(({ outcome }) => outcome === 'failed')?.id}`,
];

for (const hash of PLACES)
  test(`accessible, and nothing runs out of the page: ${hash.split('?')[0]}`, async ({ openReport }) => {
    const page = await openReport(SAMPLE, hash);
    if (hash.startsWith('#/scenario/')) await page.locator('.story').waitFor();
    for (const { colorScheme, width } of LOOKS)
      await test.step(`${colorScheme}, ${width} px`, async () => {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        await expectAccessible(page);
        const scrolls = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(scrolls, hash).toBeLessThanOrEqual(0);
        const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
        const [red = 0] = ground.match(/\d+/g)?.map(Number) ?? [];
        if (colorScheme === 'dark') expect(red).toBeLessThan(60);
        else expect(red).toBeGreaterThan(200);
      });
  });
