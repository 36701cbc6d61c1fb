// Each step of the doctor, with an adapter that is wrong in just that.
import { expect, test } from '@playwright/test';
import type { Adapter, CallResult } from '../../contracts/adapter-protocol.ts';
import type { Configuration, OnError, OnSuccess } from '../../contracts/plugin-surface.ts';
import { adaptPlugin } from '../adapter/plugin.ts';
import { referenceAdapter } from '../reference/adapter.ts';
import { ReferenceSdk } from '../reference/sdk.ts';
import { adapterTarget } from '../target/in-process.ts';
import { opened } from '../target/opened-target.ts';
import { examineOpened } from './examine.ts';
import type { StepFound } from './step.ts';

const SDK = { name: 'patient', version: '1' };

async function examined(adapter: Adapter, callTimeoutMs = 300): Promise<readonly StepFound[]> {
  const findings: StepFound[] = [];
  const target = await opened(adapterTarget(() => adapter));
  await examineOpened(target, callTimeoutMs, (finding) => findings.push(finding));
  return findings;
}

/** The steps by outcome, and the one that is wrong. */
async function wrongOf(adapter: Adapter): Promise<string> {
  const findings = await examined(adapter);
  const wrong = findings.filter((one) => one.outcome === 'wrong');
  expect(wrong).toHaveLength(1);
  const [one] = wrong;
  const after = findings.slice(findings.findIndex((each) => each.outcome === 'wrong') + 1);
  expect(after.every((each) => each.outcome === 'not-reached')).toBe(true);
  return `${one?.step}: ${one?.says} ${one?.todo}`;
}

/** The reference adapter with some of its methods replaced. */
const but = (methods: (good: Adapter) => Partial<Adapter>): Adapter => {
  const good = referenceAdapter();
  return { ...good, ...methods(good) };
};
/** A client whose requests take a while to be answered. */
const slowly: typeof fetch = async (...given) => {
  const answer = await fetch(...given);
  await new Promise((resolve) => setTimeout(resolve, 200));
  return answer;
};
const success: CallResult = { callbacks: [{ kind: 'success', atMs: 1 }] };

test('a good adapter is right in every step', async () => {
  const findings = await examined(referenceAdapter());
  expect(findings.map((one) => one.outcome)).toEqual(Array(9).fill('ok'));
});

test('handshakes: a field that is missing is named', async () => {
  const bad = but((good) => ({
    initialize: async (params) => ({ ...(await good.initialize(params)), sdk: { name: '', version: '1' } }),
  }));
  expect(await wrongOf(bad)).toMatch(/^handshakes: .*sdk\.name/);
});

test('handshakes: an SDK object that lacks a method is told which', async () => {
  const lacking = adaptPlugin({ create: () => ({ init() {} }) as never, sdk: SDK });
  expect(await wrongOf(lacking)).toMatch(/^handshakes: .*setUserDataJwt\(\), fetchUser\(\)/);
});

test('registers: success without a request', async () => {
  expect(await wrongOf(but(() => ({ createSdk: async () => success })))).toMatch(
    /^registers: .* called back with success, and no request .* backendBaseURL/,
  );
});

test('registers: requests that go to the real backend are named', async () => {
  const bad = but((good) => ({
    createSdk: (params) => good.createSdk({ ...params, backendBaseURL: 'https://mobile.infobip.com' }),
  }));
  expect(await wrongOf(bad)).toContain('Its requests went to https://mobile.infobip.com');
});

test('registers: another application code', async () => {
  const bad = but((good) => ({
    createSdk: (params) => good.createSdk({ ...params, applicationCode: 'mine' }),
  }));
  expect(await wrongOf(bad)).toMatch(/^registers: /);
});

/** Registers a moment after init has called back, as the published plugins do. */
class RegistersLater extends ReferenceSdk {
  whenRegistered = () => {};
  protected registersAfterMs = 0;

  override init(configuration: Configuration, onSuccess: OnSuccess, onError: OnError): void {
    onSuccess();
    setTimeout(() => super.init(configuration, () => this.whenRegistered(), onError), this.registersAfterMs);
  }
}

class RegistersMuchLater extends RegistersLater {
  protected override registersAfterMs = 400;
}

