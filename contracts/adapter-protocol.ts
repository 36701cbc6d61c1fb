// The adapter protocol, version 1: what the harness asks of an adapter and what an adapter answers.
// Each message is a zod schema; its type and its published JSON Schema both come from it.
import { z } from 'zod';
import type { Json } from './json.ts';
import { OPERATIONS, OPTIONAL_OPERATIONS } from './operations.ts';

/** The longest time-out that the harness asks for, in milliseconds. */
export const MAX_TIMEOUT_MS = 600_000;

/** Any JSON value. zod's own type has mutable arrays, which would keep data that is read-only from being sent. */
const json: z.ZodType<Json, Json> = z.json() as unknown as z.ZodType<Json, Json>;
const shortText = z.string().max(1_000);
/** Epoch time in milliseconds; a fraction is fine. */
const epochMs = z.number();
const timeoutMs = z.number().positive().max(MAX_TIMEOUT_MS);

/** `initialize` parameters: the first message of a session. */
export const InitializeParams = z.object({
  protocolVersion: z.number().int(),
  harness: z.object({ name: shortText, version: shortText }),
});
export type InitializeParams = z.infer<typeof InitializeParams>;

/** What an SDK and its adapter can do. The core operations are not listed: they cannot be declared away. */
export const Capabilities = z.object({
  /** The optional operations that the SDK has. */
  operations: z.array(z.enum(OPTIONAL_OPERATIONS)),
  /** `setClock` works: the SDK under test reads a clock that the harness may fix. */
  setClock: z.boolean().default(false),
  /** How many SDK instances may live at once. 1: scenarios run one after another. */
  concurrentSdks: z.number().int().min(1).max(1_000).default(1),
  /** An identical call within this many milliseconds is answered without a request. 0: never. */
  debounceMs: z.number().min(0).max(60_000).default(0),
  /** Where the SDK runs, in a few words: "Node.js 20", "Android 15 emulator". */
  runsIn: shortText.exactOptional(),
});
export type Capabilities = z.infer<typeof Capabilities>;

/** `initialize` result. */
export const InitializeResult = z.object({
  protocolVersion: z.number().int(),
  sdk: z.object({
    name: shortText.min(1),
    version: shortText,
    language: shortText.exactOptional(),
    platform: shortText.exactOptional(),
  }),
  capabilities: Capabilities,
  /** The adapter's clock, epoch milliseconds: the harness mints tokens against it. */
  clockMs: epochMs,
});
export type InitializeResult = z.infer<typeof InitializeResult>;

/** One callback that fired. */
export const ObservedCallback = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('success'), value: json.exactOptional(), atMs: epochMs }),
  z.object({
    kind: z.literal('error'),
    /** As the SDK gave it, even when it is not a string. */
    code: json.exactOptional(),
    description: json.exactOptional(),
    domain: json.exactOptional(),
    atMs: epochMs,
  }),
]);
export type ObservedCallback = z.infer<typeof ObservedCallback>;

/** What a call into the SDK led to. No callback within `timeoutMs`: an empty list, which is an answer. */
export const CallResult = z.object({
  callbacks: z.array(ObservedCallback).max(100),
  /** The SDK threw (or rejected) instead of, or besides, calling back. */
  threw: z.object({ name: shortText, message: z.string().max(10_000) }).exactOptional(),
});
export type CallResult = z.infer<typeof CallResult>;

/** Names an SDK instance; the harness chooses it. */
const sdkId = shortText.min(1);
/** Names a call; callbacks that fire after its answer are reported under it by `disposeSdk`. */
const callId = shortText.min(1);

/** `createSdk` parameters. Answered when the SDK has registered its installation, or has failed to. */
export const CreateSdkParams = z.object({
  sdkId,
  callId,
  backendBaseURL: z.string(),
  applicationCode: z.string(),
  /** Absent: the configuration has no `userDataJwt`. null: it has one, and it is null. */
  userDataJwt: json.exactOptional(),
  timeoutMs,
});
export type CreateSdkParams = z.infer<typeof CreateSdkParams>;

/** `setUserDataJwt` parameters. `jwt` absent: the setter is called with `undefined`. */
export const SetUserDataJwtParams = z.object({ sdkId, callId, jwt: json.exactOptional(), timeoutMs });
export type SetUserDataJwtParams = z.infer<typeof SetUserDataJwtParams>;

/** `invoke` parameters. `argument` absent: the operation takes none but its callbacks. */
export const InvokeParams = z.object({
  sdkId,
  callId,
  operation: z.enum(OPERATIONS),
  argument: json.exactOptional(),
  timeoutMs,
});
export type InvokeParams = z.infer<typeof InvokeParams>;

/** `setClock` parameters: from now on the SDK reads `clockMs`, standing still, until told again. null: the real clock. */
export const SetClockParams = z.object({ sdkId, clockMs: epochMs.nullable() });
export type SetClockParams = z.infer<typeof SetClockParams>;

/** `disposeSdk` parameters. */
export const DisposeSdkParams = z.object({ sdkId });
export type DisposeSdkParams = z.infer<typeof DisposeSdkParams>;

/** `disposeSdk` result: what fired after a call had been answered, and what the SDK logged if the adapter saw it. */
export const DisposeSdkResult = z.object({
  late: z.array(z.object({ callId, callback: ObservedCallback })).max(1_000),
  logs: z.array(z.string().max(100_000)).max(10_000).exactOptional(),
});
export type DisposeSdkResult = z.infer<typeof DisposeSdkResult>;

/** Parameters or result of a method that has none. */
export const Empty = z.object({});
export type Empty = z.infer<typeof Empty>;

/** Every method of the protocol with the schemas of its parameters and its result. */
export const METHODS = {
  initialize: { params: InitializeParams, result: InitializeResult },
  createSdk: { params: CreateSdkParams, result: CallResult },
  setUserDataJwt: { params: SetUserDataJwtParams, result: CallResult },
  invoke: { params: InvokeParams, result: CallResult },
  setClock: { params: SetClockParams, result: Empty },
  disposeSdk: { params: DisposeSdkParams, result: DisposeSdkResult },
  shutdown: { params: Empty, result: Empty },
} as const;

/** A method's name. */
export type Method = keyof typeof METHODS;

/**
 * An adapter in process: the protocol's methods as plain methods. A `module:` target exports one.
 * A method that rejects says that the adapter could not do its work (the scenario cannot be judged); what the SDK
 * itself did wrong, a throw included, belongs into the result.
 */
export interface Adapter {
  initialize(params: InitializeParams): Promise<z.input<typeof InitializeResult>>;
  createSdk(params: CreateSdkParams): Promise<CallResult>;
  setUserDataJwt(params: SetUserDataJwtParams): Promise<CallResult>;
  invoke(params: InvokeParams): Promise<CallResult>;
  setClock?(params: SetClockParams): Promise<Empty>;
  disposeSdk(params: DisposeSdkParams): Promise<DisposeSdkResult>;
  shutdown(params: Empty): Promise<Empty>;
}
