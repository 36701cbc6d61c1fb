// `agent`: an SDK inside an app or a page that dials the harness. What is printed tells whoever starts the app where to.
import { isEveryAddress, isLoopback } from '../../net/addresses.ts';
import { type Address, LOOPBACK } from '../../net/listening.ts';
import { DEFAULT_AGENT_WAIT_MS } from './agent-wait.ts';
import { type Hub, openHub } from './hub.ts';

/** How long an agent that has been here may take to come back, milliseconds: an app may have to start again. */
const DEFAULT_AGAIN_MS = 60_000;

/** How agents are waited for. */
export interface AgentTargetOptions extends Address {
  readonly agents?: number;
  /** How long the first connection of each may take, milliseconds. */
  readonly waitMs?: number;
  /** How long one that has been here may take to come back, milliseconds. */
  readonly againMs?: number;
  readonly publicUrl?: string;
  readonly origins?: readonly string[];
  readonly signal?: AbortSignal;
  /** Takes lines for whoever starts the app. */
  readonly notice: (line: string) => void;
}

/** Where to dial from elsewhere, when it is not said with --public-url. */
function elsewhere({ host = LOOPBACK, publicUrl }: AgentTargetOptions, hub: Hub): readonly string[] {
  if (publicUrl !== undefined) return [];
  const other = (name: string) => hub.url.replace(/^ws:\/\/[^/]+/, `ws://${name}:${hub.port}`);
  if (isEveryAddress(host)) return [`  from an Android emulator: ${other('10.0.2.2')}`];
  if (!isLoopback(host)) return [];
  return [
    `  from an Android emulator: ${other('10.0.2.2')}`,
    `  from a phone on USB, as above, after: adb reverse tcp:${hub.port} tcp:${hub.port}`,
    '  from a phone on your network: start with --host 0.0.0.0',
  ];
}

/**
 * Listens for agents and says where.
 * @throws UsageError `CANNOT_LISTEN`
 */
export async function waitForAgents(options: AgentTargetOptions): Promise<Hub> {
  const {
    agents = 1,
    waitMs = DEFAULT_AGENT_WAIT_MS,
    origins = [],
    againMs = DEFAULT_AGAIN_MS,
    notice,
  } = options;
  const hub = await openHub({
    ...options,
    agents,
    origins,
    waits: { firstMs: waitMs, againMs },
    onRefused: (why) => notice(`Not let in: ${why}`),
  });
  const who = agents === 1 ? 'an agent' : `${agents} agents`;
  notice(`Waiting up to ${Math.round(waitMs / 1_000)} s for ${who} to dial in:`);
  notice(`  ${hub.url}`);
  for (const line of elsewhere(options, hub)) notice(line);
  return hub;
}
