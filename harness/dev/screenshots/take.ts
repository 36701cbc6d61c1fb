// `npm run screenshots`: takes the documentation's screenshots of the sample reports. Window, time zone, language and
// colours are fixed, nothing moves: on one machine the same report gives the same pictures. Fonts are the machine's.
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { requireChromium } from '../../net/chromium.ts';
import { SHOTS, type Shot } from './shots.ts';

/** Readers of the documentation wait for them, and the repository keeps them: no picture is larger, in bytes. */
const MAX_BYTES = 200_000;
/** Around a part of a page, in CSS pixels. */
const MARGIN = 14;

/** Where a part of the page lies, with a margin around it, in CSS pixels. */
async function placeOf(page: Page, part: string) {
  const box = await page.locator(part).first().boundingBox();
  if (box === null) throw new Error(`The page has no ${part}.`);
  const x = Math.max(0, box.x - MARGIN);
  const y = Math.max(0, box.y - MARGIN);
  const width = Math.min((page.viewportSize()?.width ?? 0) - x, box.width + 2 * MARGIN);
  return { x, y, width, height: box.height + 2 * MARGIN };
}

async function take(browser: Browser, shot: Shot, folder: string, scratch: string): Promise<number> {
  const { name, html, hash = '', part, width, height, dark } = shot;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark === true ? 'dark' : 'light',
    timezoneId: 'UTC',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    const file = join(scratch, `${name}.html`);
    await writeFile(file, html);
    await page.goto(`${pathToFileURL(file).href}${hash}`);
    if (hash.startsWith('#/scenario/')) await page.locator('.story').waitFor();
    const path = join(folder, `${name}.png`);
    const clip = part === undefined ? undefined : await placeOf(page, part);
    await page.screenshot({ path, caret: 'hide', ...(clip === undefined ? {} : { clip, fullPage: true }) });
    return (await stat(path)).size;
  } finally {
    await context.close();
  }
}

const [folder = 'docs/screenshots'] = process.argv.slice(2);
const { executablePath } = await requireChromium();
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
const scratch = await mkdtemp(join(tmpdir(), 'screenshots-'));
try {
  await mkdir(folder, { recursive: true });
  for (const shot of SHOTS) {
    const bytes = await take(browser, shot, folder, scratch);
    console.log(`${join(folder, `${shot.name}.png`)}: ${Math.round(bytes / 1_000)} kB`);
    if (bytes > MAX_BYTES) process.exitCode = 1;
  }
  if (process.exitCode === 1) console.error(`error: A picture is larger than ${MAX_BYTES / 1_000} kB.`);
} finally {
  await browser.close();
  await rm(scratch, { recursive: true });
}
