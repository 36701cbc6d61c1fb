// What somebody is told who mistypes an id.
import { expect, test } from '@playwright/test';
import { cli } from '../../testing/fake-io.ts';

test('a mistyped beginning of an id is told what it may have meant, as list does', async () => {
  const [explained, listed] = [await cli(['explain', 'jwt/nul']), await cli(['list', 'jwt/nul'])];
  for (const { exitCode, err } of [explained, listed]) {
    expect(exitCode).toBe(3);
    expect(err).toMatch(/hint: {2}Did you mean .*jwt\/null/);
  }
});
