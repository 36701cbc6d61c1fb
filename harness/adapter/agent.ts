// The agent: what an app or a page holds to have its SDK driven. It dials the harness over WebSocket, answers what it is
// asked and dials again when the connection is lost. No Node API: it runs in React Native, in browsers, in any JavaScript.
import type { Adapter } from '../../contracts/adapter-protocol.ts';
import { AGENT_CLOSE } from '../../contracts/agent-connection.ts';
import { answered } from './answering.ts';
import { type Offered, offeredAdapter } from './offered.ts';

/** How long to wait before dialling again, milliseconds: at first, and at most. */
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
/** How long without any connection until the agent gives up, milliseconds. */
const GIVE_UP_MS = 600_000;

/** What the agent is doing. `ended`: it will not dial again, for the reason given. */
export type AgentState =
  | { readonly state: 'dialling' | 'connected' }
  | { readonly state: 'waiting'; readonly forMs: number; readonly because: string }
  | { readonly state: 'ended'; readonly because: string };

/** What an agent may be told besides the SDK that it offers. */
export interface AgentOptions {
  /** Tells agents of one run apart, and one over its reconnections. Default: a random one. */
  readonly name?: string;
  /** Called with each change: show it in the app. */
  readonly onState?: (state: AgentState) => void;
  /** How long without any connection until it gives up, milliseconds. Default: ten minutes. */
  readonly giveUpMs?: number;
}

/** An agent that has started to dial. */
export interface Agent {
  /** Closes the connection and does not dial again. */
  stop(): void;
  /** Fulfilled when the agent has ended, with the reason. Never rejects. */
  readonly ended: Promise<string>;
}

/** Reasons that end the agent, by close code. */
const FINAL: Readonly<Record<number, string>> = {
  [AGENT_CLOSE.over]: 'The run is over.',
  [AGENT_CLOSE.replaced]: 'Another connection of the same agent has taken over.',
  [AGENT_CLOSE.tokenRefused]: 'The harness refused the token of the URL: each run prints a new one.',
};

function randomName(): string {
  return `agent-${Math.random().toString(36).slice(2, 12)}`;
}

function addressFor(url: string, name: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}agent=${encodeURIComponent(name)}`;
}

/** The agent's connections, one after another. */
class Dialling implements Agent {
  readonly ended: Promise<string>;
  readonly #address: string;
  readonly #adapter: Adapter;
  readonly #options: AgentOptions;
  #settle: (because: string) => void = () => {};
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pauseMs = FIRST_PAUSE_MS;
  #lastSeenMs = Date.now();
  #over = false;

  constructor(url: string, offered: Offered, options: AgentOptions) {
    this.#address = addressFor(url, options.name ?? randomName());
    this.#adapter = offeredAdapter(offered);
    this.#options = options;
    this.ended = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#dial();
  }

  stop(): void {
    this.#end('The app stopped it.');
    this.#socket?.close(1000);
  }

  #say(state: AgentState): void {
    this.#options.onState?.(state);
  }

  #dial(): void {
    this.#say({ state: 'dialling' });
    let socket: WebSocket;
    try {
      socket = new WebSocket(this.#address);
    } catch (error) {
      // An address that is no WebSocket URL never becomes one.
      this.#end(error instanceof Error ? error.message : String(error));
      return;
    }
    this.#socket = socket;
    let opened = false;
    socket.onopen = () => {
      opened = true;
      this.#pauseMs = FIRST_PAUSE_MS;
      this.#say({ state: 'connected' });
    };
    socket.onmessage = (event: { readonly data: unknown }) => void this.#answer(socket, String(event.data));
    socket.onerror = () => {
      // What is wrong is told by the close that follows.
    };
    socket.onclose = (event: { readonly code?: number; readonly reason?: string }) => {
      if (opened) this.#lastSeenMs = Date.now();
      this.#closed(event);
    };
  }

  /** Answers on the connection that asked, if it is still the one: an answer means nothing in another session. */
  async #answer(socket: WebSocket, text: string): Promise<void> {
    const answer = await answered(this.#adapter, text);
    if (socket === this.#socket && socket.readyState === 1) socket.send(JSON.stringify(answer));
  }

  #closed({ code = 1006, reason = '' }: { readonly code?: number; readonly reason?: string }): void {
    if (this.#over) return;
    const final = FINAL[code];
    if (final !== undefined) this.#end(reason === '' ? final : reason);
    else if (Date.now() - this.#lastSeenMs > (this.#options.giveUpMs ?? GIVE_UP_MS))
      this.#end('The harness was not reached for too long.');
    else this.#dialAgain(code, reason);
  }

  #dialAgain(code: number, reason: string): void {
    const forMs = code === AGENT_CLOSE.again ? 0 : this.#pauseMs;
    if (code !== AGENT_CLOSE.again) this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
    this.#say({
      state: 'waiting',
      forMs,
      because: `The connection was closed (code ${code}). ${reason}`.trim(),
    });
    this.#timer = setTimeout(() => this.#dial(), forMs);
  }

  #end(because: string): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#timer);
    this.#say({ state: 'ended', because });
    this.#settle(because);
  }
}

/**
 * Lets the harness drive an SDK of this app.
 *
 *     import { connectAgent } from 'mm-auth-conformance/agent';
 *     connectAgent('ws://10.0.2.2:8485/agent?token=…', { create: () => mobileMessaging, sdk: { name: 'my SDK', version: '1.0' } });
 *
 * @param url The address that `mm-auth-conformance run --sdk agent` printed.
 * @param offered How to make an SDK with the plugin's surface and what it is called; or a whole adapter.
 */
export function connectAgent(url: string, offered: Offered, options: AgentOptions = {}): Agent {
  return new Dialling(url, offered, options);
}
