// Makes a scenario's calls into one SDK: each with its argument filled in, its time-out, and the pause that an identical one needs.

import { type CallResult, MAX_TIMEOUT_MS } from '../../../contracts/adapter-protocol.ts';
import type { Json } from '../../../contracts/json.ts';
import type { Endpoint } from '../../../contracts/wire.ts';
import type { CallStep, InitStep, OuterStep, SetJwtStep, Supply } from '../../../scenarios/scenario.ts';
import { baseUrlFor } from '../../backend/in-process-address.ts';
import { pause } from '../../base/wait.ts';
import { endpointOf } from './endpoint-of.ts';
import type { OpenStep, Recording } from './recording.ts';
import { Spacing } from './spacing.ts';
import { filled, type Stage, supplied } from './stage.ts';
import { fixClock } from './time.ts';
import { callTimeoutOf, setterTimeoutOf } from './waiting-times.ts';

/** Whether a value is neither a text nor null: a typed language may have no way to say it. */
function isOdd(supply: Supply | undefined): boolean {
  if (supply === undefined) return false;
  return (
    'absent' in supply || ('value' in supply && supply.value !== null && typeof supply.value !== 'string')
  );
}

/** What every call into the SDK is made with. */
interface Making {
  readonly sdkId: string;
  readonly callId: string;
  readonly timeoutMs: number;
  readonly callbackThrows?: true;
  readonly insideCallbackOf?: string;
}

/** A call that is to be made inside another one's callback. */
export interface InsideCall {
  readonly seen: OpenStep;
  readonly endpoint: Endpoint | null;
  readonly make: (insideCallbackOf: string) => Promise<void>;
}

/** The calls of a scenario that is being played, and the SDK that they are made into. */
export class Calls {
  /** The last step that supplied a JWT gave a value that a typed language may be unable to hand over. */
  gaveOddValue = false;
  readonly #stage: Stage;
  readonly #recording: Recording;
  readonly #spacing: Spacing;
  #sdkId: string | undefined;
  #instances = 0;
  /** Asks for what is to be made inside the callback of the next call, just before that is made. */
  #inside: ((outer: string) => void) | undefined;

  constructor(stage: Stage, recording: Recording) {
    this.#stage = stage;
    this.#recording = recording;
    this.#spacing = new Spacing(stage.setting.capabilities.debounceMs);
  }

