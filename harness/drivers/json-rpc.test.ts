// A JSON-RPC session over a transport made of two functions.
import { expect, test } from '@playwright/test';
import { DriverFault } from './driver.ts';
import { JsonRpcPeer, type Transport, type TransportListener } from './json-rpc.ts';
import { ProtocolClient } from './protocol.ts';

const TIMING = { initializeMs: 100, methodMs: 300, graceMs: 50, shutdownMs: 50 };
const SLOW_START = { ...TIMING, initializeMs: 5_000 };
const SDK = { name: 'fake', version: '1' };
const GOOD_INTRODUCTION = { protocolVersion: 1, sdk: SDK, capabilities: { operations: [] }, clockMs: 1 };

interface Asked {
  readonly id: number;
  readonly method: string;
}

/** A session whose other end answers with these functions' texts, one after another for each request. */
function session(answers: (asked: Asked, say: (text: string) => void) => void, timing = TIMING) {
  let to: TransportListener | undefined;
  const transport: Transport = {
    send: (text) => {
      const asked = JSON.parse(text) as Asked;
      setTimeout(() => answers(asked, (answer) => to?.message(answer)), 0);
    },
    listen: (listener) => {
      to = listener;
    },
    trace: () => 'the last line',
  };
  const peer = new JsonRpcPeer(transport);
  return { peer, client: new ProtocolClient(peer, timing), end: (fault: DriverFault) => to?.end(fault) };
}

const ok = (id: number, result: unknown) => JSON.stringify({ jsonrpc: '2.0', id, result });

