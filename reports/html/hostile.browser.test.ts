// Text from SDKs, backends and files is data: shown as it is, harmless, bounded. `problems` of the fixture fails a test on
// any dialog, request, console line or violation of the page's policy.
import type { Report, ScenarioResult } from '../model.ts';
import { htmlDocument } from './document.ts';
import { expect, expectAccessible, SAMPLE, test } from './open-report.fixture.ts';
import { renderHtml } from './render.ts';
import { wellFormed } from './text/bounded.ts';

const SCRIPT = '</script><script>window.hacked=1;alert(1)</script><img src=x onerror="alert(2)"><!--<script>';
const ESCAPE = '\u001b[31mred\u001b]0;title\u0007';
const TURNED = 'user \u202egnp.exe\u202c \u2066isolated \u05d0\u05d1\u05d2';
const EVIL = `${SCRIPT} ${ESCAPE} ${TURNED} \ud800 javascript:alert(3)`;
const HUGE = `begin${'x'.repeat(1_000_000)}end`;

const [template] = SAMPLE.scenarios.filter(({ outcome }) => outcome === 'failed');
if (template === undefined) throw new Error('The sample has failures.');

const hostile: ScenarioResult = {
  ...template,
  id: `jwt/${EVIL}/a?b#c%d`,
  theme: EVIL,
  sentence: EVIL,
  operation: 'saveUser',
  recipe: `${EVIL}/x`,
  route: EVIL,
  outcome: 'known',
  reason: EVIL,
  known: [{ requirement: 'UDA-13', reason: EVIL, link: 'javascript:alert(4)' }],
  tokens: template.tokens.map((token) => ({ ...token, name: EVIL, header: EVIL, claims: HUGE, text: HUGE })),
  checks: template.checks.map((check) => ({ ...check, expected: EVIL, seen: `${EVIL}${HUGE}` })),
  findings: [{ kind: 'note', text: EVIL }],
  steps: template.steps.map((step) => ({
    ...step,
    text: EVIL,
    argument: EVIL,
    threw: EVIL,
    callbacks: [
      { kind: 'error', atMs: 1, code: EVIL, description: HUGE },
      { kind: 'success', atMs: 2, value: EVIL },
    ],
    requests: step.requests.map((request) => ({
      ...request,
      url: `https://x.test/${EVIL}`,
      method: EVIL,
      headers: [
        [EVIL, EVIL],
        ['x-long', HUGE],
      ],
      body: HUGE,
      answer: EVIL,
      messageId: EVIL,
    })),
  })),
};

const REPORT: Report = {
  ...SAMPLE,
  headline: EVIL,
  sdk: { ...SAMPLE.sdk, name: EVIL, version: EVIL, platform: EVIL, target: EVIL, runsIn: HUGE },
  run: { ...SAMPLE.run, command: `${EVIL} ${HUGE}`, selection: [EVIL] },
  catalogue: { ...SAMPLE.catalogue, version: EVIL, hash: HUGE },
  findings: [{ kind: 'stray-request', text: EVIL }],
  knownFailureProblems: [
    { problem: 'passes-now', scenario: EVIL, requirement: EVIL, entry: EVIL, text: HUGE },
  ],
  requirements: SAMPLE.requirements.map((one) => ({ ...one, statement: `${EVIL} \`code\``, source: EVIL })),
  scenarios: [hostile, ...SAMPLE.scenarios],
};

const PLACES = ['#/', '#/requirements', '#/requirement/UDA-13', '#/scenarios'];

