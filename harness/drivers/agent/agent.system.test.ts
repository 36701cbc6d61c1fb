// Agents that dial in: over reconnections, new starts of the app, clocks that are wrong; and who is not let in.
import { request } from 'node:http';
import { createContext, runInContext } from 'node:vm';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import { WebSocket } from 'ws';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { type Agent, type AgentState, connectAgent } from '../../adapter/agent.ts';
import type { Seams } from '../../adapter/plugin.ts';
import { ReferenceSdk } from '../../reference/sdk.ts';
import { wrongIn } from '../../testing/run-scenarios.ts';
import { spread } from '../../testing/spread.ts';
import { waitingRun } from '../../testing/waiting-run.ts';

const FEW = { ids: ['jwt/valid/plain/*/via-setter', 'jwt/expired/by-1-hour/*/via-setter'] };
const ONE = { ids: ['jwt/valid/plain/fetchUser/via-setter'] };
const SDK = { name: 'agent under test', version: '1' };
const REFERENCE = {
  create: (seams: Seams) => new ReferenceSdk(seams),
  sdk: SDK,
  capabilities: { setClock: true },
};

/** What an app has by itself, Node 20 has not. */
const connections: WebSocket[] = [];
test.beforeAll(() => {
  class Counted extends WebSocket {
    constructor(url: string) {
      super(url);
      connections.push(this);
    }
  }
  Reflect.set(globalThis, 'WebSocket', Counted);
});
test.beforeEach(() => void connections.splice(0));

