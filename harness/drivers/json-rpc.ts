// JSON-RPC 2.0 with an adapter, over any transport that carries text: lines of a process, frames of a WebSocket. A message
// that breaks the protocol ends the session: what it was meant for cannot be known, and nothing is guessed.
import type { Method } from '../../contracts/adapter-protocol.ts';
import { RpcFailure, RpcSuccess } from '../../contracts/json-rpc.ts';
import { RPC_ERROR } from '../../contracts/rpc-error.ts';
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
type Read = { readonly id: number; readonly response: Response } | { readonly broken: string };
type Response = RpcSuccess | RpcFailure;

function responseIn(text: string): Read {
  const message = parsed(text);
  if (message === undefined) return { broken: `text that is no JSON: ${quoted(text)}` };
  const failed = message !== null && typeof message === 'object' && 'error' in message;
  const problem = problemIn(failed ? RpcFailure : RpcSuccess, message);
  if (problem !== undefined)
    return { broken: `a message that is no JSON-RPC 2.0 response${problem} in ${quoted(text)}` };
  const response = message as Response;
  if (response.id !== null) return { id: response.id, response };
  const said = 'error' in response ? response.error.message : '';
  return { broken: `word that it could not read a request: ${quoted(said)}` };
}

/** What waits for an answer. */
interface Waiting {
  readonly resolve: (response: Response) => void;
  readonly reject: (fault: DriverFault) => void;
}

/** The harness's end of a JSON-RPC session: asks, and matches answers to what was asked. */
export class JsonRpcPeer implements Channel {
  readonly #transport: Transport;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #fault: DriverFault | undefined;

  constructor(transport: Transport) {
    this.#transport = transport;
    transport.listen({ message: (text) => this.#receive(text), end: (fault) => this.#end(fault) });
  }

  trace(): string | undefined {
    return this.#transport.trace();
  }

  async request(method: Method, params: unknown): Promise<unknown> {
    if (this.#fault !== undefined) throw this.#fault;
    this.#lastId += 1;
    const id = this.#lastId;
    const answered = new Promise<Response>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    const response = await answered;
    // Another message of the same breath may have broken the protocol: then this answer is not to be trusted.
    if (this.#fault !== undefined) throw this.#fault;
    return this.#resultOf(response, method);
  }

  #send(text: string): void {
    try {
      this.#transport.send(text);
    } catch (error) {
      if (!(error instanceof DriverFault)) throw error;
      this.#end(error);
    }
  }

  #resultOf(response: Response, method: Method): unknown {
    if (!('error' in response)) return response.result;
    const { error } = response;
    if (error.code === RPC_ERROR.methodNotFound)
      throw new DriverFault('ADAPTER_INVALID', `The adapter has no method ${method}.`);
    throw new Error(`${redactTokens(error.message)} (code ${error.code})`);
  }

  #receive(text: string): void {
    if (this.#fault !== undefined) return;
    const read = responseIn(text);
    if ('broken' in read) this.#break(read.broken, this.#transport.advice);
    else if (this.#waiting.has(read.id)) this.#settle(read.id, read.response);
    else if (read.id > 0 && read.id <= this.#lastId) this.#break(`a second answer to request ${read.id}`);
    else this.#break(`an answer to request ${read.id}, which was never asked`);
  }

  #settle(id: number, response: Response): void {
    this.#waiting.get(id)?.resolve(response);
    this.#waiting.delete(id);
  }

  #break(sent: string, advice?: string): void {
    const text = `The adapter sent ${sent}.`;
    this.#end(new DriverFault('ADAPTER_MESSAGE_INVALID', advice === undefined ? text : `${text} ${advice}`));
  }

  #end(fault: DriverFault): void {
    if (this.#fault !== undefined) return;
    this.#fault = fault;
    for (const { reject } of this.#waiting.values()) reject(fault);
    this.#waiting.clear();
  }
}
