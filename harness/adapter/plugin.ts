// Turns any object with the React Native plugin's callback surface into an adapter. No Node API.
import type {
  Adapter,
  Capabilities,
  InitializeResult,
  InvokeParams,
} from '../../contracts/adapter-protocol.ts';
import type { AnySurface, Reporting } from '../../contracts/any-surface.ts';
import { INSIDE_CALLBACKS, MAX_LATE } from '../../contracts/observed-callbacks.ts';
import { OPTIONAL_OPERATIONS, type OptionalOperation } from '../../contracts/operations.ts';
import { PROTOCOL_VERSION } from '../../contracts/protocol-version.ts';
import { type Callbacks, Calls, Late, type Making } from './calls.ts';
import { InsideCallbacks } from './inside-callbacks.ts';
import { type OnRegistered, withRegistration } from './registration.ts';
import { type Manner, reported } from './reporting.ts';

/** What an SDK instance may be given by the harness. */
export interface Seams {
  /** The clock that the harness sets, epoch milliseconds. Use it only when `capabilities.setClock` is declared. */
  readonly now: () => number;
}

/** What makes an adapter of a plugin. */
export interface PluginAdapterOptions {
  /** Makes a new, independent SDK instance: its methods take callbacks or return promises. */
  readonly create: (seams: Seams) => AnySurface | Promise<AnySurface>;
  readonly sdk: InitializeResult['sdk'];
  /** What is not given has the protocol's default; `operations` defaults to what a first instance has. */
  readonly capabilities?: Partial<Capabilities>;
  /**
   * How the methods report. Default `auto`: a method that declares parameters for callbacks reports through them, any
   * other by what it returns. Say `callbacks` where `auto` is wrong: `async (...args) => native.fetchUser(...args)`.
   */
  readonly reporting?: Reporting;
  /**
   * For an SDK whose `init` calls success before the installation is registered, as the published plugins do: subscribes to
   * its registration event before `init`, and returns what ends the subscription. A start is then over when the event has
   * come, or five seconds after init called back. Declares `registersLater`.
   *
   * @example
   * onRegistered: (_sdk, registered) => {
   *   const subscription = mobileMessaging.subscribe('registrationUpdated', registered);
   *   return () => mobileMessaging.unsubscribe(subscription);
   * },
   */
  readonly onRegistered?: OnRegistered;
}

const CORE = ['init', 'setUserDataJwt', 'fetchUser', 'saveUser', 'personalize'] as const;

interface Instance {
  readonly sdk: AnySurface;
  readonly calls: Calls;
  readonly clock: { fixedMs: number | null };
  readonly manner: Manner;
}

/** What every call is asked for with. */
type CallParams = Pick<InvokeParams, 'callId' | 'timeoutMs' | 'callbackThrows' | 'insideCallbackOf'>;

/** @throws TypeError that names the methods which an SDK lacks. */
function checked(sdk: AnySurface): AnySurface {
  const missing = CORE.filter((name) => typeof Reflect.get(Object(sdk), name) !== 'function');
  if (missing.length > 0)
    throw new TypeError(`The SDK object lacks ${missing.map((name) => `${name}()`).join(', ')}.`);
  return sdk;
}

function has(sdk: AnySurface, operation: OptionalOperation): boolean {
  return typeof Reflect.get(sdk, operation) === 'function';
}

/** Calls a method as the SDK's users do. */
function call(
  { sdk, manner }: Instance,
  name: (typeof CORE)[number] | OptionalOperation,
  args: readonly unknown[],
  reporting: Reporting,
): (callbacks: Callbacks) => unknown {
  const method: unknown = Reflect.get(sdk, name);
  if (typeof method !== 'function') throw new TypeError(`The SDK has no ${name}().`);
  const called = { sdk, method: method as (...args: readonly unknown[]) => unknown, args };
  return (callbacks) => reported(called, reporting, manner, callbacks);
}

