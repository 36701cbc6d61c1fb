// The committed pacts and the state server before a verifier that knows nothing of us: Pact's own Rust verifier, as npm
// ships it, is given the files as they are. Verifiers in other languages are the same library, or speak the same protocol.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { CONTRACTS } from '../../../contracts/interactions/all.ts';
import { PROVIDER_STATES } from '../../../contracts/provider-states.ts';
import { stateDetails } from '../../../contracts/state-details.ts';
import { runCli } from '../../cli/program.ts';
import { cli, fakeIo } from '../../testing/fake-io.ts';
import { paced } from '../../testing/pace.ts';
import { PACT_FOLDER } from '../files/pacts.ts';
import { runPactCli } from '../native/pact-cli.ts';
import { VerifierOutput } from './verifier-output.ts';

const TIMEOUT_MS = paced(90_000);

/** `contract states` under way. */
interface States {
  readonly baseUrl: string;
  readonly url: string;
  /** What it has printed. */
  readonly printed: () => string;
  /** Interrupts it; its exit code. */
  stop(): Promise<number>;
}

async function contractStates(backend: string): Promise<States> {
  const interrupt = new AbortController();
  let text = '';
  let ready = () => {};
  const listening = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const io = fakeIo({
    argv: ['contract', 'states', '--base-url', backend],
    signal: interrupt.signal,
    out: (one) => {
      text += one;
      ready();
    },
  });
  const ended = runCli(io);
  await Promise.race([listening, ended]);
  const [, baseUrl = '', url = ''] = /provider states of (\S+): (\S+)/.exec(text) ?? [];
  return {
    baseUrl,
    url,
    printed: () => text,
    stop: () => {
      interrupt.abort();
      return ended;
    },
  };
}

async function verifyAsIs(
  spec: string,
  { baseUrl, url }: States,
  more: readonly string[] = [],
): Promise<VerifierOutput> {
  const folder = mkdtempSync(join(tmpdir(), 'mm-auth-as-is-'));
  const json = join(folder, 'results.json');
  const files = CONTRACTS.flatMap(({ file }) => ['--file', join(PACT_FOLDER, spec, file)]);
  const { hostname, port } = new URL(baseUrl);
  try {
    const args = [
      '--hostname',
      hostname,
      '--port',
      port,
      '--state-change-url',
      url,
      '--json',
      json,
      ...files,
      ...more,
    ];
    // There is no TLS here, and reading the machine's certificates for each interaction would take most of the time.
    const none = join(folder, 'no-certificates.pem');
    writeFileSync(none, '');
    const env = { SSL_CERT_FILE: none, SSL_CERT_DIR: folder };
    const { ended } = await runPactCli(['verifier', ...args], { env, timeoutMs: TIMEOUT_MS });
    expect(ended).toBe(false);
    return VerifierOutput.parse(JSON.parse(readFileSync(json, 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is verified of the older specification: the same interactions stand in both (`npm run long`: everything). */
const SOME = /fetchUser|personalize/;
const whole = (spec: string) => spec === 'v4' || process.env['MM_LONG'] === '1';

for (const spec of ['v3', 'v4']) {
  test(`the files of specification ${spec}, as they are: every interaction holds`, async () => {
    const states = await contractStates('mock');
    try {
      const filter = whole(spec) ? [] : ['--filter-description', SOME.source];
      const { result, errors, interactionResults } = await verifyAsIs(spec, states, filter);
      expect(errors).toEqual([]);
      expect(result).toBe(true);
      const planned = CONTRACTS.flatMap(({ interactions }) =>
        interactions
          .filter(({ level }) => spec === 'v4' || level === undefined)
          .filter(({ description }) => whole(spec) || SOME.test(description))
          .map((one) => one.description),
      );
      expect(interactionResults.map(({ description }) => description).sort()).toEqual(planned.sort());
      // A state that was not met makes a verifier send an example, and a refusal of that proves nothing.
      expect(states.printed()).not.toMatch(/STATE_/);
      for (const { name } of PROVIDER_STATES) expect(states.printed()).toContain(`ok  ${name}\n`);
    } finally {
      expect(await states.stop()).toBe(0);
    }
  });
}

for (const spec of ['v3', 'v4']) {
  test(`a broken backend is caught by such a verifier too, by the files of specification ${spec}`, async () => {
    const states = await contractStates('mock:accepts-expired-tokens');
    try {
      const { result, interactionResults } = await verifyAsIs(spec, states, [
        '--filter-description',
        'an expired JWT|a valid JWT \\(',
      ]);
      expect(result).toBe(false);
      const broken = interactionResults.filter((one) => one.result !== 'OK').map((one) => one.description);
      expect(broken).toContain('jwt: fetchUser with an expired JWT is refused (UDB-04, UDB-10)');
      expect(broken).not.toContain('jwt: fetchUser with a valid JWT (UDB-03)');
    } finally {
      await states.stop();
    }
  });
}

test('an unknown state is refused, and said', async () => {
  const states = await contractStates('mock');
  try {
    const body = JSON.stringify({ state: 'no such state' });
    const { status } = await fetch(states.url, { method: 'POST', body });
    expect(status).toBe(404);
    expect(states.printed()).toContain('STATE_UNKNOWN:  no such state');
    expect((await fetch(new URL('/states', states.url), { method: 'POST', body })).status).toBe(404);
  } finally {
    await states.stop();
  }
});

test('parameters beside the state are taken, as older verifiers send them', async () => {
  const states = await contractStates('mock');
  const ask = (body: object) => fetch(states.url, { method: 'POST', body: JSON.stringify(body) });
  try {
    const state = 'an application profile';
    expect((await ask({ action: 'setup', state, mode: 'jwt' })).status).toBe(200);
    expect((await ask({ state, params: { mode: 'jwt' } })).status).toBe(200);
    expect((await ask({ state, params: {}, mode: 'jwt' })).status).toBe(424);
    expect((await ask({ state })).status).toBe(424);
  } finally {
    await states.stop();
  }
});

test('the list names every state, with what it takes and returns', async () => {
  const { exitCode, out } = await cli(['contract', 'states', '--list']);
  expect(exitCode).toBe(0);
  for (const { name } of PROVIDER_STATES) expect(out).toContain(`${name}  `);
  const { out: json } = await cli(['contract', 'states', '--json']);
  expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(PROVIDER_STATES.map(stateDetails))));
});
