// A WebSocket as a transport: one JSON-RPC message a text frame. A connection that has gone silent is found by pings.
import type { RawData, WebSocket } from 'ws';
import { DriverFault } from '../driver.ts';
import type { Transport, TransportListener } from '../json-rpc.ts';

/** How often an agent is pinged, milliseconds; one that has not answered the last ping by the next one is gone. */
const PING_EVERY_MS = 15_000;

/** A connection to an agent. */
export class SocketTransport implements Transport {
  readonly #socket: WebSocket;
  readonly #pings: NodeJS.Timeout;
  #listener: TransportListener | undefined;
  #fault: DriverFault | undefined;
  #awake = true;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    this.#pings = setInterval(() => this.#ping(), PING_EVERY_MS);
    socket.on('pong', () => {
      this.#awake = true;
    });
    socket.on('message', (data, isBinary) => this.#message(data, isBinary));
    socket.on('error', (error) => this.#end(`The connection failed: ${error.message}`));
    socket.on('close', (code) => this.#end(`The agent's connection was closed (code ${code}).`));
  }

  /** Whether messages can still be sent. */
  get open(): boolean {
    return this.#fault === undefined;
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  listen(listener: TransportListener): void {
    this.#listener = listener;
    if (this.#fault !== undefined) listener.end(this.#fault);
  }

  trace(): undefined {
    return undefined;
  }

  /** Nobody listens any more; the connection itself stays. */
  retire(): void {
    this.#listener = undefined;
  }

  /** Closes the connection and says why. Over for us at once, whatever the other side does. */
  close(code: number, reason: string): void {
    this.#end(`The agent's connection was closed: ${reason}`);
    this.#socket.close(code, reason);
  }

  #message(data: RawData, isBinary: boolean): void {
    if (this.#fault !== undefined) return;
    if (isBinary)
      this.#end('The agent sent a binary frame; messages are text frames.', 'ADAPTER_MESSAGE_INVALID');
    else this.#listener?.message(String(data));
  }

  #ping(): void {
    if (this.#awake) {
      this.#awake = false;
      this.#socket.ping();
      return;
    }
    this.#end('The agent has gone silent: it answered no ping.');
    this.#socket.terminate();
  }

  #end(message: string, code: DriverFault['code'] = 'ADAPTER_DISCONNECTED'): void {
    clearInterval(this.#pings);
    if (this.#fault !== undefined) return;
    this.#fault = new DriverFault(code, message);
    this.#listener?.end(this.#fault);
  }
}
