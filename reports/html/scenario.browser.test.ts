// A scenario's page: the story, expectation beside observation, requests and tokens as evidence, and what can be copied.
import { expect, SAMPLE, test } from './open-report.fixture.ts';

const FAILED = 'jwt/expired/by-1-second/saveUser/via-setter';
const failed = SAMPLE.scenarios.find(({ id }) => id === FAILED);
if (failed === undefined) throw new Error(`The sample has no ${FAILED}.`);

test('what failed, where and why, before anything else', async ({ openReport }) => {
  const page = await openReport(SAMPLE, `#/scenario/${FAILED}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(FAILED);
  await expect(page.getByText(failed.sentence)).toBeVisible();
  const why = page.getByRole('region', { name: 'Why' });
  const unmet = failed.checks.filter(({ status }) => status === 'failed' || status === 'not-judged');
  await expect(why.getByRole('listitem')).toHaveCount(unmet.length);
  await why.getByRole('button', { name: 'step 3' }).first().click();
  await expect(page.locator('#step-3')).toBeInViewport();
});

test('the steps with expectation beside observation, the difference marked', async ({ openReport }) => {
  const page = await openReport(SAMPLE, `#/scenario/${FAILED}`);
  await expect(page.locator('.step')).toHaveCount(failed.steps.length);
  const row = page.locator('#step-3').getByRole('row', { name: /UDA-13/ });
  await expect(row).toContainText('Failed');
  await expect(row.getByRole('cell').nth(1)).toContainText('the error callback with JWT_TOKEN_EXPIRED');
  await expect(row.locator('mark').first()).toContainText('JWT_TOKEN_EXPIRED');
  await expect(page.locator('#step-1').locator('mark')).toHaveCount(0);
});

test('each request with headers, body and answer; callbacks and requests on one time line', async ({
  openReport,
}) => {
  const page = await openReport(SAMPLE, `#/scenario/${FAILED}`);
  const request = page.locator('#step-3 .request');
  await expect(request).toHaveAttribute('open', '');
  await expect(request.getByRole('row', { name: /authorization/ })).toContainText(/App app-/i);
  await expect(request.locator('pre').first()).toContainText('"firstName"');
  await expect(page.locator('#step-1 .request')).not.toHaveAttribute('open', '');
  const times = await page.locator('.time-line .when').allTextContents();
  const numbers = times.map((text) => Number.parseInt(text, 10));
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  const requests = failed.steps.flatMap((step) => step.requests).length;
  await expect(page.locator('.moment-request')).toHaveCount(requests);
});

test('tokens are decoded, their times told from the call, their signatures cut', async ({ openReport }) => {
  const page = await openReport(SAMPLE, `#/scenario/${FAILED}`);
  const token = page.locator('.token').first();
  await expect(token).toContainText(/expired \d+(\.\d)? s before step 3/);
  await expect(token).toContainText('"infobip-api-key"');
  await expect(token).toContainText('[signature cut]');
});

test('a known failure shows its reason, its link and its date', async ({ openReport }) => {
  const known = SAMPLE.scenarios.find(({ outcome }) => outcome === 'known');
  const page = await openReport(SAMPLE, `#/scenario/${known?.id}`);
  const why = page.getByRole('region', { name: 'Why' });
  await expect(why).toContainText('UDA-07 is a known failure: The SDK keeps its token');
  await expect(why).toContainText('accepted until 2099-12-31');
  await expect(why.getByRole('link')).toHaveAttribute('href', 'https://tracker.example/MM-1234');
});

test('one that could not be judged says why', async ({ openReport }) => {
  const unjudged = SAMPLE.scenarios.find(({ outcome }) => outcome === 'not-judged');
  const page = await openReport(SAMPLE, `#/scenario/${unjudged?.id}`);
  await expect(page.getByRole('region', { name: 'Why' })).toContainText(
    'The bridge has no handler for saveInstallation.',
  );
  await expect(page.getByText('The adapter could not do this step')).toBeVisible();
});

test('a link to a scenario or a requirement that is not there says so', async ({ openReport }) => {
  const page = await openReport(SAMPLE, '#/scenario/jwt/no-such-thing');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No such scenario');
  await page.goto(`${page.url().split('#')[0]}#/requirement/UDA-99`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No such requirement');
});

test('what is copied: a bug report, a link, a command, a request for curl', async ({
  openReport,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await openReport(SAMPLE, `#/scenario/${FAILED}`);
  const copied = async (name: string) => {
    await page.getByRole('button', { name }).first().click();
    await expect(page.getByText('Copied.').first()).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const bug = await copied('Copy as text for a bug report');
  expect(bug).toContain(`Failed: ${FAILED}`);
  expect(bug).toContain('expected: the error callback with JWT_TOKEN_EXPIRED, and no success');
  expect(bug).toMatch(/request: PATCH \S+\/user \(application code\) -> 200/);
  expect(bug).toMatch(/request: GET \S+ \(Bearer, token "good"\) -> 200/);
  expect(await copied('Copy the link to this scenario')).toBe(page.url());
  expect(await copied('Copy the command that repeats it')).toBe(
    `mm-auth-conformance run --sdk module:./android-4.1.ts ${FAILED}`,
  );
  await page.locator('#step-5 summary').first().click();
  await page.locator('#step-5').getByRole('button', { name: 'Copy as curl' }).click();
  await expect(page.locator('#step-5').getByText('Copied.')).toBeVisible();
  const curl = await page.evaluate(() => navigator.clipboard.readText());
  expect(curl).toMatch(/^curl -X '(GET|PATCH|POST)' "\$BACKEND_URL"'\/mobile\//);
  expect(curl).toContain('-H "Authorization: Bearer $USER_DATA_JWT"');
});

test('a browser that cannot unpack evidence says what to do, and shows the rest', async ({
  openReport,
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'DecompressionStream'));
  await openReport(SAMPLE, `#/scenario/${FAILED}`);
  await expect(page.getByRole('alert')).toContainText('Open the report in a newer one');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(FAILED);
});
