// verify-provider as a backend team meets it: options, secrets, exit codes, files.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Report } from '../../../reports/model.ts';
import { readReport } from '../../../reports/read.ts';
import { REPORT_FILES } from '../../../reports/write.ts';
import { jsonAnswer, listen } from '../../net/listen.ts';
import { type MockProvider, startMockProvider } from '../../pact/provider/mock/mock-provider.ts';
import { cli } from '../../testing/fake-io.ts';

let folder: string;
let mock: MockProvider;
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-verify-'));
  mock = await startMockProvider();
});
test.afterEach(async () => {
  await mock.stop();
  rmSync(folder, { recursive: true, force: true });
});

function report(): Report {
  const read = readReport(readFileSync(join(folder, 'provider-report/report.json'), 'utf8'));
  if (!read.ok) throw new Error(read.why);
  return read.report;
}

function jwtProfile() {
  const { applicationCode = '', keyId = '', secretHex = '', apiKey = '' } = mock.applications.jwt ?? {};
  return { applicationCode, keyId, secretHex, apiKey };
}

function verify(...args: readonly string[]) {
  return cli(['verify-provider', '--base-url', mock.baseUrl, ...args], folder);
}

const FETCH = ['--grep', '^jwt: fetchUser with (a valid|an expired) JWT (is refused )?\\('];

test('the bundled mock backend: exit 0, every file of the report, one line a requirement', async () => {
  const { exitCode, out, err } = await cli(['verify-provider', '--base-url', 'mock', ...FETCH], folder);
  expect(exitCode).toBe(0);
  expect(err).toBe('Verifying 2 interactions with mock …\n');
  expect(out).toContain('✓ UDB-03');
  expect(out).toContain('The backend honours the contract in all 2 interactions');
  for (const file of REPORT_FILES)
    expect(readFileSync(join(folder, 'provider-report', file)).length).toBeGreaterThan(0);
});

test('a backend by options: the secret is in no output and in no report', async () => {
  const { applicationCode, keyId, secretHex } = jwtProfile();
  const result = await verify(
    '-m',
    'jwt',
    '--application-code',
    applicationCode,
    '--key-id',
    keyId,
    '--secret-hex',
    secretHex,
    ...FETCH,
  );
  expect(result.exitCode).toBe(0);
  expect(report().run.command).toContain("--secret-hex '…'");
  for (const file of REPORT_FILES)
    expect(readFileSync(join(folder, 'provider-report', file), 'utf8')).not.toContain(secretHex);
  expect(result.out + result.err).not.toContain(secretHex);
});

test('the secret in a file', async () => {
  const { applicationCode, keyId, secretHex } = jwtProfile();
  writeFileSync(join(folder, 'secret.hex'), `${secretHex}\n`);
  const args = ['--application-code', applicationCode, '--key-id', keyId, '--secret-file', 'secret.hex'];
  expect((await verify('-m', 'jwt', ...args, ...FETCH)).exitCode).toBe(0);
});

test('everything in the environment', async () => {
  const { applicationCode, keyId, secretHex } = jwtProfile();
  const given = {
    MM_AUTH_APPLICATION_CODE: applicationCode,
    MM_AUTH_KEY_ID: keyId,
    MM_AUTH_SECRET: secretHex,
  };
  Object.assign(process.env, given);
  const result = await verify('-m', 'jwt', ...FETCH).finally(() => {
    for (const name of Object.keys(given)) delete process.env[name];
  });
  expect(result.exitCode).toBe(0);
});

test('a configuration file with a profile for each mode', async () => {
  const { jwt, 'contact-information-api': contact, 'application-code': plain } = mock.applications;
  writeFileSync(join(folder, 'key'), String(contact?.apiKey));
  process.env['TEST_SECRET'] = String(jwt?.secretHex);
  const config = {
    baseUrl: mock.baseUrl,
    modes: {
      'application-code': { applicationCode: plain?.applicationCode },
      jwt: { applicationCode: jwt?.applicationCode, keyId: jwt?.keyId, secretHex: { env: 'TEST_SECRET' } },
      'contact-information-api': { ...contact, apiKey: { file: 'key' } },
    },
  };
  writeFileSync(join(folder, 'backend.json'), JSON.stringify(config));
  const result = await cli(
    [
      'verify-provider',
      '--config',
      'backend.json',
      '-v',
      '-g',
      '^jwt: fetchUser with a valid JWT \\(|: saveUser is refused|saveUser \\(UDB-01',
    ],
    folder,
  );
  delete process.env['TEST_SECRET'];
  expect(result.exitCode).toBe(0);
  expect(result.out).toContain('✓ jwt: fetchUser with a valid JWT (UDB-03)');
  expect(report().counts.judged).toBe(report().counts.planned);
});

