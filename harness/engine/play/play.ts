// Plays a scenario's steps on one SDK and has what was seen written down. It judges nothing.
import { type CallResult, MAX_TIMEOUT_MS } from '../../../contracts/adapter-protocol.ts';
import type { Json } from '../../../contracts/json.ts';
import type { Endpoint } from '../../../contracts/wire.ts';
import type {
  CallStep,
  InitStep,
  InnerStep,
  MeanwhileStep,
  OuterStep,
  SetJwtStep,
  Step,
  Supply,
} from '../../../scenarios/scenario.ts';
import { latch, pause, until } from '../../base/wait.ts';
import type { LogLine } from '../../drivers/driver.ts';
import { endpointOf } from './endpoint-of.ts';
import type { Fault, Observation } from './observation.ts';
import { asFault, Inexpressible, type OpenStep, Recording } from './recording.ts';
import { filled, type Stage, supplied } from './stage.ts';
import { fixClock, letExpire, setClock } from './time.ts';
import { callTimeoutOf, setterTimeoutOf } from './waiting-times.ts';

/** How long a request may stay unanswered at a scenario's end, milliseconds. */
const QUIET_WITHIN_MS = 5_000;
/** How long the call of a `meanwhile` may take to put its request on its way, milliseconds. */
const UNDER_WAY_WITHIN_MS = 5_000;
/** How long an answer is held back for the steps meanwhile, milliseconds: an SDK may make one call after another. */
const HELD_AT_MOST_MS = 1_000;
/** Added to a debounce time, milliseconds: timers fire early by a little. */
const DEBOUNCE_MARGIN_MS = 50;

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
interface Prepared {
  readonly seen: OpenStep;
  readonly endpoint: Endpoint | null;
  readonly make: (insideCallbackOf: string) => Promise<void>;
}

