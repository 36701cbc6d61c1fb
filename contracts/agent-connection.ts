// How an agent's WebSocket connection ends: the close codes of the harness (4000 to 4999 are an application's own, RFC
// 6455 §7.4.2). What travels on it is json-rpc.ts's, one message a text frame.

/** Where agents dial in, after the harness's address. */
export const AGENT_PATH = '/agent';

/** Why the harness closed a connection. */
export const AGENT_CLOSE = {
  /** The run is over. Do not dial again. */
  over: 4000,
  /** The session is over and a new one may begin: dial again at once. */
  again: 4001,
  /** A newer connection of the same agent has taken its place. Do not dial again from here. */
  replaced: 4002,
  /** The token of the URL is missing or of another run. */
  tokenRefused: 4401,
  /** Every agent that the run waits for is here. Dial again later: one may go. */
  full: 4409,
} as const;
