// The adapter under examination: its driver, a mock backend with one application profile, and calls into one SDK.
import { randomBytes } from 'node:crypto';
import type { CallResult } from '../../contracts/adapter-protocol.ts';
import type { Json } from '../../contracts/json.ts';
import type { Operation } from '../../contracts/operations.ts';
import type { Endpoint } from '../../contracts/wire.ts';
import { recipeById } from '../../scenarios/recipes/all.ts';
import type { RecordedRequest } from '../backend/recorded-request.ts';
import type { World } from '../backend/state.ts';
import { createWorld } from '../backend/world.ts';
import type { Worlds } from '../backend/worlds.ts';
import { pause } from '../base/wait.ts';
import type { Driver, Introduction } from '../drivers/driver.ts';
import { mint } from '../tokens/mint.ts';
import { newSigningKey } from '../tokens/signing-key.ts';

/** How long a request may take to arrive after its call was answered, milliseconds. */
const ARRIVES_MS = 100;

/** What a call led to: callbacks, and the requests that arrived meanwhile. */
export interface Called {
  readonly result: CallResult;
  readonly requests: readonly RecordedRequest[];
}

/** An adapter being examined. */
export class Patient {
  readonly driver: Driver;
  readonly world: World;
  introduction: Introduction | undefined;
  readonly #worlds: Worlds;
  readonly #hostUrl: string;
  readonly #timeoutMs: number;
  readonly #sdkId: string;
  #calls = 0;

  constructor(driver: Driver, worlds: Worlds, hostUrl: string, timeoutMs: number) {
    const mark = randomBytes(4).toString('hex');
    this.driver = driver;
    this.#worlds = worlds;
    this.#hostUrl = hostUrl;
    this.#timeoutMs = timeoutMs;
    this.#sdkId = `doctor-${mark}`;
    this.world = createWorld({
      mode: 'jwt',
      applicationCode: `doctor-${mark}`,
      key: newSigningKey(),
      externalUserId: `person-${mark}`,
      nowMs: () => Date.now() + (this.introduction?.clockSkewMs ?? 0),
    });
    worlds.add(this.world);
  }

  /** Where the SDK reaches the mock backend. */
  get backendBaseURL(): string {
    return this.driver.backendBaseURL?.() ?? this.#hostUrl;
  }

  /** Every request so far, those included that belong to nobody. */
  get requests(): readonly RecordedRequest[] {
    return [...this.world.journal, ...this.#worlds.strays];
  }

  createSdk(): Promise<Called> {
    const { applicationCode } = this.world;
    const { backendBaseURL } = this;
    return this.#seen((call) => this.driver.createSdk({ ...call, backendBaseURL, applicationCode }));
  }

  /** Starts the SDK and makes a call inside init's callback, as an application does. The adapter must be able to. */
  async createSdkAndCall(operation: Operation): Promise<{ readonly start: Called; readonly call: Called }> {
    const { applicationCode } = this.world;
    const { backendBaseURL } = this;
    let inside: Promise<Called> | undefined;
    const start = await this.#seen((init) => {
      inside = this.#seen((call) =>
        this.driver.invoke({ ...call, operation, insideCallbackOf: init.callId }),
      );
      // It is awaited after the start: an adapter that dies until then must not end this process.
      inside.catch(() => {});
      return this.driver.createSdk({ ...init, backendBaseURL, applicationCode });
    });
    return { start, call: (await inside) as Called };
  }

  setUserDataJwt(jwt: string): Promise<Called> {
    return this.#seen((call) => this.driver.setUserDataJwt({ ...call, jwt }));
  }

  invoke(operation: Operation, argument?: Json): Promise<Called> {
    return this.#seen((call) =>
      this.driver.invoke({ ...call, operation, ...(argument === undefined ? {} : { argument }) }),
    );
  }

  /** A good token for the person, for an hour by the SDK's clock. */
  async goodToken(): Promise<string> {
    const { applicationCode, key, externalUserId } = this.world;
    const nowMs = this.world.nowMs();
    return (await mint(recipeById('valid/plain'), { nowMs, sub: externalUserId ?? '', applicationCode, key }))
      .value;
  }

  setClock(clockMs: number | null): Promise<void> {
    return this.driver.setClock({ sdkId: this.#sdkId, clockMs });
  }

  async disposeSdk(): Promise<void> {
    await this.driver.disposeSdk(this.#sdkId);
  }

  async #seen(
    call: (common: { sdkId: string; callId: string; timeoutMs: number }) => Promise<CallResult>,
  ): Promise<Called> {
    const before = new Set(this.requests);
    this.#calls += 1;
    const common = { sdkId: this.#sdkId, callId: `call-${this.#calls}`, timeoutMs: this.#timeoutMs };
    const result = await call(common);
    await pause(ARRIVES_MS);
    return { result, requests: this.requests.filter((request) => !before.has(request)) };
  }
}

/** The request for an endpoint, if it arrived at the backend. */
export function requestFor({ requests }: Called, endpoint: Endpoint): RecordedRequest | undefined {
  return requests.find((one) => one.endpoint === endpoint && one.answer?.kind !== 'blocked');
}
