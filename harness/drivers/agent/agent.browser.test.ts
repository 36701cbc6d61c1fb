// An agent in a page of a real browser: another origin than the harness, with the client as it ships, and no bundler.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, expect, test } from '@playwright/test';
import { requireChromium } from '../../net/chromium.ts';
import { wrongIn } from '../../testing/run-scenarios.ts';
import { waitingRun } from '../../testing/waiting-run.ts';

const PAGE = `<!doctype html><title>app</title><p id="state"></p><script type="module">
  import { connectAgent } from '/dist/browser/agent.js';
  import '/examples/browser/conformance.js';
  const show = ({ state, because = '' }) => { document.querySelector('#state').textContent = state + ' ' + because; };
  connectAgent(decodeURIComponent(location.hash.slice(1)), globalThis.mmAuthConformance, { onState: show });
</script>`;

/** Serves the page and the files that it imports. */
async function serveApp() {
  const server = createServer(async ({ url = '/' }, to) => {
    const file = /^\/(dist\/browser|examples\/browser)\/[\w-]+\.js$/.test(url) ? url.slice(1) : undefined;
    const text = file === undefined ? PAGE : await readFile(file, 'utf8');
    to.writeHead(200, { 'Content-Type': file === undefined ? 'text/html' : 'text/javascript' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() };
}

test('a page dials in, its SDK reaches the backend from another origin, and the page shows the end', async () => {
  const run = await waitingRun({
    ids: ['jwt/valid/plain/**', 'jwt/expired/by-1-hour/**', 'jwt/server-error/**'],
    levels: ['MUST'],
  });
  const { executablePath } = await requireChromium();
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  const app = await serveApp();
  try {
    const page = await browser.newPage();
    await page.goto(`${app.origin}/#${encodeURIComponent(run.url)}`);
    const report = await run.report;
    expect(wrongIn(report)).toEqual([]);
    expect(report.counts.judged).toBeGreaterThan(20);
    expect(report.sdk).toMatchObject({ name: 'Browser example SDK', adapter: 'agent' });
    await expect(page.locator('#state')).toHaveText('ended The run is over.');
  } finally {
    await browser.close();
    app.stop();
  }
});
