// JSON-RPC 2.0 with an adapter, over any transport that carries text: lines of a process, frames of a WebSocket. A message
// that breaks the protocol ends the session: what it was meant for cannot be known, and nothing is guessed.
import { JSONRPCClient, type JSONRPCResponse } from 'json-rpc-2.0';
import type { Method } from '../../contracts/adapter-protocol.ts';
import { RPC_ERROR, RpcFailure, RpcSuccess } from '../../contracts/json-rpc.ts';
import { redactTokens } from '../tokens/decode.ts';
import type { Channel } from './channel.ts';
import { DriverFault } from './driver.ts';
import { problemIn } from './validated.ts';

/** How much of a message is quoted in a fault, in characters. */
const MAX_QUOTED = 200;

/** Carries messages as text, one JSON value each, in both directions. */
export interface Transport {
  /** Sends a message. May throw a `DriverFault`. */
  send(text: string): void;
  /** Says who takes what arrives. Called once, before anything is sent. */
  listen(listener: TransportListener): void;
  /** What to do about text that is no message, in one sentence. */
  readonly advice?: string;
  /** What helps to find a fault's cause. Holds no usable token. */
  trace(): string | undefined;
}

/** Takes what a transport brings. */
export interface TransportListener {
  message(text: string): void;
  /** No message will come any more. */
  end(fault: DriverFault): void;
}

function quoted(text: string): string {
  const shown = redactTokens(text.slice(0, 10 * MAX_QUOTED));
  return JSON.stringify(shown.length <= MAX_QUOTED ? shown : `${shown.slice(0, MAX_QUOTED)}…`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A response and the request that it answers, or what is wrong with it in words. */
type Read = { readonly id: number; readonly response: JSONRPCResponse } | { readonly broken: string };

function responseIn(text: string): Read {
  const message = parsed(text);
  if (message === undefined) return { broken: `text that is no JSON: ${quoted(text)}` };
  const failed = message !== null && typeof message === 'object' && 'error' in message;
  const problem = problemIn(failed ? RpcFailure : RpcSuccess, message);
  if (problem !== undefined)
    return { broken: `a message that is no JSON-RPC 2.0 response${problem} in ${quoted(text)}` };
  const response = message as JSONRPCResponse;
  return typeof response.id === 'number'
    ? { id: response.id, response }
    : { broken: `word that it could not read a request: ${quoted(response.error?.message ?? '')}` };
}

/** The harness's end of a JSON-RPC session: asks, and matches answers to what was asked. */
export class JsonRpcPeer implements Channel {
  readonly #transport: Transport;
  readonly #client: JSONRPCClient;
  readonly #pending = new Set<number>();
  readonly #rejects = new Set<(fault: DriverFault) => void>();
  #lastId = 0;
  #fault: DriverFault | undefined;

  constructor(transport: Transport) {
    this.#transport = transport;
    this.#client = new JSONRPCClient((message) => this.#send(JSON.stringify(message)));
    transport.listen({ message: (text) => this.#receive(text), end: (fault) => this.#end(fault) });
  }

  trace(): string | undefined {
    return this.#transport.trace();
  }

  async request(method: Method, params: unknown): Promise<unknown> {
    if (this.#fault !== undefined) throw this.#fault;
    this.#lastId += 1;
    const id = this.#lastId;
    this.#pending.add(id);
    let reject: (fault: DriverFault) => void = () => {};
    const ended = new Promise<never>((_, rejected) => {
      reject = rejected;
    });
    this.#rejects.add(reject);
    try {
      const answered = this.#client.requestAdvanced({ jsonrpc: '2.0', id, method, params });
      const response = await Promise.race([answered, ended]);
      // Another message of the same breath may have broken the protocol: then this answer is not to be trusted.
      if (this.#fault !== undefined) throw this.#fault;
      return this.#resultOf(response, method);
    } finally {
      this.#rejects.delete(reject);
    }
  }

  #send(text: string): void {
    try {
      this.#transport.send(text);
    } catch (error) {
      if (!(error instanceof DriverFault)) throw error;
      this.#end(error);
    }
  }

  #resultOf(response: JSONRPCResponse, method: Method): unknown {
    const { error } = response;
    if (error === undefined) return response.result;
    if (error.code === RPC_ERROR.methodNotFound)
      throw new DriverFault('ADAPTER_INVALID', `The adapter has no method ${method}.`);
    throw new Error(`${redactTokens(error.message)} (code ${error.code})`);
  }

  #receive(text: string): void {
    if (this.#fault !== undefined) return;
    const read = responseIn(text);
    if ('broken' in read) this.#break(read.broken, this.#transport.advice);
    else if (this.#pending.delete(read.id)) this.#client.receive(read.response);
    else if (read.id > 0 && read.id <= this.#lastId) this.#break(`a second answer to request ${read.id}`);
    else this.#break(`an answer to request ${read.id}, which was never asked`);
  }

  #break(sent: string, advice?: string): void {
    const text = `The adapter sent ${sent}.`;
    this.#end(new DriverFault('ADAPTER_MESSAGE_INVALID', advice === undefined ? text : `${text} ${advice}`));
  }

  #end(fault: DriverFault): void {
    if (this.#fault !== undefined) return;
    this.#fault = fault;
    for (const reject of [...this.#rejects]) reject(fault);
    this.#client.rejectAllPendingRequests(fault.message);
  }
}
