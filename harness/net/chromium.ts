// Finds a Chromium: for pages that host an SDK under test, and for the tests of the report.
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { optionalPart } from '../base/optional-part.ts';
import { UsageError } from '../base/usage-error.ts';

/** A Chromium on this machine. */
export interface FoundChromium {
  /** The executable to launch; absent: Playwright's own, which Playwright finds by itself. */
  readonly executablePath?: string;
  readonly from: 'CHROMIUM_PATH' | 'Playwright' | 'system';
}

/** The names under which systems install Chromium and browsers built on it. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];

/** Where macOS and Windows install them, off the PATH. */
const PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** What to do when there is none, in one sentence. */
export const CHROMIUM_HINT =
  'Run "npx playwright install --with-deps chromium", or install Chromium ("apt-get install chromium" on Debian), or set CHROMIUM_PATH to an executable.';

/** Whether a file is there and may be executed. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function onPath(pathVariable: string): readonly string[] {
  const folders = pathVariable.split(delimiter).filter(isAbsolute);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * The Chromium to use: CHROMIUM_PATH, else Playwright's own, else the system's; null when there is none.
 * @param playwrightPath What Playwright's `chromium.executablePath()` says; the file need not be there.
 * @throws UsageError `CHROMIUM_PATH_INVALID` when CHROMIUM_PATH names no executable: never silently another browser.
 */
export function findChromium(
  env: Readonly<Record<string, string | undefined>>,
  playwrightPath: string | undefined,
  works: (path: string) => boolean = isExecutable,
): FoundChromium | null {
  const asked = env['CHROMIUM_PATH'] ?? '';
  if (asked !== '') {
    if (works(asked)) return { executablePath: asked, from: 'CHROMIUM_PATH' };
    throw new UsageError(
      'CHROMIUM_PATH_INVALID',
      `CHROMIUM_PATH is "${asked}", which is not an executable file.`,
      "Correct it, or unset it to use Playwright's own Chromium or the system's.",
    );
  }
  if (playwrightPath !== undefined && works(playwrightPath)) return { from: 'Playwright' };
  const system = [...onPath(env['PATH'] ?? ''), ...PLACES].find(works);
  return system === undefined ? null : { executablePath: system, from: 'system' };
}

/**
 * The Chromium to launch, by the environment of this process.
 * @throws UsageError `CHROMIUM_MISSING` when there is none, `CHROMIUM_PATH_INVALID` as `findChromium`, `PART_MISSING`
 * without Playwright.
 */
export async function requireChromium(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<FoundChromium> {
  const { chromium } = await optionalPart('@playwright/test', () => import('@playwright/test'));
  const found = findChromium(env, chromium.executablePath());
  if (found !== null) return found;
  throw new UsageError('CHROMIUM_MISSING', 'No Chromium was found on this machine.', CHROMIUM_HINT);
}