test('registration comes later: waited for and told, whether its request has arrived by then or not', async () => {
  const sdks = [
    (now: () => number) => new RegistersLater({ now, fetch: slowly }),
    (now: () => number) => new RegistersMuchLater({ now, fetch: slowly }),
    // It has registered before anybody could look, but for an application that calls at once.
    (now: () => number) => new RegistersLater({ now }),
  ];
  for (const create of sdks) {
    const later = adaptPlugin({ create: ({ now }) => create(now), sdk: SDK });
    expect(await wrongOf(later)).toMatch(
      /NO_REGISTRATION.* a moment later it worked.*registration event.*onRegistered/,
    );
  }
});

test('registration comes later: an adapter that waits for the event is in order, and it says so', async () => {
  const findings = await examined(
    adaptPlugin({
      create: ({ now }) => new RegistersMuchLater({ now, fetch: slowly }),
      sdk: SDK,
      onRegistered: (sdk, registered) => {
        Object.assign(sdk, { whenRegistered: registered });
        return () => {};
      },
    }),
    3_000,
  );
  expect(findings.filter(({ outcome }) => outcome === 'wrong')).toEqual([]);
  expect(findings.find(({ step }) => step === 'registers')?.says).toContain('waited for the registration');
});

test('a call arrives: an operation that does nothing', async () => {
  const bad = but(() => ({ invoke: async () => success }));
  expect(await wrongOf(bad)).toMatch(/^a call arrives: .*no request for fetchUser/);
});

test('callbacks come back: none, two, the wrong one', async () => {
  const answering = (change: (result: CallResult) => CallResult) =>
    but((good) => ({ invoke: async (params) => change(await good.invoke(params)) }));
  expect(await wrongOf(answering(() => ({ callbacks: [] })))).toMatch(
    /^callbacks come back: .*there was no callback/,
  );
  const twice = answering(({ callbacks }) => ({ callbacks: [...callbacks, ...callbacks] }));
  expect(await wrongOf(twice)).toMatch(/^callbacks come back: .*success, then success/);
  const error = answering(() => ({
    callbacks: [{ kind: 'error', code: 'X', description: 'y', atMs: Date.now() }],
  }));
  expect(await wrongOf(error)).toMatch(/^callbacks come back: .*error X: y/);
});

test('the setter works: a token that is not handed on, or not byte for byte', async () => {
  const dropped = but(() => ({ setUserDataJwt: async () => success }));
  expect(await wrongOf(dropped)).toMatch(/^the setter works: .*App doctor-/);
  const changed = but((good) => ({
    setUserDataJwt: (params) => good.setUserDataJwt({ ...params, jwt: `${String(params.jwt)}AA` }),
  }));
  expect(await wrongOf(changed)).toMatch(/^the setter works: .*byte for byte/);
});

test('the setter works: an argument that is lost', async () => {
  const bad = but((good) => ({
    invoke: (params) => good.invoke(params.operation === 'saveUser' ? { ...params, argument: {} } : params),
  }));
  expect(await wrongOf(bad)).toMatch(/^the setter works: .*Hand invoke's argument/);
});

test('errors come back: as success, or without a code', async () => {
  const onError = (result: CallResult) =>
    but((good) => ({
      invoke: async (params) => {
        const seen = await good.invoke(params);
        return seen.callbacks[0]?.kind === 'error' ? result : seen;
      },
    }));
  expect(await wrongOf(onError(success))).toMatch(/^errors come back: .*there was success/);
  const bare = onError({ callbacks: [{ kind: 'error', atMs: 1 }] });
  expect(await wrongOf(bare)).toMatch(/^errors come back: .*code and description/);
});

test('the clock: one that is not read is worth a look, and no defect of the adapter', async () => {
  const unread = adaptPlugin({
    create: () => new ReferenceSdk(),
    sdk: SDK,
    capabilities: { setClock: true },
  });
  const findings = await examined(unread);
  expect(findings.find((one) => one.step === 'the clock can be set')?.outcome).toBe('look');
  expect(findings.some((one) => one.outcome === 'wrong')).toBe(false);
});

test('no usable token is in what it says', async () => {
  let signature = '';
  const leaky = but((good) => ({
    setUserDataJwt: async (params) => {
      await good.setUserDataJwt(params);
      signature = String(params.jwt).split('.')[2] ?? '';
      return {
        callbacks: [{ kind: 'error', code: String(params.jwt), description: String(params.jwt), atMs: 1 }],
      };
    },
  }));
  const text = JSON.stringify(await examined(leaky));
  expect(text).toContain('eyJ');
  expect(text).not.toContain(signature.slice(0, 20));
});
