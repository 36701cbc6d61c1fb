// Where agents dial in: one port for their WebSocket connections and for the mock backend that their SDKs reach. Each
// agent has a place of its own in the run; the token lets in as many agents as there are places, and no other.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { AGENT_CLOSE, AGENT_PATH } from '../../../contracts/agent-connection.ts';
import { MAX_MESSAGE_BYTES } from '../../../contracts/json-rpc.ts';
import { backendServer } from '../../backend/http.ts';
import { type Address, LOOPBACK, listen } from '../../net/listening.ts';
import { baseUrlOf } from '../../net/public-url.ts';
import { connectedDriver } from '../connected.ts';
import type { Target } from '../target.ts';
import { type Admission, admit, type GateOptions } from './gate.ts';
import { type Guest, guestFor, guestsFor, worldsFor } from './guests.ts';
import type { Waits } from './place.ts';
import { SocketTransport } from './socket-transport.ts';

/** What makes a hub. */
export interface HubOptions extends Address {
  /** How many agents. */
  readonly agents: number;
  readonly waits: Waits;
  /** The base URL under which agents reach the harness; absent: as each one names it when it dials in. */
  readonly publicUrl?: string;
  /** Origins of pages that may dial in, besides loopback ones. */
  readonly origins: readonly string[];
  /** Told once of each reason for which somebody was not let in. */
  readonly onRefused: (why: string) => void;
  /** Aborted: nobody is waited for any longer. */
  readonly signal?: AbortSignal;
}

/** How long agents may take to close their connections in order, milliseconds. */
const GOODBYE_MS = 500;
/** How many reasons are told; whoever knocks can make up any number of them. */
const MAX_TOLD = 20;

/** A hub that listens. */
export interface Hub {
  /** The address that an agent dials. It holds the token of this run. */
  readonly url: string;
  readonly port: number;
  /** One for each agent. */
  readonly seats: readonly Target[];
  stop(): Promise<void>;
}

/** Tells each reason once. */
function teller(onRefused: (why: string) => void): (why: string) => void {
  const told = new Set<string>();
  return (why) => {
    if (told.has(why) || told.size >= MAX_TOLD) return;
    told.add(why);
    onRefused(why);
  };
}

function refuseHttp(socket: Duplex, status: 403 | 404, why: string): void {
  const head = [
    `HTTP/1.1 ${status} ${status === 403 ? 'Forbidden' : 'Not Found'}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${why}\n`);
}

/** Who sits where, and who is turned away. */
class Reception {
  readonly #guests: readonly Guest[];
  readonly #refused: (why: string) => void;

  constructor(guests: readonly Guest[], refused: (why: string) => void) {
    this.#guests = guests;
    this.#refused = refused;
  }

  /** Takes an agent to its place. `baseUrl`: where it reaches the harness. */
  take(
    admission: Exclude<Admission, { http: unknown }>,
    transport: SocketTransport,
    message: IncomingMessage,
    baseUrl: string,
  ): void {
    if (!admission.admitted) {
      this.#turnAway(transport, AGENT_CLOSE.tokenRefused, admission.why);
      return;
    }
    const guest = guestFor(this.#guests, admission.agent);
    if (guest === undefined) {
      this.#turnAway(transport, AGENT_CLOSE.full, `All agents of --agents ${this.#guests.length} are here.`);
      return;
    }
    guest.name = admission.agent;
    guest.from = message.socket.remoteAddress;
    guest.place.arrive({ transport, baseUrl });
  }

  #turnAway(transport: SocketTransport, code: number, why: string): void {
    this.#refused(why);
    transport.close(code, why);
  }
}

function seatOf(guest: Guest, baseUrl: string): Target {
  return {
    kind: 'agent',
    listen: async (worlds) => {
      guest.worlds = worlds;
      return {
        baseUrl,
        stop: async () => guest.place.end(),
        load: async () => ({
          ...connectedDriver(guest.place),
          backendBaseURL: () => guest.place.baseUrl,
        }),
      };
    },
  };
}

/**
 * Listens for agents.
 * @throws UsageError `CANNOT_LISTEN`
 */
export async function openHub(options: HubOptions): Promise<Hub> {
  const { publicUrl } = options;
  const hosts = publicUrl === undefined ? [] : [new URL(publicUrl).hostname];
  const gate: GateOptions = { token: randomBytes(24).toString('base64url'), hosts, origins: options.origins };
  const guests = guestsFor(options.agents, options.waits);
  const refused = teller(options.onRefused);
  const reception = new Reception(guests, refused);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  let baseUrl = '';
  const server = backendServer(
    (message) => worldsFor(guests, message),
    () => baseUrl,
  );
  server.on('upgrade', (message: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => {});
    const { host, origin } = message.headers;
    const admission = admit({ url: message.url, host, origin }, gate);
    if ('http' in admission) {
      refused(admission.why);
      refuseHttp(socket, admission.http, admission.why);
      return;
    }
    // An emulator, a phone and this machine name the harness in different ways: each SDK gets the name that works for it.
    const named = publicUrl ?? `http://${host}`;
    sockets.handleUpgrade(message, socket, head, (client) =>
      reception.take(admission, new SocketTransport(client), message, named),
    );
  });
  const listening = await listen(server, options);
  baseUrl = baseUrlOf(options.host ?? LOOPBACK, listening.port, publicUrl);
  options.signal?.addEventListener('abort', () => {
    for (const { place } of guests) place.giveUp();
  });
  return {
    url: `${baseUrl.replace(/^http/, 'ws')}${AGENT_PATH}?token=${gate.token}`,
    port: listening.port,
    seats: guests.map((guest) => seatOf(guest, baseUrl)),
    stop: async () => {
      for (const { place } of guests) place.end();
      const goodbye = setTimeout(() => {
        for (const client of sockets.clients) client.terminate();
      }, GOODBYE_MS);
      await listening.stop();
      clearTimeout(goodbye);
    },
  };
}
