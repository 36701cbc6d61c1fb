// All tests, as `npm test` runs them: makes sure of a Chromium, then Playwright with every project.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { UsageError } from '../base/usage-error.ts';
import { installedChromium } from './install-chromium.ts';

/** The environment in which the tests find the Chromium that was found or installed here. */
function withChromium(): NodeJS.ProcessEnv {
  const { executablePath } = installedChromium();
  return executablePath === undefined ? process.env : { ...process.env, CHROMIUM_PATH: executablePath };
}

try {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const args = [cli, 'test', ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: withChromium() });
  process.exit(status ?? 1);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`error: ${error.message}\nhint:  ${error.hint ?? ''}`);
  process.exit(3);
}
