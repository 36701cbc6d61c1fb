// contract check and write as SDK maintainers meet them, with SDKs that put their requests otherwise on the wire.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { cli } from '../../../testing/fake-io.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-contract-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

function built(path: string): string {
  return JSON.stringify(pathToFileURL(resolve('dist/harness', path)).href);
}

/** An adapter of the reference SDK with these members overridden; `options`: those of `adaptPlugin`. */
function adapter(members: string, options = ''): string[] {
  writeFileSync(
    join(folder, 'adapter.mjs'),
    `import { adaptPlugin } from ${built('adapter/plugin.js')};
     import { ReferenceSdk } from ${built('reference/sdk.js')};
     class Sdk extends ReferenceSdk { ${members} }
     export default adaptPlugin({ create: (seams) => new Sdk(seams), sdk: { name: 'Other SDK', version: '2' }, ${options} });`,
  );
  return ['--sdk', 'module:adapter.mjs'];
}

/** As Android does it. */
const BY_POST = `async fetchOf(outgoing, authorization) {
  if (outgoing.endpoint !== 'saveUser') return super.fetchOf(outgoing, authorization);
  return fetch(this.urlOf(outgoing), { method: 'POST', body: JSON.stringify(outgoing.body),
    headers: { ...this.headersOf(outgoing, authorization), 'X-HTTP-Method-Override': 'PATCH' } });
}`;

test('the reference SDK fulfils every call of every mode', async () => {
  const { exitCode, out } = await cli(['contract', 'check'], folder);
  expect(exitCode).toBe(0);
  expect(out).not.toContain('✗');
  expect(out).toMatch(/jwt: (\d+) of \1 calls fulfil the contract/);
});

test('another form of a call fulfils it too, and it is said which', async () => {
  const { exitCode, out } = await cli(
    ['contract', 'check', '-m', 'application-code', ...adapter(BY_POST)],
    folder,
  );
  expect(exitCode).toBe(0);
  expect(out).toContain(
    '✓ saveUser (UDB-01) as application-code: saveUser sent as POST with X-HTTP-Method-Override',
  );
});

test("a request that does not fit: exit 1, with Pact's mismatches and without the token", async () => {
  const sdk = adapter(`authorization(endpoint) {
    const usual = super.authorization(endpoint);
    return usual.startsWith('Bearer ') ? usual.replace('Bearer', 'JWT') : usual;
  }
  urlOf(outgoing) { return super.urlOf(outgoing) + (outgoing.endpoint === 'personalize' ? '&locale=hr' : ''); }`);
  const { exitCode, out, err } = await cli(['contract', 'check', '-m', 'jwt', ...sdk], folder);
  expect(exitCode).toBe(1);
  expect(out).toMatch(
    /✗ fetchUser with a valid JWT[^\n]*\n\s+header Authorization: expected Bearer …, seen something of another scheme/,
  );
  expect(out).toMatch(/✗ anonymous personalize is refused[^\n]*\n\s+query locale:/);
  expect(out + err).not.toMatch(/ey[\w-]{8,}\.[\w-]{8,}/);
});

test('a call without a request does not fulfil anything', async () => {
  const sdk = adapter('fetchUser(onSuccess) { onSuccess({}); }');
  const { exitCode, out } = await cli(['contract', 'check', '-m', 'application-code', ...sdk], folder);
  expect(exitCode).toBe(1);
  expect(out).toMatch(/✗ fetchUser \(UDB-01\)\n\s+the request was not made/);
});

test('an operation that the SDK lacks does not apply; an adapter that fails is not judged', async () => {
  const lacking = adapter('', "capabilities: { operations: ['saveInstallation', 'fetchInstallation'] }");
  const without = await cli(['contract', 'check', '-m', 'application-code', ...lacking], folder);
  expect(without.exitCode).toBe(0);
  expect(without.out).toContain('depersonalize (UDB-01): The SDK does not have depersonalize.');
  rmSync(join(folder, 'adapter.mjs'));
  writeFileSync(
    join(folder, 'broken.mjs'),
    `export default { initialize: async () => ({ protocolVersion: 1, sdk: { name: 'x', version: '1' }, capabilities: { operations: [] }, clockMs: Date.now() }),
      createSdk: async () => { throw new Error('no device'); }, setUserDataJwt: async () => ({ callbacks: [] }),
      invoke: async () => ({ callbacks: [] }), disposeSdk: async () => ({ late: [] }), shutdown: async () => ({}) };`,
  );
  const failing = await cli(
    ['contract', 'check', '-m', 'application-code', '--sdk', 'module:broken.mjs'],
    folder,
  );
  expect(failing.exitCode).toBe(2);
  expect(failing.out).toContain('no device');
});

test('the pact that an SDK needs, and a backend that is verified against it', async () => {
  const sdk = adapter(
    `urlOf(outgoing) { return super.urlOf(outgoing) + (outgoing.endpoint === 'fetchUser' ? '&locale=hr' : ''); } ${BY_POST}`,
  );
  const { exitCode, out } = await cli(['contract', 'write', '-m', 'jwt', ...sdk], folder);
  expect(exitCode).toBe(0);
  expect(out).toContain('≠ jwt: fetchUser with a valid JWT (UDB-03): with the request that the SDK makes');
  const file = join(folder, 'pacts/Other-SDK-MobileMessagingAPI.jwt.json');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('"locale": [\n');
  expect(text).toContain('"X-HTTP-Method-Override"');
  expect(text).not.toMatch(/ey[\w-]{8,}\./);
  const verified = await cli(
    ['verify-provider', '--base-url', 'mock', '--pact', file, '-q', '-g', 'valid JWT|anonymous'],
    folder,
  );
  expect(verified.exitCode).toBe(0);
});

test('nothing to write is not a success', async () => {
  const sdk = adapter(
    'init(_configuration, onSuccess) { onSuccess(); } fetchUser(ok) { ok({}); } saveUser(_u, ok) { ok({}); } personalize(_c, ok) { ok(); } depersonalize(ok) { ok(); } fetchInstallation(ok) { ok({}); } saveInstallation(_i, ok) { ok({}); } submitEventImmediately(_e, ok) { ok(); }',
  );
  const { exitCode, out } = await cli(['contract', 'write', '-m', 'jwt', ...sdk], folder);
  expect(exitCode).toBe(2);
  expect(out).toContain('nothing written');
  expect(existsSync(join(folder, 'pacts/Other-SDK-MobileMessagingAPI.jwt.json'))).toBe(false);
});

test('the interactions are listed', async () => {
  const { exitCode, out, err } = await cli(['contract', 'list', '-m', 'jwt', '-r', 'UDB-06'], folder);
  expect(exitCode).toBe(0);
  expect(out).toContain('jwt: personalize with a JWT for another person is refused (UDB-06, UDB-10)\n');
  expect(err).toMatch(/^\d+ interactions\n$/);
});
