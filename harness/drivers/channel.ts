// What lies between the protocol and an adapter, wherever the adapter runs.
import type { Method } from '../../contracts/adapter-protocol.ts';
import type { LogLine, Network } from './driver.ts';
import type { Escaped } from './escaped.ts';

/** Carries a method to an adapter and its answer back. */
export interface Channel {
  /**
   * Asks, and answers with what the adapter answered, unchecked. Rejects with a `DriverFault` when the adapter cannot be
   * reached, with any other error when the adapter says that it could not do it.
   */
  request(method: Method, params: unknown): Promise<unknown>;
  /** What helps to find a fault's cause: the last lines that the adapter wrote. Holds no usable token. */
  trace?(): string | undefined;
}

/** A channel to one running adapter. */
export interface Connection extends Channel {
  /** Ends the adapter and gives back all that it held; it has been asked to shut down. Bounded, never rejects. */
  close(): Promise<void>;
}

/** How an adapter of some kind is reached. */
export interface Connector {
  readonly network: Network;
  /** What a callback throws on purpose, and the SDK lets through, ends nothing there. */
  readonly guarded?: true;
  /**
   * Starts an adapter, or waits for one, and connects. Called again after a fault; the connection before it is closed
   * by then. `log` takes every line that the SDK or its adapter writes, `escaped` what it lets go wrong uncaught.
   */
  connect(log: (line: LogLine) => void, escaped: (one: Escaped) => void): Promise<Connection>;
}
