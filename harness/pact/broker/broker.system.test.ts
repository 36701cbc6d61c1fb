// Pacts to a broker, from it, and results back: as on the command line, against a double that checks what it is sent.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { INTERACTIONS } from '../../../contracts/interactions/all.ts';
import { type BrokerDouble, type BrokerFaults, startBrokerDouble } from '../../testing/broker-double.ts';
import { type CliResult, cli } from '../../testing/fake-io.ts';
import { partOf } from '../../testing/small-pacts.ts';

let folder: string;
let broker: BrokerDouble | undefined;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-broker-'));
});
test.afterEach(async () => {
  await broker?.stop();
  broker = undefined;
  rmSync(folder, { recursive: true, force: true });
  delete process.env['PACT_BROKER_TOKEN'];
});

async function started(faults: BrokerFaults = {}): Promise<BrokerDouble> {
  broker = await startBrokerDouble(faults);
  return broker;
}

type Broker = { readonly baseUrl: string };

function publishAll({ baseUrl }: Broker, ...more: readonly string[]): Promise<CliResult> {
  return cli(
    ['contract', 'publish', '--broker-url', baseUrl, '--consumer-version', '4.2.0', ...more],
    folder,
  );
}

/** What stands for the contracts: a few interactions of each pact. */
const SOME =
  /: (fetchUser( with a valid JWT)? \(|.*with an unknown kid|fetch a person \(|saveUser is refused)/;

/** Publishes some interactions of each pact. */
async function publish(double: Broker, ...more: readonly string[]): Promise<CliResult> {
  const files = (await partOf(SOME)).map(({ file }, at) => {
    writeFileSync(join(folder, `${at}.json`), JSON.stringify(file));
    return `${at}.json`;
  });
  return publishAll(double, ...files, ...more);
}

function verify(baseUrl: string, backend = 'mock', ...more: readonly string[]): Promise<CliResult> {
  const from = ['verify-provider', '--base-url', backend, '--quiet', '--broker-url', baseUrl];
  return cli([...from, ...more], folder);
}

const AS = ['--publish', '--provider-version', '7.1', '--provider-branch', 'main', '--provider-tag', 'prod'];

test('the contracts are published: every interaction of each pair, in one pact', async () => {
  const double = await started();
  const { exitCode, out } = await publishAll(double, '--branch', 'main');
  expect([exitCode, out]).toEqual([0, expect.stringContaining('published: MobileMessagingSDK 4.2.0')]);
  const pairs = double.pacts.map(({ consumer, provider, branch }) => [consumer, provider, branch]);
  expect(pairs).toEqual([
    ['MobileMessagingSDK', 'MobileMessagingAPI', 'main'],
    ['BusinessBackend', 'ContactInformationAPI', 'main'],
  ]);
  const descriptions = double.pacts.flatMap(({ file }) => file.interactions.map((one) => one.description));
  expect([...descriptions].sort()).toEqual(INTERACTIONS.map(({ description }) => description).sort());
});

test('what was published is verified, and the results come back', async () => {
  const double = await started();
  await publish(double, '--branch', 'main');
  const { exitCode, out, err } = await verify(double.baseUrl, 'mock', ...AS);
  expect([exitCode, err]).toEqual([0, expect.stringContaining('From the broker: MobileMessagingSDK')]);
  expect(out).toContain('published: MobileMessagingSDK with MobileMessagingAPI: verified, version 7.1');
  expect(double.selectors[0]).toEqual([{ mainBranch: true }, { deployedOrReleased: true }]);
  expect(
    double.results.map(({ pact, body }) => [pact, body.success, body.providerApplicationVersion]),
  ).toEqual([
    [0, true, '7.1'],
    [1, true, '7.1'],
  ]);
  const some = INTERACTIONS.filter(({ description }) => SOME.test(description));
  expect(some.length).toBeGreaterThan(5);
  expect(double.results.flatMap(({ body }) => body.testResults)).toHaveLength(some.length);
  expect(double.named).toContain('/pacticipants/MobileMessagingAPI/branches/main/versions/7.1');
  expect(double.named).toContain('/pacticipants/MobileMessagingAPI/versions/7.1/tags/prod');
  // Named first: else the broker does not count the results among those of the branch.
  const order = double.asked.filter((line) => /^(PUT|POST \/pact\/)/.test(line));
  expect(order[0]).toMatch(/^PUT .*\/branches\//);
});

test('a broken backend is told as failed, with the interactions that it breaks', async () => {
  const double = await started();
  await publish(double);
  const { exitCode, out } = await verify(double.baseUrl, 'mock:ignores-kid', ...AS);
  expect([exitCode, out]).toEqual([1, expect.stringContaining('MobileMessagingAPI: failed')]);
  const [mobile] = double.results;
  expect(mobile?.body.success).toBe(false);
  const broken = mobile?.body.testResults.filter(({ success }) => !success) ?? [];
  const named = broken.map(({ interactionDescription }) => interactionDescription);
  expect(named).toContain('jwt: fetchUser with a JWT with an unknown kid is refused (UDB-04, UDB-10)');
  expect(named.filter((one) => one.includes('(UDB-03)'))).toEqual([]);
});

test('what could not be judged is not published, and the command does not end with 0', async () => {
  const double = await started();
  await publish(double);
  const { exitCode, err } = await verify(
    double.baseUrl,
    'http://127.0.0.1:9',
    ...AS,
    '--no-preflight',
    '--application-code',
    'a',
    '-m',
    'jwt',
  );
  expect([exitCode, err]).toEqual([2, expect.stringContaining('not published: MobileMessagingSDK')]);
  expect(double.results).toEqual([]);
});

test('a part of a pact is not published as the whole', async () => {
  const double = await started();
  await publish(double);
  const part = await verify(double.baseUrl, 'mock', ...AS, '-m', 'jwt');
  expect([part.exitCode, part.err]).toEqual([2, expect.stringContaining('could not be judged')]);
  expect(double.results).toEqual([]);
  const filtered = await verify(double.baseUrl, 'mock', ...AS, '--grep', 'kid');
  expect([filtered.exitCode, filtered.err]).toEqual([3, expect.stringContaining('whole pacts')]);
});

test('results that the broker does not take fail the command', async () => {
  for (const [line, status] of [
    [/^POST \/pact\/\d+\/results/, 500],
    [/^PUT .*branches/, 403],
  ] as const) {
    const double = await started({ answers: [[line, status, { error: 'no' }]] });
    await publish(double);
    const { exitCode, out, err } = await verify(double.baseUrl, 'mock', ...AS);
    expect([exitCode, err]).toEqual([2, expect.stringContaining(`The broker answered ${status}`)]);
    expect(out).not.toContain('published:');
    expect(double.results).toEqual([]);
    await double.stop();
  }
});

test('no pacts, no broker, no such answer: nothing is verified, and each says why', async () => {
  const empty = await started();
  expect(await verify(empty.baseUrl)).toMatchObject({
    exitCode: 3,
    err: expect.stringContaining('has no pact'),
  });
  const down = await verify('http://127.0.0.1:9');
  expect(down).toMatchObject({ exitCode: 3, err: expect.stringContaining('does not answer (ECONNREFUSED)') });
  await empty.stop();
  const wrong = await started({ answers: [[/^GET \/$/, 200, { hello: 'world' }]] });
  expect((await verify(wrong.baseUrl)).err).toContain('is it a Pact Broker?');
  await wrong.stop();
  const elsewhere = { 'pb:provider-pacts-for-verification': { href: 'http://other.example/{provider}' } };
  const linking = await started({ answers: [[/^GET \/$/, 200, { _links: elsewhere }]] });
  expect((await verify(linking.baseUrl)).err).toContain('which is another host');
});

test('pacts that the broker does not take fail the command within seconds', async () => {
  expect(await publish({ baseUrl: 'http://127.0.0.1:9' })).toMatchObject({
    exitCode: 3,
    err: expect.stringContaining('were not published'),
  });
  for (const status of [401, 409, 500]) {
    const double = await started({
      answers: [[/^POST/, status, { notices: [{ type: 'error', text: 'a conflict' }] }]],
    });
    const { exitCode, out, err } = await publish(double);
    expect([exitCode, out, err]).toEqual([3, '', expect.stringContaining('were not published')]);
    await double.stop();
  }
});

test('credentials come from the environment, go to the broker, and nowhere else', async () => {
  process.env['PACT_BROKER_TOKEN'] = 'a-secret-of-the-broker';
  const double = await started({ authorization: 'Bearer a-secret-of-the-broker' });
  const published = await publish(double);
  const verified = await verify(double.baseUrl, 'mock', ...AS);
  expect([published.exitCode, verified.exitCode]).toEqual([0, 0]);
  for (const { out, err } of [published, verified]) expect(out + err).not.toContain('a-secret');
  delete process.env['PACT_BROKER_TOKEN'];
  const refused = await verify(double.baseUrl);
  expect([refused.exitCode, refused.err]).toEqual([3, expect.stringContaining('PACT_BROKER_TOKEN')]);
  const half = await verify(double.baseUrl, 'mock', '--broker-username', 'me');
  expect([half.exitCode, half.err]).toEqual([3, expect.stringContaining('the password is missing')]);
});

test('a webhook names one pact, which alone is verified; the environment names the broker', async () => {
  const double = await started();
  await publish(double);
  process.env['PACT_BROKER_BASE_URL'] = double.baseUrl;
  const on = ['verify-provider', '-u', 'mock', '--quiet', '--pact-url', `${double.baseUrl}/pact/1`];
  const mine = await cli([...on, '--publish', '--provider-version', '7.1'], folder);
  const plain = await cli(['verify-provider', '-u', 'mock', '-g', 'fetchUser \\(UDB-01', '-q'], folder);
  delete process.env['PACT_BROKER_BASE_URL'];
  expect([mine.exitCode, mine.out]).toEqual([0, expect.stringContaining('ContactInformationAPI: verified')]);
  expect(double.results.map(({ pact, body }) => [pact, body.success])).toEqual([[1, true]]);
  // Where nothing of a broker is asked for, the bundled contracts are verified, whatever the environment names.
  expect([plain.exitCode, plain.err]).toEqual([0, '']);
  const nowhere = await cli(on, folder);
  expect([nowhere.exitCode, nowhere.err]).toEqual([3, expect.stringContaining('none is named')]);
});

test('what is published with results is refused where none are published', async () => {
  for (const [option, what] of [
    ['--provider-branch', 'branch'],
    ['--provider-tag', 'tag'],
    ['--build-url', 'build URL'],
  ] as const) {
    const { exitCode, err } = await cli(['verify-provider', '-u', 'mock', option, 'x'], folder);
    expect([exitCode, err]).toEqual([3, expect.stringContaining(`A ${what} is published with results`)]);
  }
});
