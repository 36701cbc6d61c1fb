// `page:URL|FILE`: an SDK in a page of a real Chromium. The harness calls what the page offers; the page's network is the
// mock backend in this process.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Method } from '../../../contracts/adapter-protocol.ts';
import { IN_PROCESS_BASE_URL } from '../../backend/in-process-address.ts';
import type { Worlds } from '../../backend/worlds.ts';
import { optionalPart } from '../../base/optional-part.ts';
import { PACKAGE_ROOT } from '../../base/package-root.ts';
import { type FoundChromium, requireChromium } from '../../net/chromium.ts';
import type { Connection } from '../channel.ts';
import { connectedDriver } from '../connected.ts';
import { DriverFault, type LogLine } from '../driver.ts';
import { Tail } from '../tail.ts';
import type { Target } from '../target.ts';
import { type PageSource, pageSource } from './page-files.ts';
import { pageHandlers } from './page-network.ts';

/** How long a browser may take to start, a page to load, and the SDK to be offered, milliseconds. */
const LAUNCH_MS = 60_000;
const LOAD_MS = 30_000;
const OFFER_MS = 5_000;

const OFFER_HINT =
  'The page must set globalThis.mmAuthConformance = { create: () => yourSdk, sdk: { name, version } } when it is loaded.';

/** What the bundled script puts into the page. */
async function inPageScript(): Promise<string> {
  return readFile(join(PACKAGE_ROOT, 'dist/browser/in-page.js'), 'utf8');
}

async function launch(found: FoundChromium): Promise<Browser> {
  const { chromium } = await import('@playwright/test');
  const { executablePath } = found;
  try {
    return await chromium.launch({
      timeout: LAUNCH_MS,
      ...(executablePath === undefined ? {} : { executablePath }),
    });
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new DriverFault(
      'ADAPTER_START_FAILED',
      `Chromium (${executablePath ?? found.from}) did not start: ${why}`,
      undefined,
      { cause: error },
    );
  }
}

/** One page, open. */
class OpenPage implements Connection {
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #tail = new Tail();
  #gone: string | undefined;

  constructor(browser: Browser, page: Page, log: (line: LogLine) => void) {
    this.#browser = browser;
    this.#page = page;
    const write = (text: string) => {
      this.#tail.add(text);
      log({ source: 'console', text, atMs: Date.now() });
    };
    page.on('console', (message) => write(message.text()));
    page.on('pageerror', (error) => write(`${error.name}: ${error.message}`));
    page.on('requestfailed', (request) => {
      const { errorText } = request.failure() ?? { errorText: 'failed' };
      this.#tail.add(`${request.method()} ${request.url()}: ${errorText}`);
    });
    page.on('crash', () => {
      this.#gone ??= 'The page crashed.';
    });
    browser.on('disconnected', () => {
      this.#gone ??= 'The browser ended.';
    });
  }

  /** Loads the page and waits until it offers its SDK. */
  async open(url: string): Promise<void> {
    const response = await this.#page.goto(url, { timeout: LOAD_MS }).catch((error: unknown) => {
      const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      throw this.#fault('ADAPTER_LOAD_FAILED', `The page ${url} could not be loaded: ${why}`, error);
    });
    const status = response?.status() ?? 200;
    if (status >= 400)
      throw this.#fault('ADAPTER_LOAD_FAILED', `The page ${url} answered with status ${status}.`);
    const offered = this.#page.waitForFunction(() => globalThis.mmAuthConformance !== undefined, undefined, {
      timeout: OFFER_MS,
    });
    await offered.catch((error: unknown) => {
      throw this.#fault('ADAPTER_START_FAILED', `The page offers no SDK. ${OFFER_HINT}`, error);
    });
  }

  async request(method: Method, params: unknown): Promise<unknown> {
    const text = await this.#ask(method, JSON.stringify(params));
    const answer = JSON.parse(text) as {
      readonly result?: unknown;
      readonly error?: string;
      readonly absent?: true;
    };
    if (answer.absent === true) throw this.#fault('ADAPTER_INVALID', `The adapter has no method ${method}.`);
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.result;
  }

  trace(): string | undefined {
    return this.#tail.text();
  }

  async close(): Promise<void> {
    await this.#browser.close().catch(() => {});
  }

  async #ask(method: Method, params: string): Promise<string> {
    const asking = this.#page.evaluate(
      ([name, value]) => {
        const ask = globalThis.__mmAuthConformanceAsk;
        if (ask === undefined) throw new Error('The page is another one.');
        return ask(name, value);
      },
      [method, params] as const,
    );
    try {
      return await asking;
    } catch (error) {
      // What the SDK throws is an answer; this is the page's own end.
      const why = this.#gone ?? 'The page was closed, or went to another address.';
      throw this.#fault('ADAPTER_EXITED', why, error);
    }
  }

  #fault(code: DriverFault['code'], message: string, cause?: unknown): DriverFault {
    return new DriverFault(code, message, this.trace(), { cause });
  }
}

async function connect(
  found: FoundChromium,
  source: PageSource,
  worlds: Worlds,
  log: (line: LogLine) => void,
): Promise<Connection> {
  const browser = await launch(found);
  try {
    // Each page is a new person with an empty cache; service workers would hide requests.
    const context = await browser.newContext({ serviceWorkers: 'block' });
    await serveNetwork(context, source, worlds);
    await context.addInitScript({ content: await inPageScript() });
    const page = new OpenPage(browser, await context.newPage(), log);
    await page.open(source.url);
    return page;
  } catch (error) {
    await browser.close().catch(() => {});
    throw error;
  }
}

/** What stands between a page and its network. */
function network() {
  return optionalPart('@msw/playwright', () => import('@msw/playwright'));
}

async function serveNetwork(context: BrowserContext, source: PageSource, worlds: Worlds): Promise<void> {
  const { defineNetworkFixture } = await network();
  const handlers = pageHandlers(source, worlds);
  await defineNetworkFixture({
    context,
    handlers,
    onUnhandledRequest: 'bypass',
    skipAssetRequests: false,
  }).enable();
}

/**
 * An SDK in a page, whose network is the mock backend. Nothing is started yet.
 * @throws UsageError `NO_SUCH_PAGE`, `CHROMIUM_MISSING`, `CHROMIUM_PATH_INVALID`, `PART_MISSING`
 */
export async function pageTarget(target: string, cwd: string): Promise<Target> {
  const source = await pageSource(target, cwd);
  const found = await requireChromium();
  // Asked for now: once the page is being opened, that it is missing would look like the page's fault.
  await network();
  return {
    kind: 'page',
    listen: async (worlds) => ({
      baseUrl: IN_PROCESS_BASE_URL,
      stop: async () => {},
      load: async () =>
        // What nobody catches in a page is written to its console, and ends nothing.
        connectedDriver({
          network: 'page',
          guarded: true,
          connect: (log) => connect(found, source, worlds, log),
        }),
    }),
  };
}
