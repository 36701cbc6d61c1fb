// The adapter protocol, version 1: what the harness asks of an adapter and what an adapter answers.
// Each message is a zod schema; its type and its published JSON Schema both come from it.
import { z } from 'zod';
import type { Json } from './json.ts';
import { INSIDE_CALLBACKS, MAX_LATE } from './observed-callbacks.ts';
import { OPERATIONS, OPTIONAL_OPERATIONS } from './operations.ts';

/** The longest time-out that the harness asks for, in milliseconds. */
export const MAX_TIMEOUT_MS = 86_400_000;

/** Any JSON value. zod's own type has mutable arrays, which would keep data that is read-only from being sent. */
export const JsonValue: z.ZodType<Json, Json> = z.json() as unknown as z.ZodType<Json, Json>;
const shortText = z.string().max(1_000);
const epochMs = z.number().describe('Milliseconds since the epoch; a fraction is fine.');
const timeoutMs = z
  .number()
  .positive()
  .max(MAX_TIMEOUT_MS)
  .describe('How long to wait for a callback, milliseconds. None until then: an answer without callbacks.');

/** `initialize` parameters: the first message of a session. */
export const InitializeParams = z.object({
  protocolVersion: z.number().int(),
  harness: z.object({ name: shortText, version: shortText }),
  guarded: z
    .literal(true)
    .exactOptional()
    .describe(
      'What a callback throws on purpose, and the SDK lets through, ends nothing here: the harness catches it.',
    ),
});
export type InitializeParams = z.infer<typeof InitializeParams>;

/** What an SDK and its adapter can do. The core operations are not listed: they cannot be declared away. */
export const Capabilities = z.object({
  operations: z
    .array(z.enum(OPTIONAL_OPERATIONS))
    .describe('The optional operations that the SDK has. The scenarios of the others are not applicable.'),
  setClock: z
    .boolean()
    .default(false)
    .describe('setClock works: the SDK reads a clock that the harness may fix, and nothing has to wait.'),
  concurrentSdks: z
    .number()
    .int()
    .min(1)
    .max(1_000)
    .default(1)
    .describe('How many SDK instances may live at once. 1: scenarios run one after another.'),
  debounceMs: z
    .number()
    .min(0)
    .max(60_000)
    .default(0)
    .describe('An identical call within this many milliseconds is answered without a request. 0: never.'),
  silentSetter: z
    .boolean()
    .default(false)
    .describe(
      'setUserDataJwt takes no success callback: its calls are waited for a moment only, and a success that it cannot report is not applicable. Its error callback is judged like any other.',
    ),
  registersLater: z
    .boolean()
    .default(false)
    .describe(
      'init calls success before the installation is registered, and tells nobody of a registration that fails: the adapter waits for the registration event, a few seconds at most. What such a start cannot say is not applicable; the calls that follow are judged.',
    ),
  savesDifferences: z
    .boolean()
    .default(false)
    .describe(
      'saveUser sends only what differs from what the backend has, as far as the SDK knows: an identical save succeeds without a request, at any time.',
    ),
  startsAgain: z
    .boolean()
    .default(false)
    .describe(
      'createSdk with the id of an instance that lives calls init on that instance once more, as an app does that logs in somebody else. Without it a new instance is made.',
    ),
  insideCallbacks: z
    .array(z.enum(INSIDE_CALLBACKS))
    .default([])
    .describe(
      "What the adapter can do inside the SDK's callback, before it returns, as applications do. call: make another call (`insideCallbackOf`). throw: throw (`callbackThrows`), where an error that the SDK lets through ends nothing.",
    ),
  runsIn: shortText
    .exactOptional()
    .describe('Where the SDK runs, in a few words: "Node.js 20", "Android 15 emulator".'),
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
  clockMs: z
    .number()
    .describe("The SDK's clock, milliseconds since the epoch: the harness mints tokens against it."),
});
export type InitializeResult = z.infer<typeof InitializeResult>;

/** One callback that fired. */
export const ObservedCallback = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('success'), value: JsonValue.exactOptional(), atMs: epochMs }),
  z.object({
    kind: z.literal('error'),
    code: JsonValue.exactOptional().describe('As the SDK gave it, even when it is no string.'),
    description: JsonValue.exactOptional(),
    domain: JsonValue.exactOptional(),
    rest: JsonValue.exactOptional().describe(
      'What else the error has: its other members, a message, a cause.',
    ),
    atMs: epochMs,
  }),
]);
export type ObservedCallback = z.infer<typeof ObservedCallback>;

