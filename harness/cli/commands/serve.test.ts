// What serve prints: a secret that it made itself, and never one that it was given.
import { expect, test } from '@playwright/test';
import { fakeIo } from '../../testing/fake-io.ts';
import { runCli } from '../program.ts';

const SECRET = 'c0ffee'.repeat(8);

/** Everything that serve prints until it is ended. */
async function printed(args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  let text = '';
  const end = new AbortController();
  const out = (more: string) => {
    text += more;
    // It has said what there is to say once it listens.
    setTimeout(() => end.abort(), 20);
  };
  const argv = ['serve', '--port', '0', ...args];
  await runCli(fakeIo({ out, err: out, argv, env, signal: end.signal }));
  return text;
}

test('a secret that is given by the environment or by an option is not printed', async () => {
  const env = { MM_AUTH_SECRET: SECRET };
  const texts = await Promise.all([
    printed([], env),
    printed(['--json'], env),
    printed(['--secret', SECRET]),
    printed(['--secret', SECRET, '--json']),
  ]);
  for (const text of texts) {
    expect(text).toMatch(/backendBaseURL|baseUrl/);
    expect(text.toLowerCase()).not.toContain(SECRET);
  }
  expect(texts[0]).toContain('as it was given');
});

test('one that it made is printed, as nobody could mint a token else', async () => {
  expect(await printed([])).toMatch(/MM_AUTH_SECRET=[0-9a-f]{32}/);
  expect(JSON.parse(await printed(['--json']))).toMatchObject({
    secret: expect.stringMatching(/^[0-9a-f]{32}/),
  });
});
