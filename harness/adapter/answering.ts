// The adapter's end of JSON-RPC 2.0: a message in, an answer out. There are no batches and no notifications in our protocol;
// what is no request is answered as the specification says (§5.1). No Node API.
import type { Adapter, Method } from '../../contracts/adapter-protocol.ts';
import { RPC_ERROR } from '../../contracts/rpc-error.ts';

const METHODS: readonly Method[] = [
  'initialize',
  'createSdk',
  'setUserDataJwt',
  'invoke',
  'setClock',
  'disposeSdk',
  'shutdown',
];

/** An answer, as JSON can carry it. */
export interface RpcAnswer {
  readonly jsonrpc: '2.0';
  readonly id: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

const failed = (id: unknown, code: number, message: string): RpcAnswer => ({
  jsonrpc: '2.0',
  id,
  error: { code, message },
});

function parsed(text: string): { readonly message: unknown } | undefined {
  try {
    return { message: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Performs what a message asks of the adapter. Never rejects: what the adapter cannot do is an answer too. */
export async function answered(adapter: Adapter, text: string): Promise<RpcAnswer> {
  const read = parsed(text);
  if (read === undefined) return failed(null, RPC_ERROR.parseError, 'The message is no JSON.');
  const { jsonrpc, id, method, params } = Object(read.message) as Readonly<Record<string, unknown>>;
  if (jsonrpc !== '2.0' || id === undefined || typeof method !== 'string')
    return failed(id ?? null, RPC_ERROR.invalidRequest, 'The message is no JSON-RPC 2.0 request.');
  const call: unknown = METHODS.some((one) => one === method) ? Reflect.get(adapter, method) : undefined;
  if (typeof call !== 'function')
    return failed(id, RPC_ERROR.methodNotFound, `There is no method ${method.slice(0, 100)}.`);
  try {
    const result: unknown = await Reflect.apply(call, adapter, [params]);
    return { jsonrpc: '2.0', id, result };
  } catch (error) {
    return failed(id, RPC_ERROR.internalError, error instanceof Error ? error.message : String(error));
  }
}