/** A scenario being played. */
class Play {
  readonly recording: Recording;
  /** The last step that supplied a JWT gave a value that a typed language may be unable to hand over. */
  gaveOddValue = false;
  readonly #stage: Stage;
  readonly #lastCalls = new Map<string, { readonly atMs: number; readonly seen: OpenStep }>();
  #sdkId: string | undefined;
  #instances = 0;
  /** Asks for what is to be made inside the callback of the next call, just before that is made. */
  #inside: ((outer: string) => void) | undefined;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.recording = new Recording(stage);
  }

  async step(step: Step): Promise<void> {
    switch (step.do) {
      case 'init':
        return this.#init(step);
      case 'set-jwt':
        return this.#setJwt(step);
      case 'call':
        return this.#call(step);
      case 'meanwhile':
        return step.inCallback === true ? this.#inCallback(step) : this.#meanwhile(step);
      case 'expire':
        this.recording.open();
        return letExpire(this.#stage, this.#sdk, step.token);
      case 'clock':
        this.recording.open();
        return setClock(this.#stage, this.#sdk, step.token, step.afterExpMs);
      case 'backend':
        this.recording.open();
        this.#stage.world.fault = step.fault;
    }
  }

  /** Gives the SDK back and takes in what it did late. Safe to call when there is none. */
  async dispose(): Promise<void> {
    const sdkId = this.#sdkId;
    if (sdkId === undefined) return;
    this.#sdkId = undefined;
    this.recording.late(await this.#stage.setting.driver.disposeSdk(sdkId));
  }

  /** Waits until nothing is under way and what comes late has had its time. */
  async settle(): Promise<void> {
    await until(() => this.recording.quiet(), QUIET_WITHIN_MS);
    await pause(this.#stage.setting.settleMs);
  }

  get #sdk(): string {
    if (this.#sdkId === undefined)
      throw new Error(`Scenario ${this.#stage.scenario.id}: a step comes before any init step.`);
    return this.#sdkId;
  }

  async #init(step: InitStep, seen?: OpenStep): Promise<void> {
    const again = step.same === true && this.#stage.setting.capabilities.startsAgain;
    if (!again) await this.dispose();
    if (step.application === 'other')
      this.#stage.current = this.#stage.otherWorld?.applicationCode ?? this.#stage.current;
    await this.#start(step, seen ?? this.recording.open());
    await fixClock(this.#stage, this.#sdk);
  }

  async #start(step: InitStep, seen: OpenStep): Promise<void> {
    const jwt = await this.#supply(seen, step);
    if (this.#sdkId === undefined) this.#instances += 1;
    this.#sdkId ??= `${this.#stage.applicationCode}-sdk-${this.#instances}`;
    const { backendBaseURL, driver } = this.#stage.setting;
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
    await this.recording.call(seen, (callId) => {
      const inside = this.#inside;
      this.#inside = undefined;
      inside?.(callId);
      return call({
        sdkId: this.#sdk,
        callId,
        timeoutMs,
        ...(callbackThrows === undefined ? {} : { callbackThrows }),
        ...(insideCallbackOf === undefined ? {} : { insideCallbackOf }),
      });
    });
  }

  async #setJwt(step: SetJwtStep, seen = this.recording.open()): Promise<void> {
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

  async #call(step: CallStep): Promise<void> {
    const seen = this.recording.open();
    await this.#invoke(step, seen);
    if (
      !step.expectations.some(
        ({ kind }) => kind === 'no-request' || kind === 'no-bearer' || kind === 'observes',
      )
    )
      return;
    await pause(this.#stage.setting.settleMs);
    this.recording.claim(seen);
  }

  async #invoke(step: CallStep, seen: OpenStep): Promise<void> {
    const invocation = this.#invocation(step, seen);
    if (step.atOnce !== true || this.#succeeded(invocation.call)) await this.#space(invocation.call, seen);
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

  /** Whether the last identical call did: without a pause it is only tried again after a failure. */
  #succeeded(call: string): boolean {
    return this.#lastCalls.get(call)?.seen.callbacks.at(-1)?.callback.kind === 'success';
  }

  /** An SDK may answer an identical call within its debounce time without a request (requirements.md): space them. */
  async #space(call: string, seen: OpenStep): Promise<void> {
    const { debounceMs } = this.#stage.setting.capabilities;
    const last = this.#lastCalls.get(call);
    if (debounceMs > 0 && last !== undefined)
      // It may count from the moment at which the last one was answered.
      await pause(Math.max(last.atMs, last.seen.endedAtMs) + debounceMs + DEBOUNCE_MARGIN_MS - Date.now());
    this.#lastCalls.set(call, { atMs: Date.now(), seen });
  }

  /** Makes the call of a `meanwhile` as the step that is already open. */
  async #outer(step: OuterStep, seen: OpenStep): Promise<void> {
    switch (step.do) {
      case 'init':
        return this.#init(step, seen);
      case 'set-jwt':
        return this.#setJwt(step, seen);
      case 'call':
        return this.#invoke(step, seen);
    }
  }

  async #meanwhile(step: MeanwhileStep): Promise<void> {
    const seen = this.recording.open();
    const endpoint = endpointOf(step.call);
    const held = latch(HELD_AT_MOST_MS);
    const { world } = this.#stage;
    world.held = endpoint === null ? null : { endpoint, released: held.opened };
    let ended = false;
    // What the SDK had sent by itself before is not this call.
    const since = world.journal.at(-1)?.seq ?? 0;
    const call = this.#outer(step.call, seen).finally(() => {
      ended = true;
    });
    // Its end is awaited further down: an adapter that dies until then must not end this process.
    call.catch(() => {});
    // A call that needs no request is under way as soon as it is made.
    const underWay = () =>
      endpoint === null
        ? seen.callId !== undefined
        : world.journal.some((one) => one.endpoint === endpoint && one.answer === null && one.seq > since);
    await until(() => ended || underWay(), UNDER_WAY_WITHIN_MS);
    const shared = step.steps.some((inner) => inner.do !== 'expire' && endpointOf(inner) === endpoint);
    if (endpoint !== null) this.recording.reserve(endpoint, seen, shared);
    this.recording.claim(seen);
    const [outer, inner] = await Promise.allSettled([call, this.#inner(step).finally(held.open)]);
    world.held = null;
    this.recording.claim(seen);
    this.recording.unreserve();
    if (outer.status === 'rejected') throw outer.reason;
    if (inner.status === 'rejected') throw inner.reason;
  }

  /** Makes a call, and others inside its first callback: they are told to the adapter before it. */
  async #inCallback(step: MeanwhileStep): Promise<void> {
    const seen = this.recording.open();
    const prepared: Prepared[] = [];
    for (const inner of step.steps) if (inner.do !== 'expire') prepared.push(await this.#prepared(inner));
    const outer = endpointOf(step.call);
    const endpoints = [...prepared.map(({ endpoint }) => endpoint), outer];
    const shared = (one: Endpoint) => endpoints.filter((other) => other === one).length > 1;
    for (const { endpoint, seen: inner } of prepared)
      if (endpoint !== null) this.recording.reserve(endpoint, inner, shared(endpoint));
    if (outer !== null) this.recording.reserve(outer, seen, shared(outer));
    const made: Promise<void>[] = [];
    this.#inside = (callId) => made.push(...prepared.map(({ make }) => make(callId)));
    const [own] = await Promise.allSettled([this.#outer(step.call, seen)]);
    const inner = await Promise.allSettled(made);
    this.recording.claim(seen);
    this.recording.unreserve();
    for (const one of [own, ...inner]) if (one.status === 'rejected') throw one.reason;
  }

  async #prepared(step: SetJwtStep | CallStep): Promise<Prepared> {
    const seen = this.recording.open();
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

  async #inner({ steps, atOnce, call: outer }: MeanwhileStep): Promise<void> {
    if (atOnce === true) await Promise.all(steps.map((inner) => this.#atOnce(inner, outer)));
    else for (const inner of steps) await this.step(inner);
  }

  /** One of several steps at once: none of them may wait for what should not come, as it would be the others' too. */
  async #atOnce(step: InnerStep, outer: OuterStep): Promise<void> {
    if (step.do !== 'call') return this.step(step);
    const seen = this.recording.open();
    const endpoint = endpointOf(step);
    if (endpoint !== null && endpoint !== endpointOf(outer)) this.recording.reserve(endpoint, seen);
    return this.#invoke(step, seen);
  }
}

/** Finds the log lines that hold a token of a scenario. */
export type LeaksOf = (stage: Stage) => readonly LogLine[];

/** Plays a scenario. A fault ends it early; what was seen until then is kept. Never rejects. */
export async function play(stage: Stage, leaksOf: LeaksOf): Promise<Observation> {
  const playing = new Play(stage);
  let fault: Fault | undefined;
  let inexpressible: string | undefined;
  try {
    for (const step of stage.scenario.steps) await playing.step(step);
    await playing.settle();
  } catch (error) {
    if (error instanceof Inexpressible && playing.gaveOddValue) inexpressible = error.message;
    else fault = asFault(error);
  }
  try {
    await playing.dispose();
  } catch (error) {
    fault ??= asFault(error);
  }
  playing.recording.close();
  const { steps, strays } = playing.recording;
  const { tokens, applicationCode, externalUserId, otherExternalUserId, otherWorld } = stage;
  return {
    steps,
    tokens,
    applicationCode,
    ...(otherWorld === undefined ? {} : { otherApplicationCode: otherWorld.applicationCode }),
    externalUserId,
    otherExternalUserId,
    strays,
    leaks: leaksOf(stage),
    silentSetter: stage.setting.capabilities.silentSetter,
    registersLater: stage.setting.capabilities.registersLater,
    ...(inexpressible === undefined ? {} : { inexpressible }),
    ...(fault === undefined ? {} : { fault }),
  };
}
