// From a name on the command line to a target of which nothing is loaded yet: neither the SDK, nor what only other targets need.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Adapter } from '../../contracts/adapter-protocol.ts';
import type { HttpOptions } from '../backend/http.ts';
import { UsageError } from '../base/usage-error.ts';
import { adapterDriver } from '../drivers/adapter.ts';
import type { AgentTargetOptions } from '../drivers/agent/agent.ts';
import type { Driver } from '../drivers/driver.ts';
import type { Target } from '../drivers/target.ts';
import { referenceAdapter } from '../reference/adapter.ts';
import { adapterTarget, inProcessTarget, loopbackTarget } from './in-process.ts';

/** What a target may need to be opened. */
export interface OpenOptions {
  /** What relative paths start from. */
  readonly cwd: string;
  /** Where a `command:` adapter is started; default: there. */
  readonly sdkCwd?: string;
  /** Makes the adapter of an SDK in this process, whatever the target's name; called at each start. */
  readonly adapter?: () => Adapter | Promise<Adapter>;
  /** How long an adapter outside this process may take to start and to introduce itself, milliseconds. */
  readonly startTimeoutMs?: number;
  /** A `module:` target's SDK reaches the mock backend over HTTP on this machine, for what is not seen in this process. */
  readonly loopback?: boolean;
  /** How many processes of a `command:` target run side by side; default 1. */
  readonly workers?: number;
  /** Where the mock backend listens for SDKs in other processes, and under which base URL they reach it. */
  readonly network?: HttpOptions;
  /** How agents are waited for, besides `network`. */
  readonly agents?: Partial<Omit<AgentTargetOptions, keyof HttpOptions>>;
}

/** Several agents that dial into one port. */
export interface AgentTargets {
  readonly all: readonly Target[];
  /** Gives back the port that they share. */
  stop(): Promise<void>;
}

/**
 * Listens for as many agents as the options ask for; each is a target of its own. Nothing is started yet.
 * @throws UsageError `CANNOT_LISTEN`
 */
export async function agentTargets(options: OpenOptions): Promise<AgentTargets> {
  const notice = (line: string) => void process.stderr.write(`${line}\n`);
  const { waitForAgents } = await import('../drivers/agent/agent.ts');
  const hub = await waitForAgents({ notice, ...options.agents, ...options.network });
  return { all: hub.seats, stop: hub.stop };
}

/** One agent: the port is given back with its backend. */
async function agentTarget(options: OpenOptions): Promise<Target> {
  const { all, stop } = await agentTargets({ ...options, agents: { ...options.agents, agents: 1 } });
  const [seat] = all;
  if (seat === undefined) throw new Error('One agent has one place.');
  return { kind: 'agent', listen: async (worlds) => ({ ...(await seat.listen(worlds)), stop }) };
}

const TARGETS = [
  'Use "reference" (the bundled SDK), "module:PATH" (an adapter in a JavaScript or TypeScript file),',
  '"command:COMMAND" (an adapter in a process of its own, in any language), "page:URL" (an SDK in a web page; a file',
  'is fine), "agent" (an SDK in an app that dials in) or "mutant:ID" (a bundled SDK with one known defect).',
].join(' ');

/** The commonest mistake: a file without the word for what it is. */
function fileMeant(target: string, cwd: string): string | undefined {
  if (!existsSync(resolve(cwd, target))) return undefined;
  if (/\.[cm]?[jt]sx?$/.test(target)) return `Did you mean --sdk module:${target}?`;
  return /\.html?$/.test(target) ? `Did you mean --sdk page:${target}?` : undefined;
}

/** @throws UsageError `UNKNOWN_TARGET` */
async function mutantTarget(id: string): Promise<Target> {
  const { mutantAdapter, mutantById } = await import('../reference/mutants/all.ts');
  const mutant = mutantById(id);
  if (mutant === undefined)
    throw new UsageError(
      'UNKNOWN_TARGET',
      `There is no mutant "${id}".`,
      'See them with: mm-auth-conformance sensitivity --list',
    );
  return adapterTarget(() => mutantAdapter(mutant));
}

/** A target whose SDK runs in this process. */
function ownTarget(load: () => Driver | Promise<Driver>, { loopback, network }: OpenOptions): Target {
  return loopback === true ? loopbackTarget(load, network) : inProcessTarget(load);
}

/**
 * The target of this name. Nothing of it is loaded or started yet; agents may dial in already.
 * @throws UsageError `UNKNOWN_TARGET`, or what the kind of target says.
 */
export async function targetOf(target: string, options: OpenOptions): Promise<Target> {
  const { cwd, adapter } = options;
  if (adapter !== undefined) return ownTarget(() => adapterDriver(adapter), options);
  if (target === 'reference') return adapterTarget(() => referenceAdapter());
  if (target === 'agent') return agentTarget(options);
  const colon = target.indexOf(':');
  const rest = colon === -1 ? '' : target.slice(colon + 1).trim();
  switch (rest === '' ? undefined : target.slice(0, colon)) {
    case 'module':
      return ownTarget(async () => (await import('../drivers/module.ts')).moduleDriver(rest, cwd), options);
    case 'mutant':
      return mutantTarget(rest);
    case 'command':
      return (await import('../drivers/command.ts')).commandTarget(rest, {
        ...options,
        cwd: resolve(cwd, options.sdkCwd ?? '.'),
      });
    case 'page':
      return (await import('../drivers/page/page.ts')).pageTarget(rest, cwd);
    default:
      throw new UsageError('UNKNOWN_TARGET', `"${target}" is no target.`, fileMeant(target, cwd) ?? TARGETS);
  }
}
