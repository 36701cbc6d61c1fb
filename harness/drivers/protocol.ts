// The adapter protocol over a channel: each message validated in both directions, each wait bounded.
import type { z } from 'zod';
import {
  type CallResult,
  type CreateSdkParams,
  type DisposeSdkResult,
  type InitializeResult,
  type InvokeParams,
  METHODS,
  type Method,
  type SetClockParams,
  type SetUserDataJwtParams,
  type ShutdownResult,
} from '../../contracts/adapter-protocol.ts';
import { PROTOCOL_VERSION } from '../../contracts/protocol-version.ts';
import { TOOL } from '../base/tool.ts';
import { pause } from '../base/wait.ts';
import type { Channel } from './channel.ts';
import { DriverFault, type Introduction } from './driver.ts';
import { problemIn } from './validated.ts';

/** How long an adapter may take, milliseconds. */
export interface Timing {
  /** To answer `initialize`: a virtual machine may have to start first. */
  readonly initializeMs: number;
  /** To answer a method that has no time-out of its own. */
  readonly methodMs: number;
  /** Added to a call's own time-out before the adapter counts as not answering. */
  readonly graceMs: number;
  /** To answer `shutdown`. */
  readonly shutdownMs: number;
}

/** How long the lines that explain a fault may take to arrive after it, milliseconds: they come by another way. */
const LAST_LINES_MS = 50;

/** What is waited for when nothing else is asked for. */
export const DEFAULT_TIMING: Timing = {
  initializeMs: 60_000,
  methodMs: 10_000,
  graceMs: 2_000,
  shutdownMs: 2_000,
};

/** After an answer that took longer than this, milliseconds, `initialize` is asked again, at most so many times in all. */
const PROMPT_MS = 100;
const MAX_ASKED = 3;
/** Clocks that differ by less are taken for one, milliseconds. */
const SAME_CLOCK_MS = 50;

type Result<M extends Method> = z.output<(typeof METHODS)[M]['result']>;

/** The version that an answer names, before anything else in it is looked at: another version has other fields. */
function versionIn(answer: unknown): unknown {
  return answer !== null && typeof answer === 'object' && 'protocolVersion' in answer
    ? answer.protocolVersion
    : PROTOCOL_VERSION;
}

/** The harness's side of a session with one adapter. */
export class ProtocolClient {
  readonly #channel: Channel;
  readonly #timing: Timing;

  constructor(channel: Channel, timing: Timing = DEFAULT_TIMING) {
    this.#channel = channel;
    this.#timing = timing;
  }

  /**
   * Shakes hands and compares clocks. Rejects with `ADAPTER_PROTOCOL_VERSION` when the adapter speaks another version.
   * The clock was read somewhere between asking and answering: where that took long, because the adapter was still
   * starting, it is asked again.
   */
  async initialize(guarded = false): Promise<Introduction> {
    let best = await this.#introduced(guarded);
    for (let asked = 1; asked < MAX_ASKED && best.tookMs > PROMPT_MS; asked += 1) {
      const next = await this.#introduced(guarded);
      if (next.tookMs < best.tookMs) best = next;
    }
    return { result: best.result, clockSkewMs: Math.abs(best.skewMs) < SAME_CLOCK_MS ? 0 : best.skewMs };
  }

  async #introduced(guarded: boolean): Promise<{
    readonly result: InitializeResult;
    readonly tookMs: number;
    readonly skewMs: number;
  }> {
    const before = Date.now();
    const result = await this.#handshake(guarded);
    const after = Date.now();
    return { result, tookMs: after - before, skewMs: result.clockMs - (before + after) / 2 };
  }

  async #handshake(guarded: boolean): Promise<InitializeResult> {
    const answer = await this.#answer(
      'initialize',
      { protocolVersion: PROTOCOL_VERSION, harness: TOOL, ...(guarded ? { guarded: true } : {}) },
      this.#timing.initializeMs,
    );
    const version = versionIn(answer);
    if (typeof version === 'number' && version !== PROTOCOL_VERSION) {
      throw new DriverFault(
        'ADAPTER_PROTOCOL_VERSION',
        `The adapter speaks protocol version ${version}; this harness speaks ${PROTOCOL_VERSION}.`,
      );
    }
    return this.#checked('initialize', answer);
  }

  createSdk(params: CreateSdkParams): Promise<CallResult> {
    return this.#ask('createSdk', params, params.timeoutMs + this.#timing.graceMs);
  }

  setUserDataJwt(params: SetUserDataJwtParams): Promise<CallResult> {
    return this.#ask('setUserDataJwt', params, params.timeoutMs + this.#timing.graceMs);
  }

  invoke(params: InvokeParams): Promise<CallResult> {
    return this.#ask('invoke', params, params.timeoutMs + this.#timing.graceMs);
  }

  async setClock(params: SetClockParams): Promise<void> {
    await this.#ask('setClock', params);
  }

  disposeSdk(sdkId: string): Promise<DisposeSdkResult> {
    return this.#ask('disposeSdk', { sdkId });
  }

  shutdown(): Promise<ShutdownResult> {
    return this.#ask('shutdown', {}, this.#timing.shutdownMs);
  }

  /** The fault, with what the adapter wrote last. */
  async #explained(error: unknown, method: Method): Promise<DriverFault> {
    const message = error instanceof Error ? error.message : String(error);
    const [code, text] =
      error instanceof DriverFault
        ? [error.code, message]
        : (['ADAPTER_ERROR', `The adapter's ${method} failed: ${message}`] as const);
    const cause = { cause: error };
    if (this.#channel.trace === undefined) return new DriverFault(code, text, undefined, cause);
    await pause(LAST_LINES_MS);
    return new DriverFault(code, text, this.#channel.trace(), cause);
  }

  async #ask<M extends Method>(
    method: M,
    params: unknown,
    withinMs = this.#timing.methodMs,
  ): Promise<Result<M>> {
    return this.#checked(method, await this.#answer(method, params, withinMs));
  }

  async #answer(method: Method, params: unknown, withinMs: number): Promise<unknown> {
    const problem = problemIn(METHODS[method].params, params);
    // Ours to answer for, and no adapter's.
    if (problem !== undefined) throw new Error(`The parameters of ${method} are not valid${problem}`);
    try {
      return await this.#within(this.#channel.request(method, params), withinMs, method);
    } catch (error) {
      throw await this.#explained(error, method);
    }
  }

  async #checked<M extends Method>(method: M, answer: unknown): Promise<Result<M>> {
    const { result } = METHODS[method];
    const problem = problemIn(result, answer);
    if (problem === undefined) return result.parse(answer) as Result<M>;
    const message = `The adapter's answer to ${method} is not valid${problem}`;
    throw await this.#explained(new DriverFault('ADAPTER_MESSAGE_INVALID', message), method);
  }

  async #within<T>(work: Promise<T>, ms: number, method: Method): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const text = `The adapter did not answer ${method} within ${Math.round(ms)} ms.`;
      timer = setTimeout(() => reject(new DriverFault('ADAPTER_TIMEOUT', text)), ms);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
