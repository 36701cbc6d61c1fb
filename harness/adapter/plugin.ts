// Turns any object with the React Native plugin's callback surface into an adapter. No Node API.
import type {
  Adapter,
  Capabilities,
  InitializeResult,
  InvokeParams,
} from '../../contracts/adapter-protocol.ts';
import { OPTIONAL_OPERATIONS, type OptionalOperation } from '../../contracts/operations.ts';
import type { PluginSurface } from '../../contracts/plugin-surface.ts';
import { PROTOCOL_VERSION } from '../../contracts/protocol-version.ts';
import { type Callbacks, Calls } from './calls.ts';

/** What an SDK instance may be given by the harness. */
export interface Seams {
  /** The clock that the harness sets, epoch milliseconds. Use it only when `capabilities.setClock` is declared. */
  readonly now: () => number;
}

/** What makes an adapter of a plugin. */
export interface PluginAdapterOptions {
  /** Makes a new, independent SDK instance. */
  readonly create: (seams: Seams) => PluginSurface | Promise<PluginSurface>;
  readonly sdk: InitializeResult['sdk'];
  /** What is not given has the protocol's default; `operations` defaults to what a first instance has. */
  readonly capabilities?: Partial<Capabilities>;
}

const CORE = ['init', 'setUserDataJwt', 'fetchUser', 'saveUser', 'personalize'] as const;

interface Instance {
  readonly sdk: PluginSurface;
  readonly calls: Calls;
  readonly clock: { fixedMs: number | null };
}

/** @throws TypeError that names the methods which an SDK lacks. */
function checked(sdk: PluginSurface): PluginSurface {
  const missing = CORE.filter((name) => typeof Reflect.get(Object(sdk), name) !== 'function');
  if (missing.length > 0)
    throw new TypeError(`The SDK object lacks ${missing.map((name) => `${name}()`).join(', ')}.`);
  return sdk;
}

function has(sdk: PluginSurface, operation: OptionalOperation): boolean {
  return typeof Reflect.get(sdk, operation) === 'function';
}

/** Calls an operation as the plugin's users do. */
function call(
  sdk: PluginSurface,
  { operation, argument }: InvokeParams,
  { onSuccess, onError }: Callbacks,
): unknown {
  const method: unknown = Reflect.get(sdk, operation);
  if (typeof method !== 'function') throw new TypeError(`The SDK has no ${operation}().`);
  return argument === undefined
    ? Reflect.apply(method, sdk, [onSuccess, onError])
    : Reflect.apply(method, sdk, [argument, onSuccess, onError]);
}

/**
 * An adapter for an SDK with the plugin's surface: `init(configuration, onSuccess, onError)`, `setUserDataJwt(jwt,
 * onSuccess, onError)`, `fetchUser(onSuccess, onError)`, `saveUser(user, onSuccess, onError)`, `personalize(context,
 * onSuccess, onError)` and, where it has them, the optional operations.
 */
export function adaptPlugin(options: PluginAdapterOptions): Adapter {
  const instances = new Map<string, Instance>();
  const instanceOf = (sdkId: string): Instance => {
    const instance = instances.get(sdkId);
    if (instance === undefined) throw new Error(`There is no SDK ${sdkId}.`);
    return instance;
  };
  const create = async (clock: Instance['clock']) =>
    checked(await options.create({ now: () => clock.fixedMs ?? Date.now() }));
  return {
    async initialize() {
      // A session anew: what an earlier one left behind is nobody's.
      instances.clear();
      const probe = await create({ fixedMs: null });
      const operations = OPTIONAL_OPERATIONS.filter((operation) => has(probe, operation));
      return {
        protocolVersion: PROTOCOL_VERSION,
        sdk: options.sdk,
        capabilities: { operations, ...options.capabilities },
        clockMs: Date.now(),
      };
    },
    async createSdk({ sdkId, callId, backendBaseURL, applicationCode, userDataJwt, timeoutMs }) {
      const clock = { fixedMs: null };
      const instance: Instance = { sdk: await create(clock), calls: new Calls(), clock };
      instances.set(sdkId, instance);
      const jwt = userDataJwt === undefined ? {} : { userDataJwt: userDataJwt as string | null };
      return instance.calls.make(callId, timeoutMs, ({ onSuccess, onError }) =>
        instance.sdk.init({ applicationCode, backendBaseURL, ...jwt }, onSuccess, onError),
      );
    },
    async setUserDataJwt({ sdkId, callId, jwt, timeoutMs }) {
      const { sdk, calls } = instanceOf(sdkId);
      return calls.make(callId, timeoutMs, ({ onSuccess, onError }) =>
        sdk.setUserDataJwt(jwt as string | null, onSuccess, onError),
      );
    },
    async invoke(params) {
      const { sdk, calls } = instanceOf(params.sdkId);
      return calls.make(params.callId, params.timeoutMs, (callbacks) => call(sdk, params, callbacks));
    },
    async setClock({ sdkId, clockMs }) {
      instanceOf(sdkId).clock.fixedMs = clockMs;
      return {};
    },
    async disposeSdk({ sdkId }) {
      const instance = instances.get(sdkId);
      instances.delete(sdkId);
      return { late: instance?.calls.takeLate() ?? [] };
    },
    async shutdown() {
      instances.clear();
      return {};
    },
  };
}
