// Records what a call into an SDK led to: every callback that fires, when, and how often. No Node API: this also runs in
// browsers and in React Native.
import type { CallResult, LateCallbacks, ObservedCallback } from '../../contracts/adapter-protocol.ts';
import type { Json } from '../../contracts/json.ts';
import { MAX_LATE } from '../../contracts/observed-callbacks.ts';
import { CallbackThrew, isCallbackThrew } from './callback-threw.ts';

/** The longest text that is kept of a message that an SDK threw. */
const MAX_MESSAGE = 2_000;
/** The longest callback value that is kept, in characters of JSON. */
const MAX_VALUE = 20_000;

/** A value as JSON; what JSON cannot carry becomes text, what is too long is cut. */
function asJson(value: unknown): Json | undefined {
  if (value === undefined) return undefined;
  try {
    const text = JSON.stringify(value);
    if (text === undefined) return String(value);
    return text.length <= MAX_VALUE ? (JSON.parse(text) as Json) : `${text.slice(0, MAX_VALUE)}…`;
  } catch {
    return String(value).slice(0, MAX_VALUE);
  }
}

function property(value: unknown, name: string): unknown {
  return value !== null && typeof value === 'object' ? Reflect.get(value, name) : undefined;
}

/** What an application finds in an error beside the documented fields; not its stack, which is of this machine. */
function restOf(error: unknown): Json | undefined {
  if (error === null || typeof error !== 'object') return undefined;
  const names = [...new Set([...Object.getOwnPropertyNames(error), 'message', 'cause'])].filter(
    (name) => !['code', 'description', 'domain', 'stack', 'name'].includes(name) && name in error,
  );
  return names.length === 0
    ? undefined
    : asJson(Object.fromEntries(names.map((name) => [name, property(error, name)])));
}

function errorCallback(error: unknown): ObservedCallback {
  const fields: { code?: Json; description?: Json; domain?: Json; rest?: Json } = {};
  for (const name of ['code', 'description', 'domain'] as const) {
    const value = asJson(property(error, name));
    if (value !== undefined) fields[name] = value;
  }
  const rest = restOf(error);
  if (rest !== undefined) fields.rest = rest;
  return { kind: 'error', ...fields, atMs: Date.now() };
}

function successCallback(value: unknown): ObservedCallback {
  const json = asJson(value);
  return { kind: 'success', ...(json === undefined ? {} : { value: json }), atMs: Date.now() };
}

function thrown(error: unknown): { name: string; message: string } {
  const name = error instanceof Error ? error.name : typeof error;
  const message = error instanceof Error ? error.message : String(error);
  return { name: name.slice(0, 200), message: message.slice(0, MAX_MESSAGE) };
}

/** The callbacks that an SDK function takes. */
export interface Callbacks {
  readonly onSuccess: (value?: unknown) => void;
  readonly onError: (error?: unknown) => void;
}

/** One call. */
export interface Making {
  readonly callId: string;
  /** How long to wait for a callback, milliseconds. */
  readonly timeoutMs: number;
  readonly call: (callbacks: Callbacks) => unknown;
  /** What a success waits for besides. */
  readonly ready?: (() => Promise<void>) | undefined;
  /** Done inside the first callback, before it returns. */
  readonly inside?: () => void;
  /** The first callback throws then. */
  readonly throws?: boolean;
}

/** Callbacks that fired after their call had been answered; of too many the first are kept. */
export class Late {
  readonly #all: LateCallbacks = [];

  add(callId: string, callback: ObservedCallback): void {
    if (this.#all.length < MAX_LATE) this.#all.push({ callId, callback });
  }

  /** What there is since the last time, at most as many as one answer holds. */
  take(room = MAX_LATE): LateCallbacks {
    return this.#all.splice(0, room);
  }
}

/** The calls into one SDK instance. */
export class Calls {
  #late = new Late();

  /**
   * Makes a call. Answers one macrotask after the first callback, so that a second one fired in the same turn is seen;
   * or after `timeoutMs` with what there is. What fires later is late. After a success it waits for `ready`
   * too.
   */
  make({ callId, timeoutMs, call, ready, inside, throws = false }: Making): Promise<CallResult> {
    return new Promise((resolve) => {
      const result: CallResult = { callbacks: [] };
      let answered = false;
      let ending = false;
      const answer = () => {
        if (answered) return;
        answered = true;
        clearTimeout(timer);
        resolve(result);
      };
      const end = () => {
        if (!ending) setTimeout(answer, 0);
        ending = true;
      };
      const timer = setTimeout(answer, timeoutMs);
      const see = (callback: ObservedCallback) => {
        const isFirst = !answered && result.callbacks.length === 0;
        if (answered) this.#late.add(callId, callback);
        else result.callbacks.push(callback);
        if (callback.kind === 'success' && ready !== undefined) void ready().then(end);
        else end();
        if (!isFirst) return;
        inside?.();
        if (throws) throw new CallbackThrew();
      };
      const threw = (error: unknown) => {
        // What the callback threw has gone through the SDK to its caller, where the application's errors belong.
        if (throws && isCallbackThrew(error)) return;
        if (!answered) result.threw = thrown(error);
        end();
      };
      try {
        const returned = call({
          onSuccess: (value) => see(successCallback(value)),
          onError: (error) => see(errorCallback(error)),
        });
        if (returned instanceof Promise) returned.catch(threw);
      } catch (error) {
        threw(error);
      }
    });
  }

  /** From now on what fires late is kept there. Returns what there is until now. */
  lateGoesTo(late: Late): LateCallbacks {
    const before = this.#late.take();
    this.#late = late;
    return before;
  }
}
