// A report about a backend speaks of a backend and of interactions, never of an SDK and of scenarios.
import type { Report } from '../model.ts';
import { expect, expectAccessible, SAMPLE, test } from './open-report.fixture.ts';

const [failed] = SAMPLE.scenarios.filter(({ outcome }) => outcome === 'failed');
if (failed === undefined) throw new Error('The sample has failures.');
const ID = 'jwt: saveUser with a JWT with an unknown kid is refused (UDB-04, UDB-10)';
const request = failed.steps.flatMap((step) => step.requests).at(0);
if (request === undefined) throw new Error('The failure has requests.');

const interaction: Report['scenarios'][number] = {
  ...failed,
  id: ID,
  theme: 'MobileMessagingAPI',
  sentence: 'MobileMessagingSDK relies on MobileMessagingAPI.',
  reason: 'UDB-04: expected status 401; seen: status 200',
  operation: 'saveUser',
  recipe: 'refused-by-backend/unknown-kid',
  tokens: failed.tokens.slice(0, 1).map((token) => ({ ...token, name: 'jwt' })),
  steps: [
    { ...base('given', 1, 'Given an application profile.'), requests: [] },
    { ...base('request', 2, 'PATCH /user'), requests: [{ ...request, token: 'jwt' }] },
  ],
  checks: failed.checks.slice(0, 1).map((check) => ({
    ...check,
    requirement: 'UDB-04',
    step: 2,
    expected: 'status 401',
    seen: 'status 200',
  })),
};

function base(done: string, number: number, text: string) {
  const sdkClockMs = failed?.startedAtMs ?? 0;
  return { do: done, number, text, startMs: number, endMs: number + 1, sdkClockMs, callbacks: [] };
}

const REPORT: Report = {
  ...SAMPLE,
  subject: 'backend',
  headline: 'The backend does not honour the contract: 1 requirement broken in 1 interaction',
  sdk: { ...SAMPLE.sdk, name: 'MobileMessagingAPI', target: 'https://backend.test', adapter: 'pact' },
  run: {
    ...SAMPLE.run,
    command: 'mm-auth-conformance verify-provider -u https://backend.test',
    selection: [],
  },
  findings: [],
  knownFailureProblems: [],
  requirements: SAMPLE.requirements.slice(0, 1).map((one) => ({
    ...one,
    id: 'UDB-04',
    statement: 'It is refused.',
    source: 'contract',
    outcome: 'failed',
    scenarios: [ID],
  })),
  scenarios: [interaction],
};

const PLACES = [
  '#/',
  '#/requirements',
  '#/requirement/UDB-04',
  '#/scenarios',
  `#/scenario/${encodeURIComponent(ID)}`,
];

test('nowhere a word of SDKs and scenarios; accessible', async ({ openReport }) => {
  const page = await openReport(REPORT);
  for (const hash of PLACES) {
    await page.goto(`${page.url().split('#')[0]}${hash}`);
    if (hash.startsWith('#/scenario/')) await page.locator('.story').waitFor();
    const text = (await page.locator('#report').textContent())?.replaceAll('MobileMessagingSDK', '');
    expect(text?.match(/.{0,30}(SDK|scenario|catalogue|callback).{0,30}/i)?.[0], hash).toBeUndefined();
    await expectAccessible(page);
  }
});

test('the matrix has the token and the endpoint; the copied command verifies this interaction alone', async ({
  openReport,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await openReport(REPORT);
  await page
    .getByRole('row', { name: /^refused-by-backend / })
    .getByRole('link', { name: /^Failed: 1 of 1 interaction/ })
    .click();
  await expect(page.getByRole('status')).toHaveText('1 interaction');
  await page.locator('.row').click();
  await expect(page.locator('.token')).toContainText(/expired|good for/);
  await page.getByRole('button', { name: 'Copy the command that repeats it' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  expect(command).toBe(
    String.raw`mm-auth-conformance verify-provider -u https://backend.test --grep '^jwt: saveUser with a JWT with an unknown kid is refused \(UDB-04, UDB-10\)$'`,
  );
  await page.getByRole('button', { name: 'Copy as text for a bug report' }).click();
  await expect(page.getByText('Copied.')).toHaveCount(2);
  const bug = await page.evaluate(() => navigator.clipboard.readText());
  expect(bug).toContain('Backend:   MobileMessagingAPI');
  expect(bug).not.toContain('SDK:');
});
