// The preflight tells what is set up wrongly, and lets a backend pass that is wrong in one call alone.
import { expect, test } from '@playwright/test';
import { MODES, type Mode } from '../../../../contracts/mode.ts';
import { jsonAnswer, listen } from '../../../net/listen.ts';
import type { Application } from '../application.ts';
import { brokenBackend } from '../broken-backends/all.ts';
import { type MockProvider, startMockProvider } from '../mock/mock-provider.ts';
import { type Preflight, preflight } from './preflight.ts';

let mock: MockProvider;
test.beforeAll(async () => {
  mock = await startMockProvider();
});
test.afterAll(async () => {
  await mock.stop();
});

function application(mode: Mode): Application {
  const found = mock.applications[mode];
  if (found === undefined) throw new Error(`no application in ${mode}`);
  return found;
}

/** The code of what the preflight says; undefined: nothing. */
function said(asked: Partial<Preflight>): Promise<string | undefined> {
  const { baseUrl, applications } = mock;
  return preflight({ baseUrl, applications, timeoutMs: 5_000, ...asked }).then(
    () => undefined,
    (error: { code?: string }) => error.code ?? String(error),
  );
}

test('a backend that is set up as was said', async () => {
  expect(await said({})).toBeUndefined();
  for (const mode of MODES)
    expect(await said({ statesUrl: mock.statesUrl, applications: {}, modes: [mode] })).toBeUndefined();
});

test('a wrong secret key, a wrong code, a wrong API key', async () => {
  const jwt = application('jwt');
  expect(await said({ applications: { jwt: { ...jwt, secretHex: '00ff00ff' } } })).toBe('GOOD_TOKEN_REFUSED');
  expect(await said({ applications: { jwt: { ...jwt, keyId: 'another' } } })).toBe('GOOD_TOKEN_REFUSED');
  for (const mode of MODES) {
    const applications = { [mode]: { ...application(mode), applicationCode: 'no-such-code' } };
    expect(await said({ applications })).toBe('APPLICATION_CODE_REFUSED');
  }
  const contact = { ...application('contact-information-api'), apiKey: 'no-such-key' };
  expect(await said({ applications: { 'contact-information-api': contact } })).toBe('API_KEY_REFUSED');
});

test('a profile in another mode than was named', async () => {
  for (const is of MODES)
    for (const named of MODES) {
      const applications = { [named]: application(is) };
      expect(await said({ applications }), `${named} for ${is}`).toBe(
        is === named ? undefined : 'ANOTHER_MODE',
      );
    }
});

test('something that answers everything, and nothing at all', async () => {
  const stub = await listen(async () => jsonAnswer(200, { pushRegId: 'any' }));
  const asked = { baseUrl: stub.baseUrl, modes: ['application-code'] } as const;
  expect(await said(asked)).toBe('UNKNOWN_CODE_WORKS');
  await stub.stop();
  expect(await said(asked)).toBe('BACKEND_DOES_NOT_ANSWER');
});

for (const id of [
  'lets-personalize-through-anonymously',
  'lets-external-user-id-be-patched-anonymously',
  'refuses-the-application-code-on-depersonalize',
  'ignores-the-signature',
  'leaves-fetch-installation-open',
  'personalizes-nobody',
]) {
  test(`one deviation is judged, and not sent away: ${id}`, async () => {
    const { policy, twist, mode = 'jwt' } = brokenBackend(id) ?? {};
    const broken = await startMockProvider(policy, twist?.());
    const { baseUrl, applications } = broken;
    const mine = { [mode]: applications[mode] } as Preflight['applications'];
    const code = await said({ baseUrl, applications: mine });
    await broken.stop();
    expect(code).toBeUndefined();
  });
}