async function faultOf(work: Promise<unknown>): Promise<DriverFault> {
  const error = await work.then(
    () => new Error('It was not refused.'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DriverFault);
  return error as DriverFault;
}

test('answers are matched to what was asked, in whatever order they come', async () => {
  const held: Asked[] = [];
  const { peer } = session((asked, say) => {
    held.push(asked);
    if (held.length === 2) for (const one of held.reverse()) say(ok(one.id, one.method));
  });
  expect(await Promise.all([peer.request('shutdown', {}), peer.request('disposeSdk', {})])).toEqual([
    'shutdown',
    'disposeSdk',
  ]);
});

test('the handshake fills in what an adapter need not say', async () => {
  const { client } = session(({ id }, say) => say(ok(id, GOOD_INTRODUCTION)));
  expect((await client.initialize()).result.capabilities).toEqual({
    operations: [],
    setClock: false,
    concurrentSdks: 1,
    debounceMs: 0,
    insideCallbacks: [],
    silentSetter: false,
    startsAgain: false,
    registersLater: false,
    savesDifferences: false,
  });
});

test('another protocol version is told as such, whatever else its answer holds', async () => {
  const { client } = session(({ id }, say) => say(ok(id, { protocolVersion: 2, unheardOf: true })));
  expect((await faultOf(client.initialize())).code).toBe('ADAPTER_PROTOCOL_VERSION');
});

test('an answer that breaks the schema is refused by the name of the field', async () => {
  const answer = { ...GOOD_INTRODUCTION, capabilities: { operations: [], concurrentSdks: 'many' } };
  const { client } = session(({ id }, say) => say(ok(id, answer)));
  const fault = await faultOf(client.initialize());
  expect(fault.code).toBe('ADAPTER_MESSAGE_INVALID');
  expect(fault.message).toContain('capabilities.concurrentSdks');
  expect(fault.detail).toBe('the last line');
});

test('a parameter that breaks the schema is our own mistake, by the name of the field', async () => {
  const { client } = session(() => {});
  const asking = client.createSdk({
    sdkId: '',
    callId: 'c',
    backendBaseURL: '',
    applicationCode: '',
    timeoutMs: 1,
  });
  await expect(asking).rejects.toThrow(/createSdk are not valid at sdkId/);
});

const BROKEN: Readonly<Record<string, (id: number) => string>> = {
  'text that is no JSON': () => 'Welcome!',
  'a message without jsonrpc': (id) => JSON.stringify({ id, result: {} }),
  'a request of its own': (id) => JSON.stringify({ jsonrpc: '2.0', id, method: 'hello' }),
  'an id of another type': (id) => ok(String(id) as unknown as number, {}),
  'an id that was never asked': () => ok(999, {}),
  'a batch': (id) => `[${ok(id, {})}]`,
};

for (const [name, answer] of Object.entries(BROKEN)) {
  test(`${name} ends the session`, async () => {
    const { peer } = session(({ id }, say) => say(answer(id)));
    const fault = await faultOf(peer.request('shutdown', {}));
    expect(fault.code).toBe('ADAPTER_MESSAGE_INVALID');
    expect(await faultOf(peer.request('shutdown', {}))).toBe(fault);
  });
}

test('a second answer makes the first one worthless', async () => {
  const { peer } = session(({ id }, say) => {
    say(ok(id, 'first'));
    say(ok(id, 'second'));
  });
  expect((await faultOf(peer.request('shutdown', {}))).message).toContain('second answer to request 1');
});

test('an answer after the time-out is not taken for the next call', async () => {
  const { client } = session(({ id, method }, say) => {
    if (method === 'setClock') setTimeout(() => say(ok(id, { late: [{ wrong: true }] })), 350);
    else setTimeout(() => say(ok(id, { late: [] })), 100);
  });
  expect((await faultOf(client.setClock({ sdkId: 's', clockMs: null }))).code).toBe('ADAPTER_TIMEOUT');
  expect(await client.disposeSdk('s')).toEqual({ late: [] });
});

test('an adapter that says no is not an adapter that is broken', async () => {
  const error = { code: -32_000, message: 'There is no SDK s.' };
  const { client } = session(({ id }, say) => say(JSON.stringify({ jsonrpc: '2.0', id, error })));
  const fault = await faultOf(client.disposeSdk('s'));
  expect([fault.code, fault.message]).toEqual([
    'ADAPTER_ERROR',
    "The adapter's disposeSdk failed: There is no SDK s. (code -32000)",
  ]);
});

test('a method that is not there is told as such', async () => {
  const error = { code: -32_601, message: 'Method not found' };
  const { client } = session(({ id }, say) => say(JSON.stringify({ jsonrpc: '2.0', id, error })));
  expect((await faultOf(client.setClock({ sdkId: 's', clockMs: null }))).code).toBe('ADAPTER_INVALID');
});

test('the end of the transport ends what is under way, and what is asked afterwards', async () => {
  const { peer, end } = session(() => {});
  const asking = faultOf(peer.request('shutdown', {}));
  end(new DriverFault('ADAPTER_EXITED', 'It exited.'));
  expect((await asking).code).toBe('ADAPTER_EXITED');
  expect((await faultOf(peer.request('shutdown', {}))).code).toBe('ADAPTER_EXITED');
});

test('a token in what an adapter wrote is not quoted', async () => {
  const token = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.${'s'.repeat(43)}`;
  const { peer } = session((_, say) => say(`token is ${token}`));
  expect((await faultOf(peer.request('shutdown', {}))).message).not.toContain('sss');
});

test('an adapter that is still starting does not look as if its clock were wrong', async () => {
  let asked = 0;
  const { client } = session(({ id }, say) => {
    asked += 1;
    // A virtual machine starts, and reads the clock at the end: half of its start looks like skew.
    const answer = () => say(ok(id, { ...GOOD_INTRODUCTION, clockMs: Date.now() }));
    setTimeout(answer, asked === 1 ? 200 : 0);
  }, SLOW_START);
  expect((await client.initialize()).clockSkewMs).toBe(0);
  expect(asked).toBe(2);
});

test('a clock that is ahead is measured', async () => {
  const { client } = session(({ id }, say) =>
    say(ok(id, { ...GOOD_INTRODUCTION, clockMs: Date.now() + 90_000 })),
  );
  const { clockSkewMs } = await client.initialize();
  expect(Math.abs(clockSkewMs - 90_000)).toBeLessThan(45_000);
});
