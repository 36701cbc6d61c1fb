// An SDK in a page of a real Chromium: the example passes, and what goes wrong is told as what it is.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { paced } from '../../testing/pace.ts';
import { runScenarios, wrongIn } from '../../testing/run-scenarios.ts';

const ONE = { ids: ['jwt/valid/plain/fetchUser/via-setter'] };
/** An SDK in a page, as text; its methods are replaced by what a test is about. */
const sdk = (methods: string) => `
  const done = (...callbacks) => callbacks.find((one) => typeof one === 'function')();
  globalThis.mmAuthConformance = {
    create: () => ({ init: (c, ok) => ok(), setUserDataJwt: done, fetchUser: done, saveUser: done, personalize: done, ${methods} }),
    sdk: { name: 'page under test', version: '1' },
  };`;

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-page-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A page with this script, as a target. */
function page(script: string): string {
  writeFileSync(join(folder, 'index.html'), `<!doctype html><title>t</title><script>${script}</script>`);
  return `page:${folder}/index.html`;
}

test('the browser example passes every MUST', async () => {
  test.setTimeout(paced(120_000));
  const report = await runScenarios('page:examples/browser/index.html', { levels: ['MUST'] });
  expect(wrongIn(report)).toEqual([]);
  const open = report.requirements.filter((one) => one.level === 'MUST' && one.outcome !== 'passed');
  expect(open.map((one) => one.id)).toEqual([]);
  expect(report.sdk).toMatchObject({ name: 'Browser example SDK', adapter: 'page' });
});

test('a page on a server is driven like a file, and its own files are let through', async () => {
  const server: Server = createServer((request, to) => {
    const body = request.url === '/' ? '<!doctype html><script src="/sdk.js"></script>' : sdk('');
    to.writeHead(200, { 'Content-Type': request.url === '/' ? 'text/html' : 'text/javascript' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const report = await runScenarios(`page:http://127.0.0.1:${port}/`, ONE);
    // It does nothing: judged, and found wanting.
    expect(report.verdict).toBe('failed');
    expect(report.sdk.name).toBe('page under test');
  } finally {
    server.close();
  }
});

test('a page that offers no SDK says what it must do, with what its console said', async () => {
  const report = await runScenarios(page('throw new Error("no SDK here")'), ONE);
  expect(report.verdict).toBe('incomplete');
  expect(wrongIn(report)[0]).toMatch(
    /ADAPTER_START_FAILED: The page offers no SDK\..*mmAuthConformance = \{ create/,
  );
  expect(wrongIn(report)[0]).toContain('no SDK here');
});

test('a page that lacks a method is told which', async () => {
  const report = await runScenarios(page(sdk('personalize: undefined')), ONE);
  expect(wrongIn(report)[0]).toContain('The SDK object lacks personalize().');
});

test('a page that goes to another address is loaded again, and only its scenario is not judged', async () => {
  const leaves = "saveUser: () => { location.href = 'about:blank'; }";
  const ids = ['jwt/valid/plain/saveUser/via-setter', ...ONE.ids];
  const report = await runScenarios(page(sdk(leaves)), { ids });
  const outcomes = new Map(report.scenarios.map((one) => [one.id, one]));
  expect(outcomes.get(ids[0] ?? '')?.reason).toContain('ADAPTER_EXITED');
  expect(outcomes.get(ONE.ids[0] ?? '')?.outcome).toBe('failed');
});

test('a request to another host is blocked and shown, and so is a token on the console', async () => {
  const elsewhere = `setUserDataJwt: (jwt, ok) => {
    console.log('got ' + jwt);
    fetch('https://elsewhere.example/collect', { method: 'POST' }).catch(() => {}).then(() => ok());
  }`;
  const report = await runScenarios(page(sdk(elsewhere)), ONE);
  const findings = [...report.findings, ...report.scenarios.flatMap((one) => one.findings)];
  expect(findings.map((one) => one.kind)).toEqual(
    expect.arrayContaining(['request-elsewhere', 'token-in-log']),
  );
  expect(findings.find((one) => one.kind === 'request-elsewhere')?.text).toContain(
    'https://elsewhere.example/collect',
  );
});

test('files above the served folder are not served', async () => {
  const outside =
    "init: async (c, ok, fail) => { const r = await fetch('/%2e%2e/%2e%2e/etc/hostname'); r.ok ? fail({ code: 'READ', description: 'x' }) : ok(); }";
  const report = await runScenarios(page(sdk(outside)), ONE);
  expect(JSON.stringify(report.scenarios[0]?.steps[0]?.callbacks)).toContain('success');
});

test('without a Chromium there is one clear message, and no run', async () => {
  const main = join(process.cwd(), 'dist/harness/cli/main.js');
  const run = promisify(execFile)(
    process.execPath,
    [main, 'run', '--sdk', page(''), '-o', join(folder, 'out')],
    {
      env: { PATH: '/nonexistent', PLAYWRIGHT_BROWSERS_PATH: '/nonexistent', HOME: folder },
    },
  );
  await expect(run).rejects.toMatchObject({
    code: 3,
    stderr: expect.stringMatching(
      /No Chromium was found on this machine\. \[CHROMIUM_MISSING\]\n.*npx playwright install/,
    ),
  });
});

test('a file that is not there is a mistake of the caller', async () => {
  await expect(runScenarios(`page:${folder}/none.html`, ONE)).rejects.toMatchObject({ code: 'NO_SUCH_PAGE' });
});
