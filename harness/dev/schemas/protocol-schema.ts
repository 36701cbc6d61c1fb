// The adapter protocol as one JSON Schema: at its root any message on the wire, below it the type of every message.
import { z } from 'zod';
import {
  CallResult,
  Capabilities,
  CreateSdkParams,
  DisposeSdkParams,
  DisposeSdkResult,
  Empty,
  InitializeParams,
  InitializeResult,
  InvokeParams,
  JsonValue,
  METHODS,
  ObservedCallback,
  SetClockParams,
  SetUserDataJwtParams,
  ShutdownResult,
} from '../../../contracts/adapter-protocol.ts';
import { RpcFailure, RpcSuccess } from '../../../contracts/json-rpc.ts';
import { type JsonSchema, plain } from './json-schema.ts';

/** Every type of the protocol by its name, with what it is. */
const TYPES: readonly (readonly [name: string, schema: z.ZodType, description: string])[] = [
  ['JsonValue', JsonValue, 'Any JSON value.'],
  ['InitializeParams', InitializeParams, 'The first message of a session.'],
  [
    'Capabilities',
    Capabilities,
    'What an SDK and its adapter can do. The core operations cannot be declared away.',
  ],
  ['InitializeResult', InitializeResult, 'The adapter introduces its SDK.'],
  [
    'CreateSdkParams',
    CreateSdkParams,
    'Answered when the SDK has registered its installation, or has failed to.',
  ],
  ['SetUserDataJwtParams', SetUserDataJwtParams, 'Calls the setter.'],
  ['InvokeParams', InvokeParams, 'Calls an operation.'],
  ['ObservedCallback', ObservedCallback, 'One callback that fired.'],
  [
    'CallResult',
    CallResult,
    'What a call into the SDK led to. No callback in time: an empty list, which is an answer.',
  ],
  ['SetClockParams', SetClockParams, "Fixes the SDK's clock."],
  ['DisposeSdkParams', DisposeSdkParams, 'Gives an SDK instance back.'],
  ['DisposeSdkResult', DisposeSdkResult, 'What came late.'],
  ['ShutdownResult', ShutdownResult, 'What came late of SDK instances that were dropped.'],
  ['Empty', Empty, 'Nothing.'],
  ['Success', RpcSuccess, 'The answer to a request; its result has the type that belongs to the method.'],
  ['Failure', RpcFailure, 'The adapter could not do what it was asked. What the SDK does wrong is a result.'],
];

const nameOf = (schema: z.ZodType): string => TYPES.find(([, one]) => one === schema)?.[0] ?? '';
const reference = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });

/** The request of a method. Its result's type is named where a reader looks for it. */
function requestSchema(method: string, params: z.ZodType, result: z.ZodType): JsonSchema {
  return {
    title: `${method} request`,
    description: `Answered with ${nameOf(result)}.`,
    type: 'object',
    properties: {
      jsonrpc: { const: '2.0' },
      id: { type: 'integer' },
      method: { const: method },
      params: reference(nameOf(params)),
    },
    required: ['jsonrpc', 'id', 'method', 'params'],
  };
}

/** The schema of the adapter protocol. */
export function protocolSchema(): JsonSchema {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of TYPES) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/$defs/${id}`, io: 'input' });
  const requests = Object.entries(METHODS).map(([method, { params, result }]) =>
    requestSchema(method, params, result),
  );
  return {
    anyOf: [...requests, reference('Success'), reference('Failure')],
    $defs: Object.fromEntries(
      TYPES.map(([name, , description]) => [name, { description, ...plain(schemas[name]) }]),
    ),
  };
}