test('seeds where the backend cannot be controlled: what they cannot meet is not judged', async () => {
  const states = async (state: string) => {
    const body = JSON.stringify({ state, params: { mode: 'jwt', firstName: 'Ada' } });
    const answer = await fetch(mock.statesUrl, { method: 'POST', body });
    return (await answer.json()) as Record<string, string>;
  };
  const profile = await states('an application profile');
  const person = 'a registered installation of a person';
  const seeds = { [person]: [await states(person), await states(person)] };
  const { applicationCode, keyId, secretHex } = profile;
  const config = { modes: { jwt: { applicationCode, keyId, secretHex, states: seeds } } };
  writeFileSync(join(folder, 'backend.json'), JSON.stringify(config));
  const result = await verify('--config', 'backend.json', '-g', '^jwt: (fetchUser with a valid|saveUser)');
  expect(result.exitCode).toBe(2);
  const { scenarios, counts } = report();
  const outcome = (start: string) => scenarios.find((one) => one.id.startsWith(`jwt: ${start}`))?.outcome;
  expect(outcome('fetchUser with a valid JWT (UDB-03)')).toBe('passed');
  expect(counts.passed).toBeGreaterThan(1);
  expect(counts.failed).toBe(0);
  const reasons = scenarios.filter((one) => one.outcome === 'not-judged').map((one) => one.reason);
  expect(reasons.some((one) => /has 2 of .* all of them are used up/.test(one ?? ''))).toBe(true);
});

test('a states URL of the backend', async () => {
  const result = await verify('--states-url', mock.statesUrl, ...FETCH);
  expect(result.exitCode).toBe(0);
});

test('a broken backend: exit 1, with expectation and what was seen', async () => {
  const { exitCode, out } = await cli(
    ['verify-provider', '--base-url', 'mock:accepts-expired-tokens', ...FETCH, '-q'],
    folder,
  );
  expect(exitCode).toBe(1);
  expect(out).toMatch(/expected {2}status 401/);
  expect(out).toMatch(/seen {6}status 200/);
});

test('a backend that is down: exit 3, and it says so', async () => {
  const gone = await listen(async () => jsonAnswer(200, {}));
  await gone.stop();
  const args = ['verify-provider', '--base-url', gone.baseUrl, '-m', 'jwt', '--application-code', 'any'];
  const result = await cli(args, folder);
  expect(result.exitCode).toBe(3);
  expect(result.err).toContain('does not answer (ECONNREFUSED)');
  const judged = await cli([...args, '--no-preflight', '-g', 'custom event \\('], folder);
  expect(judged.exitCode).toBe(2);
  expect(judged.out).toContain('does not answer (ECONNREFUSED)');
});

test.describe('a mistake on the command line is one message and exit 3', () => {
  for (const [args, message] of [
    [[], 'No backend is named'],
    [['--base-url', 'ftp://here'], 'No application profile is named'],
    [['--base-url', 'ftp://here', '-m', 'jwt', '--application-code', 'a'], 'no http or https URL'],
    [['--base-url', 'http://127.0.0.1:9', '--application-code', 'a'], 'say in which this one is'],
    [
      ['--base-url', 'http://127.0.0.1:9', '--application-code', 'a', '-m', 'jwt', '-m', 'application-code'],
      'cannot be in 2 modes',
    ],
    [['--base-url', 'mock:no-such'], 'no broken backend'],
    [['--base-url', 'mock', '--grep', 'no such interaction'], 'None of the'],
    [['--base-url', 'mock', '--grep', '('], 'Invalid regular expression'],
    [['--base-url', 'mock', '--mode', 'jvt'], '"jvt" is none of'],
    [['--base-url', 'http://127.0.0.1:9', '--config', 'none.json'], 'cannot be read'],
    [
      ['--base-url', 'http://127.0.0.1:9', '-m', 'jwt', '--application-code', 'a', '--secret-hex', 'xyz'],
      'not hexadecimal',
    ],
    [
      ['--base-url', 'http://127.0.0.1:9', '-m', 'jwt', '--application-code', 'a', '--secret-file', 'none'],
      'none cannot be read',
    ],
  ] as const) {
    test(args.join(' ') || 'nothing', async () => {
      const { exitCode, err } = await cli(['verify-provider', ...args], folder);
      expect(exitCode).toBe(3);
      expect(err).toContain(message);
      expect(err.split('\n').filter((line) => line.startsWith('error:'))).toHaveLength(1);
    });
  }
});

test('a configuration file that is wrong names the place', async () => {
  writeFileSync(join(folder, 'backend.json'), JSON.stringify({ modes: { jwt: { applicationcode: 'a' } } }));
  const { exitCode, err } = await verify('--config', 'backend.json');
  expect(exitCode).toBe(3);
  expect(err).toContain('modes.jwt');
});