/**
 * An adapter for an SDK with the plugin's methods: `init(configuration)`, `setUserDataJwt(jwt)`, `fetchUser()`,
 * `saveUser(user)`, `personalize(context)` and, where it has them, the optional operations. Each returns a promise, or
 * takes `onSuccess` and `onError` besides. An error is `{ code, description, domain? }`, rejected or called back.
 *
 * @example
 * export default adaptPlugin({
 *   create: () => new MobileMessaging(),
 *   sdk: { name: 'my SDK', version: '1.0.0', language: 'TypeScript' },
 *   capabilities: { concurrentSdks: 32 },
 * });
 * @throws TypeError from `initialize`, where the object that `create` makes lacks a method.
 */
export function adaptPlugin(options: PluginAdapterOptions): Adapter {
  const { reporting = 'auto', onRegistered } = options;
  const instances = new Map<string, Instance>();
  const instanceOf = (sdkId: string): Instance => {
    const instance = instances.get(sdkId);
    if (instance === undefined) throw new Error(`There is no SDK ${sdkId}.`);
    return instance;
  };
  const insideCallbacks = new InsideCallbacks();
  const dropped = new Late();
  /** Makes a call now, or inside another one's callback. */
  const make = (
    { callId, timeoutMs, callbackThrows, insideCallbackOf }: CallParams,
    called: () => Pick<Making, 'call' | 'ready'> & Pick<Instance, 'calls'>,
  ) => {
    const now = () => {
      const { calls, ...rest } = called();
      const inside = () => insideCallbacks.begin(callId);
      return calls.make({ callId, timeoutMs, inside, throws: callbackThrows === true, ...rest });
    };
    return insideCallbackOf === undefined ? now() : insideCallbacks.add(insideCallbackOf, timeoutMs, now);
  };
  const create = async (clock: Instance['clock']) =>
    checked(await options.create({ now: () => clock.fixedMs ?? Date.now() }));
  const made = async (): Promise<Instance> => {
    const clock = { fixedMs: null };
    return { sdk: await create(clock), calls: new Calls(), clock, manner: { promises: false } };
  };
  return {
    async initialize({ guarded }) {
      // A session anew: what an earlier one left behind is nobody's.
      instances.clear();
      insideCallbacks.clear();
      dropped.take();
      const probe = await create({ fixedMs: null });
      const operations = OPTIONAL_OPERATIONS.filter((operation) => has(probe, operation));
      return {
        protocolVersion: PROTOCOL_VERSION,
        sdk: options.sdk,
        capabilities: {
          operations,
          registersLater: onRegistered !== undefined,
          startsAgain: true,
          insideCallbacks: guarded === true ? [...INSIDE_CALLBACKS] : ['call'],
          ...options.capabilities,
        },
        clockMs: Date.now(),
      };
    },
    async createSdk({ sdkId, backendBaseURL, applicationCode, userDataJwt, ...params }) {
      const instance = instances.get(sdkId) ?? (await made());
      instances.set(sdkId, instance);
      const jwt = userDataJwt === undefined ? {} : { userDataJwt: userDataJwt as string | null };
      const configuration = { applicationCode, backendBaseURL, ...jwt };
      const init = call(instance, 'init', [configuration], reporting);
      const start = (ready?: () => Promise<void>) =>
        make(params, () => ({ calls: instance.calls, call: init, ready }));
      return onRegistered === undefined ? start() : withRegistration(instance.sdk, onRegistered, start);
    },
    async setUserDataJwt({ sdkId, jwt, ...params }) {
      return make(params, () => {
        const instance = instanceOf(sdkId);
        return { calls: instance.calls, call: call(instance, 'setUserDataJwt', [jwt], reporting) };
      });
    },
    async invoke({ sdkId, operation, argument, ...params }) {
      return make(params, () => {
        const instance = instanceOf(sdkId);
        const args = argument === undefined ? [] : [argument];
        return { calls: instance.calls, call: call(instance, operation, args, reporting) };
      });
    },
    async setClock({ sdkId, clockMs }) {
      instanceOf(sdkId).clock.fixedMs = clockMs;
      return {};
    },
    async disposeSdk({ sdkId }) {
      const instance = instances.get(sdkId);
      instances.delete(sdkId);
      const late = instance?.calls.lateGoesTo(dropped) ?? [];
      return { late: [...late, ...dropped.take(MAX_LATE - late.length)] };
    },
    async shutdown() {
      instances.clear();
      return { late: dropped.take() };
    },
  };
}
