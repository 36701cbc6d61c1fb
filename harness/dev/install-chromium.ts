// Installs a Chromium where there is none: Playwright's own, else Debian's package where this process is root.
import { spawnSync } from 'node:child_process';
import { chromium } from '@playwright/test';
import { UsageError } from '../base/usage-error.ts';
import { CHROMIUM_HINT, type FoundChromium, findChromium, isExecutable } from '../net/chromium.ts';

const INSTALL_TIMEOUT_MS = 300_000;
const START_TIMEOUT_MS = 30_000;

function succeeds(command: string, args: readonly string[], timeout: number): boolean {
  console.log(`$ ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', timeout }).status === 0;
}

/** Whether it starts: a browser whose system libraries are missing is there and does not. */
function starts(found: FoundChromium): boolean {
  const path = found.executablePath ?? chromium.executablePath();
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: START_TIMEOUT_MS }).status === 0;
}

function installOwn(): boolean {
  const withSystemLibraries = process.platform === 'linux' && process.getuid?.() === 0 ? ['--with-deps'] : [];
  return succeeds('npx', ['playwright', 'install', ...withSystemLibraries, 'chromium'], INSTALL_TIMEOUT_MS);
}

function installDebian(): boolean {
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) return false;
  return (
    succeeds('apt-get', ['update', '-q'], INSTALL_TIMEOUT_MS) &&
    succeeds('apt-get', ['install', '-qy', '--no-install-recommends', 'chromium'], INSTALL_TIMEOUT_MS)
  );
}

/**
 * The Chromium of this machine, installed if need be.
 * @throws UsageError `CHROMIUM_MISSING` when there is none and none could be installed.
 */
export function installedChromium(): FoundChromium {
  const find = () => findChromium(process.env, chromium.executablePath());
  const there = find();
  if (there !== null && starts(there)) return there;
  console.log('No Chromium that starts was found; installing one.');
  for (const install of [installOwn, installDebian]) {
    const found = install() ? find() : null;
    if (found !== null && starts(found)) return found;
  }
  throw new UsageError(
    'CHROMIUM_MISSING',
    'No Chromium was found, and none could be installed.',
    CHROMIUM_HINT,
  );
}