test('hostile text everywhere is text, and harmless', async ({ openReport }) => {
  const page = await openReport(REPORT);
  for (const hash of PLACES) {
    await page.goto(`${page.url().split('#')[0]}${hash}`);
    await expect(page.locator('main')).toContainText('</script><script>window.hacked=1;alert(1)</script>');
  }
  await page
    .getByRole('link', { name: /Known failure .*jwt\// })
    .first()
    .click();
  await page.locator('.story').waitFor();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<img src=x onerror="alert(2)">');
  await page.locator('details').evaluateAll((all) => {
    for (const one of all) one.setAttribute('open', '');
  });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('/a?b#c%d');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  await expect(page.locator('img, iframe, object, embed, form, a[href^="javascript:"]')).toHaveCount(0);
  await expectAccessible(page);
});

test('terminal escapes and characters that turn the text are made visible; none is left', async ({
  openReport,
}) => {
  const page = await openReport(REPORT);
  for (const hash of [...PLACES, `#/scenario/${encodeURIComponent(wellFormed(hostile.id))}`]) {
    await page.goto(`${page.url().split('#')[0]}${hash}`);
    const text = await page.locator('body').evaluate((body) => {
      for (const data of body.querySelectorAll('script')) data.remove();
      return body.textContent ?? '';
    });
    await page.reload();
    const left = text.match(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/,
    );
    expect(left?.[0].codePointAt(0)?.toString(16), hash).toBeUndefined();
    expect(text.includes('␛[31mred')).toBe(true);
    expect(text.includes('⟨U+202E⟩gnp.exe')).toBe(true);
  }
  await expect(page.locator('.hidden-character').first()).toHaveAttribute('title', /^U\+/);
  const isolated = await page.locator('h1 .data').evaluate((data) => getComputedStyle(data).unicodeBidi);
  expect(isolated).toBe('isolate');
});

test('strings of 1 MB are cut, and say how long they were', async ({ openReport }) => {
  const html = renderHtml(REPORT);
  expect(html.length).toBeLessThan(renderHtml(SAMPLE).length + 600_000);
  const page = await openReport(REPORT, `#/scenario/${encodeURIComponent(wellFormed(hostile.id))}`);
  await page.locator('.story').waitFor();
  const text = (await page.locator('main').textContent()) ?? '';
  expect(text.includes('(1000008 characters in all)')).toBe(true);
  expect(text.length).toBeLessThan(1_000_000);
});

test.describe('at 360 px', () => {
  test.use({ viewport: { width: 360, height: 800 } });
  test('long words break, nothing runs out of the page', async ({ openReport }) => {
    const page = await openReport(REPORT);
    for (const hash of [...PLACES, `#/scenario/${encodeURIComponent(wellFormed(hostile.id))}`]) {
      await page.goto(`${page.url().split('#')[0]}${hash}`);
      await page.locator('h1').waitFor();
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over, hash).toBeLessThanOrEqual(0);
    }
  });
});

test("the policy forbids every script, style, image and request but the page's own", async ({
  openHtml,
  problems,
}) => {
  const html = renderHtml(SAMPLE).replace(
    '</body>',
    `<script>window.hacked=1</script><style>h1{display:none}</style><img src="https://elsewhere.test/x.png" onerror="window.hacked=2" alt="">
     <a href="javascript:window.hacked=3" id="trap">trap</a></body>`,
  );
  const page = await openHtml(html);
  await page.evaluate(() => document.getElementById('trap')?.click());
  await page.evaluate(() => fetch('https://elsewhere.test/').catch(() => {}));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  const refused = problems.splice(0).filter((problem) => problem.includes('Content Security Policy'));
  expect(refused.length).toBeGreaterThanOrEqual(4);
});

test('a page without the policy is caught by these tests', async ({ openHtml, problems }) => {
  const script = "alert(1); fetch('https://elsewhere.test/').catch(() => {})";
  const html = htmlDocument({ title: 'x', css: '', body: '<h1>x</h1>', script });
  await openHtml(html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
  await expect.poll(() => problems.length).toBeGreaterThanOrEqual(2);
  const told = problems.splice(0).join('\n');
  expect(told).toContain('dialog: 1');
  expect(told).toContain('request: https://elsewhere.test/');
});