/** What a call into the SDK led to. No callback within `timeoutMs`: an empty list, which is an answer. */
export const CallResult = z.object({
  callbacks: z.array(ObservedCallback).max(100),
  threw: z
    .object({ name: shortText, message: z.string().max(10_000) })
    .exactOptional()
    .describe('The SDK threw instead of calling back, or besides.'),
  inexpressible: shortText
    .exactOptional()
    .describe(
      "The SDK's language cannot hand over this value, and why: a number where its parameter is a text. Only for a JWT that is neither text nor null. The scenario is then not applicable.",
    ),
});
export type CallResult = z.infer<typeof CallResult>;

const sdkId = shortText.min(1).describe('Names an SDK instance. The harness chooses it.');
const callId = shortText
  .min(1)
  .describe('Names a call. Callbacks that fire after its answer are reported under it by disposeSdk.');

const callbackThrows = z
  .literal(true)
  .exactOptional()
  .describe(
    "The first callback of this call throws, once it has been noted: what the application's code does is no affair of the SDK. Only if `insideCallbacks` has throw.",
  );
const insideCallbackOf = shortText
  .min(1)
  .exactOptional()
  .describe(
    'Make this call inside the first callback of the call with this `callId`, before that callback returns. It comes before that call does, and may name an SDK that is not there yet. Where the callback never fires, answer without callbacks after `timeoutMs`. Only if `insideCallbacks` has call.',
  );

/**
 * `createSdk` parameters. Answered when the SDK has registered its installation, or has failed to; by an adapter that has
 * `registersLater`, when the registration event has come or a few seconds have passed since init called back. The id of an
 * instance that lives comes only to an adapter that has `startsAgain`: init is called on that one.
 */
export const CreateSdkParams = z.object({
  sdkId,
  callId,
  backendBaseURL: z.string(),
  applicationCode: z.string(),
  userDataJwt: JsonValue.exactOptional().describe(
    'Absent: the configuration has no userDataJwt. null: it has one, and it is null.',
  ),
  callbackThrows,
  timeoutMs,
});
export type CreateSdkParams = z.infer<typeof CreateSdkParams>;

/** `setUserDataJwt` parameters. */
export const SetUserDataJwtParams = z.object({
  sdkId,
  callId,
  jwt: JsonValue.exactOptional().describe(
    'Absent: the setter is called with undefined, where the language has it.',
  ),
  insideCallbackOf,
  callbackThrows,
  timeoutMs,
});
export type SetUserDataJwtParams = z.infer<typeof SetUserDataJwtParams>;

/** `invoke` parameters. */
export const InvokeParams = z.object({
  sdkId,
  callId,
  operation: z.enum(OPERATIONS),
  argument: JsonValue.exactOptional().describe('Absent: the operation takes none but its callbacks.'),
  insideCallbackOf,
  callbackThrows,
  timeoutMs,
});
export type InvokeParams = z.infer<typeof InvokeParams>;

/** `setClock` parameters. */
export const SetClockParams = z.object({
  sdkId,
  clockMs: z
    .number()
    .nullable()
    .describe(
      'What the SDK reads from now on, standing still, milliseconds since the epoch. null: the real clock.',
    ),
});
export type SetClockParams = z.infer<typeof SetClockParams>;

/** `disposeSdk` parameters. */
export const DisposeSdkParams = z.object({ sdkId });
export type DisposeSdkParams = z.infer<typeof DisposeSdkParams>;

const late = z.array(z.object({ callId, callback: ObservedCallback })).max(MAX_LATE);

/** `disposeSdk` result: what fired after a call had been answered, and what the SDK logged if the adapter saw it. */
export const DisposeSdkResult = z.object({
  late: late.describe(
    'The callbacks that fired after their call had been answered; also those, since the last time, of SDK instances that were dropped before.',
  ),
  logs: z
    .array(z.string().max(100_000))
    .max(10_000)
    .exactOptional()
    .describe(
      'What the SDK logged, line by line, where standard error does not show it: no token may be in it.',
    ),
});
export type DisposeSdkResult = z.infer<typeof DisposeSdkResult>;

/** `shutdown` result. */
export const ShutdownResult = z.object({
  late: late.exactOptional().describe('The callbacks that SDK instances fired after they were dropped.'),
});
export type ShutdownResult = z.infer<typeof ShutdownResult>;

/** Callbacks that fired after their call had been answered, each with its `callId`. */
export type LateCallbacks = DisposeSdkResult['late'];

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
  shutdown: { params: Empty, result: ShutdownResult },
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
  shutdown(params: Empty): Promise<ShutdownResult>;
}
