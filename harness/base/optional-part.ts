// Parts that only some commands need: a browser's driver, Pact's tools. They are optional peers of this package, which npm
// does not install by itself; whoever needs one is told its name.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from './package-root.ts';
import { UsageError } from './usage-error.ts';

/** The npm packages that are installed when they are needed. */
export type OptionalPart =
  | '@msw/playwright'
  | '@pact-foundation/pact-cli'
  | '@pact-foundation/pact-core'
  | '@playwright/test';

/** Parts that are used together are installed together. */
const TOGETHER: readonly (readonly OptionalPart[])[] = [
  ['@playwright/test', '@msw/playwright'],
  ['@pact-foundation/pact-core', '@pact-foundation/pact-cli'],
];

const NEEDED_BY: Readonly<Record<OptionalPart, string>> = {
  '@msw/playwright': 'An SDK in a page (page:)',
  '@playwright/test': 'An SDK in a page (page:)',
  '@pact-foundation/pact-cli': 'Verifying a backend and publishing pacts',
  '@pact-foundation/pact-core': 'Checking an SDK against the contracts',
};

/** The parts with their versions, as npm takes them. */
function installable(part: OptionalPart): string {
  const { peerDependencies: versions } = JSON.parse(
    readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8'),
  ) as { readonly peerDependencies: Readonly<Record<OptionalPart, string>> };
  const parts = TOGETHER.find((group) => group.includes(part)) ?? [part];
  return parts.map((one) => `${one}@${versions[one]}`).join(' ');
}

/** What loading a part ended with: that it is not installed, in the user's words, or the error as it is. */
function explained(part: OptionalPart, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  // The native half of a part is a package of its own for each platform (`<part>-linux-x64`), and its loader's error has no code.
  const native = String(message).includes(`${part}-${process.platform}`);
  if (!native && code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') return error;
  return new UsageError(
    'PART_MISSING',
    `${NEEDED_BY[part]} needs ${part}, which is not installed${native ? ` for ${process.platform}-${process.arch}` : ''}.`,
    `npm install --save-dev ${installable(part)}`,
    { cause: error },
  );
}

/**
 * Loads a part by a function that imports or requires it.
 * @throws UsageError `PART_MISSING`
 */
export async function optionalPart<T>(part: OptionalPart, load: () => T | Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw explained(part, error);
  }
}
