// Writes down what was seen while a scenario is played: which request and which callback belongs to which step.
import type { CallResult, DisposeSdkResult } from '../../../contracts/adapter-protocol.ts';
import { type Endpoint, JWT_ENDPOINTS } from '../../../contracts/wire.ts';
import type { RecordedRequest } from '../../backend/recorded-request.ts';
import { DriverFault } from '../../drivers/driver.ts';
import type { Fault, SeenCallback, StepObservation } from './observation.ts';
import type { Stage } from './stage.ts';

/** A step's observation while it is being made. */
export type OpenStep = { -readonly [K in keyof StepObservation]: StepObservation[K] } & {
  readonly callbacks: SeenCallback[];
  readonly requests: RecordedRequest[];
};

/** The SDK's language cannot hand over what a step gives it: the story ends there. */
export class Inexpressible extends Error {
  override readonly name = 'Inexpressible';
}

/** What a fault is in an observation, whoever threw it. */
export function asFault(error: unknown): Fault {
  if (error instanceof DriverFault) {
    return {
      code: error.code,
      message: error.message,
      ...(error.detail === undefined ? {} : { detail: error.detail }),
    };
  }
  if (error instanceof Inexpressible)
    return {
      code: 'ADAPTER_MESSAGE_INVALID',
      message: `The adapter says of a text, of null or of an operation that its language cannot hand it over: ${error.message}`,
    };
  return {
    code: 'HARNESS_ERROR',
    message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  };
}

/** The record of one scenario. Each request of the world's journal is claimed by one step, or is a stray. */
export class Recording {
  readonly steps: OpenStep[] = [];
  readonly strays: RecordedRequest[] = [];
  readonly #stage: Stage;
  readonly #calls = new Map<string, OpenStep>();
  readonly #claimed = new Set<RecordedRequest>();
  readonly #reserved = new Map<Endpoint, { readonly step: OpenStep; readonly shared: boolean }>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Opens the next step. */
  open(): OpenStep {
    const now = Date.now();
    const sdkClockMs = this.#stage.clock.nowMs();
    const step = {
      number: this.steps.length + 1,
      startedAtMs: now,
      endedAtMs: now,
      sdkClockMs,
      callbacks: [],
      requests: [],
    };
    this.steps.push(step);
    return step;
  }

  /**
   * Runs one call into the SDK as this step. Requests for user data that arrived since the last step are nobody's:
   * they become strays, so that they are not taken for this step's.
   */
  async call(step: OpenStep, call: (callId: string) => Promise<CallResult>): Promise<void> {
    this.#setAside();
    const callId = `${this.#stage.applicationCode}-${step.number}`;
    this.#calls.set(callId, step);
    const { current, applicationCode } = this.#stage;
    if (current !== applicationCode) step.applicationCode = current;
    step.callId = callId;
    step.startedAtMs = Date.now();
    const before = this.#lastSeq();
    try {
      const result = await call(callId);
      if (result.inexpressible !== undefined) throw new Inexpressible(result.inexpressible);
      for (const callback of result.callbacks) this.#see(step, callback, false);
      if (result.threw !== undefined) step.threw = result.threw;
    } catch (error) {
      if (!(error instanceof Inexpressible)) step.fault = asFault(error);
      throw error;
    } finally {
      step.endedAtMs = Date.now();
      step.seqs = { before, after: this.#lastSeq() };
      this.claim(step);
    }
  }

  /**
   * Keeps the requests of an endpoint for a step whose call goes on while other steps are played. `shared`: those steps call
   * the same operation, and whose request is whose is open; of all others it takes none.
   */
  reserve(endpoint: Endpoint, step: OpenStep, shared = false): void {
    this.#reserved.set(endpoint, { step, shared });
  }

  /** From now on nobody's requests are kept for it. */
  unreserve(): void {
    this.#reserved.clear();
  }

  /**
   * Gives the step every request that nobody has claimed, but for those reserved for another step. A step that has an
   * endpoint reserved takes no others.
   */
  claim(step: OpenStep): void {
    for (const request of this.#unclaimed()) {
      if (!this.#mayClaim(step, request)) continue;
      this.#claimed.add(request);
      step.requests.push(request);
    }
  }

  /** Takes in the callbacks that fired after their call had been answered. */
  late(result: DisposeSdkResult): void {
    for (const { callId, callback } of result.late) {
      const step = this.#calls.get(callId);
      if (step !== undefined) this.#see(step, callback, true);
    }
  }

  /** No request of the scenario is waiting for its answer. */
  quiet(): boolean {
    return this.#stage.world.journal.every((request) => request.answer !== null);
  }

  /** What nobody has claimed by the end is a stray. */
  close(): void {
    this.strays.push(...this.#unclaimed());
  }

  #lastSeq(): number {
    return this.#stage.world.journal.at(-1)?.seq ?? 0;
  }

  #unclaimed(): RecordedRequest[] {
    return this.#stage.world.journal.filter((request) => !this.#claimed.has(request));
  }

  #mayClaim(step: OpenStep, request: RecordedRequest): boolean {
    const kept = request.endpoint === null ? undefined : this.#reserved.get(request.endpoint);
    if (kept !== undefined) return kept.step === step || kept.shared;
    return ![...this.#reserved.values()].some((one) => one.step === step);
  }

  #setAside(): void {
    for (const request of this.#unclaimed()) {
      if (request.endpoint === null || !JWT_ENDPOINTS.includes(request.endpoint)) continue;
      if (this.#reserved.has(request.endpoint)) continue;
      this.#claimed.add(request);
      this.strays.push(request);
    }
  }

  #see(step: OpenStep, callback: SeenCallback['callback'], late: boolean): void {
    const atMs = callback.atMs - this.#stage.setting.clockSkewMs;
    step.callbacks.push({ callback: { ...callback, atMs }, late });
  }
}
