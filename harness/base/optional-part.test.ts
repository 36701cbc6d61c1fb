// A part that is not installed is named, with the command that installs it; any other trouble stays what it is.
import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import { optionalPart } from './optional-part.ts';

test('a part that is not there is named, imported or required', async () => {
  const missing = 'no-package-of-this-name';
  const loads = [() => import(missing), () => createRequire(import.meta.url)(missing)];
  for (const load of loads) {
    await expect(optionalPart('@pact-foundation/pact-cli', load)).rejects.toMatchObject({
      code: 'PART_MISSING',
      message: expect.stringContaining('needs @pact-foundation/pact-cli'),
      hint: expect.stringMatching(
        /^npm install --save-dev @pact-foundation\/pact-core@\S+ @pact-foundation\/pact-cli@\S+$/,
      ),
    });
  }
});

test('a part that is there is loaded, and one that breaks says why itself', async () => {
  expect(await optionalPart('@playwright/test', () => 7)).toBe(7);
  const broken = optionalPart('@playwright/test', () => Promise.reject(new TypeError('no')));
  await expect(broken).rejects.toThrow(TypeError);
});

test('a native half that npm left out is named with the platform, though its loader gives no code', async () => {
  const left = new Error(
    `Unsupported platform: @pact-foundation/pact-core-${process.platform}-${process.arch} not found`,
  );
  await expect(optionalPart('@pact-foundation/pact-core', () => Promise.reject(left))).rejects.toMatchObject({
    code: 'PART_MISSING',
    message: `Checking an SDK against the contracts needs @pact-foundation/pact-core, which is not installed for ${process.platform}-${process.arch}.`,
    cause: left,
  });
});