  /** The id of the SDK that was started last. */
  get sdk(): string {
    if (this.#sdkId === undefined)
      throw new Error(`Scenario ${this.#stage.scenario.id}: a step comes before any init step.`);
    return this.#sdkId;
  }

  /** Gives the SDK back and takes in what it did late. Safe to call when there is none. */
  async dispose(): Promise<void> {
    const sdkId = this.#sdkId;
    if (sdkId === undefined) return;
    this.#sdkId = undefined;
    this.#recording.late(await this.#stage.setting.driver.disposeSdk(sdkId));
  }

  /** Makes a call as the step that is already open. */
  async outer(step: OuterStep, seen: OpenStep): Promise<void> {
    switch (step.do) {
      case 'init':
        return this.init(step, seen);
      case 'set-jwt':
        return this.setJwt(step, seen);
      case 'call':
        return this.invoke(step, seen);
    }
  }

  /** What is to be made inside the first callback of the next call: `made` is given that call's id just before it is made. */
  insideNext(made: (outer: string) => void): void {
    this.#inside = made;
  }

  async init(step: InitStep, seen?: OpenStep): Promise<void> {
    const again = step.same === true && this.#stage.setting.capabilities.startsAgain;
    if (!again) await this.dispose();
    if (step.application === 'other')
      this.#stage.current = this.#stage.otherWorld?.applicationCode ?? this.#stage.current;
    await this.#start(step, seen ?? this.#recording.open());
    await fixClock(this.#stage, this.sdk);
  }

  async #start(step: InitStep, seen: OpenStep): Promise<void> {
    const jwt = await this.#supply(seen, step);
    if (this.#sdkId === undefined) this.#instances += 1;
    this.#sdkId ??= `${this.#stage.applicationCode}-sdk-${this.#instances}`;
    const { backendBaseURL: baseUrl, driver } = this.#stage.setting;
    const backendBaseURL = baseUrlFor(baseUrl, this.#stage.world);
    await this.#make(seen, step, callTimeoutOf(this.#stage), (making) =>
      driver.createSdk({
        ...making,
        backendBaseURL,
        applicationCode: this.#stage.current,
        ...(jwt === undefined ? {} : { userDataJwt: jwt }),
      }),
    );
  }

  /** Makes one call into the SDK as this step. */
  async #make(
    seen: OpenStep,
    { callbackThrows }: Pick<CallStep, 'callbackThrows'>,
    timeoutMs: number,
    call: (making: Making) => Promise<CallResult>,
    insideCallbackOf?: string,
  ): Promise<void> {
    await this.#recording.call(seen, (callId) => {
      const inside = this.#inside;
      this.#inside = undefined;
      inside?.(callId);
      return call({
        sdkId: this.sdk,
        callId,
        timeoutMs,
        ...(callbackThrows === undefined ? {} : { callbackThrows }),
        ...(insideCallbackOf === undefined ? {} : { insideCallbackOf }),
      });
    });
  }

  async setJwt(step: SetJwtStep, seen = this.#recording.open()): Promise<void> {
    const jwt = await this.#supply(seen, step);
    await this.#make(seen, step, setterTimeoutOf(this.#stage), (making) => this.#setter(jwt, making));
  }

  #setter(jwt: Json | undefined, making: Making): Promise<CallResult> {
    return this.#stage.setting.driver.setUserDataJwt({ ...making, ...(jwt === undefined ? {} : { jwt }) });
  }

  async #supply(seen: OpenStep, step: InitStep | SetJwtStep): Promise<Json | undefined> {
    this.gaveOddValue = isOdd(step.jwt);
    const { jwt, token } = await supplied(this.#stage, step.jwt);
    if (token !== undefined) seen.supplied = token;
    return jwt;
  }

  async call(step: CallStep): Promise<void> {
    const seen = this.#recording.open();
    await this.invoke(step, seen);
    if (
      !step.expectations.some(
        ({ kind }) => kind === 'no-request' || kind === 'no-bearer' || kind === 'observes',
      )
    )
      return;
    await pause(this.#stage.setting.settleMs);
    this.#recording.claim(seen);
  }

  async invoke(step: CallStep, seen: OpenStep): Promise<void> {
    const invocation = this.#invocation(step, seen);
    await this.#spacing.before(invocation.call, seen, step.atOnce === true);
    await this.#make(seen, step, callTimeoutOf(this.#stage), invocation.make);
  }

  /** A call with its argument filled in; `call`: what tells an identical one. */
  #invocation(step: CallStep, seen: OpenStep) {
    const { operation } = step;
    const argument = step.argument === undefined ? undefined : filled(this.#stage, step.argument);
    if (argument !== undefined) seen.argument = argument;
    const make = (making: Making) =>
      this.#stage.setting.driver.invoke({
        ...making,
        operation,
        ...(argument === undefined ? {} : { argument }),
      });
    return { call: `${operation} ${JSON.stringify(argument)}`, make };
  }

  /** Opens a step whose call is made inside another one's callback, and fills in what it is made with. */
  async prepared(step: SetJwtStep | CallStep): Promise<InsideCall> {
    const seen = this.#recording.open();
    const endpoint = endpointOf(step);
    const call = step.do === 'call' ? this.#invocation(step, seen).make : await this.#supplying(step, seen);
    // It begins when the other call has called back.
    const timeoutMs = Math.min(2 * callTimeoutOf(this.#stage), MAX_TIMEOUT_MS);
    const make = (insideCallbackOf: string) => {
      const made = this.#make(seen, step, timeoutMs, call, insideCallbackOf);
      // It is awaited after the other call: an adapter that dies until then must not end this process.
      made.catch(() => {});
      return made;
    };
    return { seen, endpoint, make };
  }

  async #supplying(step: SetJwtStep, seen: OpenStep): Promise<(making: Making) => Promise<CallResult>> {
    const jwt = await this.#supply(seen, step);
    return (making) => this.#setter(jwt, making);
  }
}
