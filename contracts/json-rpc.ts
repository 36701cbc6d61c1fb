// The adapter protocol between processes: JSON-RPC 2.0 (https://www.jsonrpc.org/specification). The harness asks, the
// adapter answers; there are no batches and no notifications. What an answer holds is adapter-protocol.ts's.
import { z } from 'zod';
import { METHODS, type Method } from './adapter-protocol.ts';

/** The longest message in either direction, in bytes of UTF-8. A longer one ends the session. */
export const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

const jsonrpc = z.literal('2.0');
/** Chosen by the harness, never used twice in a session; an answer gives it back as it is. */
const id = z.number().int();

/** A request: harness → adapter. */
export const RpcRequest = z.object({
  jsonrpc,
  id,
  method: z.enum(Object.keys(METHODS) as [Method, ...Method[]]),
  /** The method's parameters, always an object. */
  params: z.looseObject({}),
});
export type RpcRequest = z.infer<typeof RpcRequest>;

/** An answer to a request: adapter → harness. */
export const RpcSuccess = z.object({ jsonrpc, id, result: z.unknown() });
export type RpcSuccess = z.infer<typeof RpcSuccess>;

/**
 * The adapter could not do what it was asked. What the SDK itself does wrong, a throw included, is a result and no
 * error. `id` is null when the adapter could not read the request's.
 */
export const RpcFailure = z.object({
  jsonrpc,
  id: id.nullable(),
  error: z.object({ code: z.number().int(), message: z.string(), data: z.unknown().optional() }),
});
export type RpcFailure = z.infer<typeof RpcFailure>;
