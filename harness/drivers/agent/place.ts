// A place for one agent: waits until it dials in, takes its newest connection, waits again when that one is lost.
import { AGENT_CLOSE } from '../../../contracts/agent-connection.ts';
import type { Connection, Connector } from '../channel.ts';
import { DriverFault } from '../driver.ts';
import { JsonRpcPeer } from '../json-rpc.ts';
import type { SocketTransport } from './socket-transport.ts';

/** How long to wait for an agent, milliseconds. */
export interface Waits {
  /** Until it dials in for the first time. */
  readonly firstMs: number;
  /** Until it dials in again after its connection was lost, or a session ended. */
  readonly againMs: number;
}

/** An agent's connection with the base URL of the harness as the agent sees it. */
export interface Arrival {
  readonly transport: SocketTransport;
  readonly baseUrl: string;
}

/** One agent's place in a run. */
export class Place implements Connector {
  readonly network = 'http';
  readonly #waits: Waits;
  #current: Arrival | undefined;
  #used = false;
  #waiting: (() => void) | undefined;
  #over = false;
  #came = false;

  constructor(waits: Waits) {
    this.#waits = waits;
  }

  /** Where the agent reaches the harness; empty until it has dialled in. */
  get baseUrl(): string {
    return this.#current?.baseUrl ?? '';
  }

  /** Whether an agent is here now. */
  get connected(): boolean {
    return this.#current?.transport.open === true;
  }

  /** Takes a connection. The one before it, if there is one, is closed: the newest is the one that works. */
  arrive(arrival: Arrival): void {
    if (this.#over) {
      arrival.transport.close(AGENT_CLOSE.over, 'The run is over.');
      return;
    }
    this.#current?.transport.close(AGENT_CLOSE.replaced, 'A newer connection of this agent has taken over.');
    this.#current = arrival;
    this.#used = false;
    this.#came = true;
    this.#waiting?.();
  }

  async connect(): Promise<Connection> {
    // An answer of the session before must not be taken for one of this session: each has its own connection.
    if (this.#used) this.#current?.transport.close(AGENT_CLOSE.again, 'A new session begins.');
    const { transport } = await this.#fresh();
    this.#used = true;
    const peer = new JsonRpcPeer(transport);
    return {
      request: (method, params) => peer.request(method, params),
      trace: () => peer.trace(),
      // Closed when the next session begins, or with the run: until then nobody knows which it is.
      close: async () => transport.retire(),
    };
  }

  /** Waits no longer: the run was interrupted. */
  giveUp(): void {
    this.#over = true;
    this.#waiting?.();
  }

  /** The run is over for this agent. */
  end(): void {
    this.giveUp();
    this.#current?.transport.close(AGENT_CLOSE.over, 'The run is over.');
  }

  async #fresh(): Promise<Arrival> {
    const ms = this.#came ? this.#waits.againMs : this.#waits.firstMs;
    const isFresh = () => !this.#used && this.#current?.transport.open === true;
    const deadline = Date.now() + ms;
    while (!isFresh()) {
      const left = deadline - Date.now();
      if (left <= 0 || this.#over) throw this.#absent(ms);
      await this.#news(left);
    }
    const arrival = this.#current;
    if (arrival === undefined) throw this.#absent(ms);
    return arrival;
  }

  #absent(ms: number): DriverFault {
    const within = this.#over ? 'before the run ended' : `within ${Math.round(ms / 1_000)} s`;
    const text = this.#came ? 'The agent did not dial in again' : 'No agent dialled in';
    return new DriverFault('ADAPTER_START_FAILED', `${text} ${within}.`);
  }

  /** Until something arrives, or the time is up. */
  #news(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting = undefined;
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#waiting = done;
    });
  }
}