test('the React Native shape passes every MUST, without any API of Node', async () => {
  const { outputFiles } = await build({
    entryPoints: ['examples/react-native/conformance.js'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'app',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    // Not to be had: what an app has not.
    conditions: ['import'],
  });
  const states: AgentState[] = [];
  const part = process.env['MM_LONG'] === '1' ? CATALOGUE : spread(CATALOGUE, 12);
  const run = await waitingRun({ levels: ['MUST'], ids: part.map(({ id }) => id) });
  // What React Native has; no process, no Buffer, no require.
  const { setTimeout, clearTimeout, queueMicrotask, fetch, AbortSignal, atob, TextDecoder } = globalThis;
  const app = createContext({
    WebSocket,
    setTimeout,
    clearTimeout,
    queueMicrotask,
    fetch,
    AbortSignal,
    atob,
    TextDecoder,
  });
  runInContext(outputFiles[0]?.text ?? '', app);
  app['onState'] = (state: AgentState) => states.push(state);
  app['url'] = run.url;
  runInContext('app.startConformanceAgent(url, onState)', app);
  const report = await run.report;
  expect(wrongIn(report)).toEqual([]);
  expect(report.requirements.filter((one) => one.level === 'MUST' && one.outcome !== 'passed')).toEqual([]);
  expect(report.sdk).toMatchObject({ name: 'React Native example SDK', adapter: 'agent' });
  await expect.poll(() => states.map(({ state }) => state)).toEqual(['dialling', 'connected', 'ended']);
});

test('a connection that is lost in the middle is dialled again, and everything is judged', async () => {
  const run = await waitingRun(FEW);
  let calls = 0;
  const create = (seams: Seams) => {
    const sdk = new ReferenceSdk(seams);
    calls += 1;
    if (calls === 3) connections.at(-1)?.terminate();
    return sdk;
  };
  const agent = connectAgent(run.url, { ...REFERENCE, create });
  const report = await run.report;
  expect(wrongIn(report)).toEqual([]);
  expect(connections.length).toBeGreaterThan(1);
  expect(report.findings.map((one) => one.kind)).toContain('adapter-fault');
  expect(await agent.ended).toBe('The run is over.');
});

test('an agent that does not come back leaves the rest unjudged, and the run ends', async () => {
  const run = await waitingRun(FEW, { againMs: 300 });
  const agent: Agent = connectAgent(run.url, {
    ...REFERENCE,
    create: (seams) => {
      setTimeout(() => agent.stop(), 0);
      return new ReferenceSdk(seams);
    },
  });
  const report = await run.report;
  expect(report.verdict).toBe('incomplete');
  expect(wrongIn(report).join('\n')).toContain('The agent did not dial in again');
});

test('an app that crashed and was started anew takes its place again', async () => {
  const run = await waitingRun(FEW);
  let starts = 0;
  const start = () => {
    starts += 1;
    const agent = connectAgent(run.url, {
      ...REFERENCE,
      create: (seams) => {
        if (starts === 1) {
          agent.stop();
          connections.at(-1)?.terminate();
          setTimeout(start, 50);
        }
        return new ReferenceSdk(seams);
      },
    });
  };
  start();
  const report = await run.report;
  expect(wrongIn(report)).toEqual([]);
  expect(starts).toBe(2);
});

test('nobody dials in: nothing is judged, and the reason says so', async () => {
  const { report } = await waitingRun(ONE, { waitMs: 200 });
  expect(wrongIn(await report)[0]).toContain('ADAPTER_START_FAILED: No agent dialled in within 0 s.');
});

test('an interrupt ends the waiting at once', async () => {
  const interrupt = new AbortController();
  const { signal } = interrupt;
  const run = await waitingRun(ONE, { signal }, { signal });
  interrupt.abort();
  expect((await run.report).verdict).toBe('incomplete');
});

for (const hours of [-3, 5])
  test(`a device whose clock is ${hours} hours off is minted around`, async () => {
    const run = await waitingRun({ ids: [...FEW.ids, 'jwt/expired/by-1-minute/*/via-setter'] });
    const offset = hours * 3_600_000;
    const clock = { now: () => Date.now() + offset };
    // The whole adapter lives by that clock: what it reports, and what the SDK reads.
    const { adaptPlugin } = await import('../../adapter/plugin.ts');
    const adapter = adaptPlugin({ create: () => new ReferenceSdk(clock), sdk: SDK });
    const agent = connectAgent(run.url, {
      ...adapter,
      initialize: async (params) => ({ ...(await adapter.initialize(params)), clockMs: clock.now() }),
    });
    const report = await run.report;
    expect(wrongIn(report)).toEqual([]);
    expect(Math.abs(report.sdk.clockSkewMs - offset)).toBeLessThan(60_000);
    await agent.ended;
  });

test('each SDK gets the name under which its agent dialled the harness as its base URL', async () => {
  const run = await waitingRun(ONE);
  const seen: string[] = [];
  const create = (seams: Seams) => {
    const sdk = new ReferenceSdk(seams);
    const init = sdk.init.bind(sdk);
    sdk.init = (configuration, ...callbacks) => {
      seen.push(configuration.backendBaseURL ?? '');
      init(configuration, ...callbacks);
    };
    return sdk;
  };
  connectAgent(run.url.replace('127.0.0.1', 'localhost'), { ...REFERENCE, create });
  expect(wrongIn(await run.report)).toEqual([]);
  expect(seen[0]).toMatch(/^http:\/\/localhost:\d+$/);
});

test('who has another token, or comes from another site, is not let in; both sides say why', async () => {
  const run = await waitingRun(ONE);
  const stranger = connectAgent(run.url.replace(/token=.*/, 'token=guessed'), REFERENCE);
  expect(await stranger.ended).toBe('The token of the URL is missing or of another run.');
  const status = await new Promise((resolve) => {
    const headers = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version': '13',
      Origin: 'https://evil.example',
    };
    request(run.url.replace('ws:', 'http:'), { headers }, (response) =>
      resolve(response.resume().statusCode),
    ).end();
  });
  expect(status).toBe(403);
  connectAgent(run.url, REFERENCE);
  expect(wrongIn(await run.report)).toEqual([]);
  expect(run.notices.join('\n')).toMatch(
    /Not let in: The token .*\nNot let in: A page of https:\/\/evil\.example/,
  );
});

test('an address that is no WebSocket URL ends the agent with the reason', async () => {
  const states: AgentState[] = [];
  const agent = connectAgent('not a url', REFERENCE, { onState: (state) => states.push(state) });
  expect(await agent.ended).toMatch(/invalid url/i);
  expect(states.at(-1)?.state).toBe('ended');
});
