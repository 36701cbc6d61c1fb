// From a target on the command line to a driver.
import type { BackendHost } from '../backend/backend-host.ts';
import type { HttpOptions } from '../backend/http.ts';
import { listenInProcess } from '../backend/in-process.ts';
import type { Worlds } from '../backend/worlds.ts';
import { UsageError } from '../base/usage-error.ts';
import { adapterDriver } from '../drivers/adapter.ts';
import { type AgentTargetOptions, waitForAgents } from '../drivers/agent/agent.ts';
import { commandTarget } from '../drivers/command.ts';
import type { Driver } from '../drivers/driver.ts';
import { moduleDriver } from '../drivers/module.ts';
import { pageTarget } from '../drivers/page/page.ts';
import { referenceAdapter } from '../reference/adapter.ts';
import { mutantAdapter, mutantById } from '../reference/mutants/all.ts';

/** A driver with the kind of its target, for the report, and the mock backend that its SDK reaches. */
export interface Opened {
  readonly driver: Driver;
  readonly kind: 'module' | 'command' | 'page' | 'agent';
  /** Serves the worlds where the SDK reaches them; before the driver is started. */
  readonly listen: (worlds: Worlds) => Promise<BackendHost>;
}

/** What a target may need to be opened. */
export interface OpenOptions {
  /** What relative paths start from. */
  readonly cwd: string;
  /** How long an adapter outside this process may take to start and to introduce itself, milliseconds. */
  readonly startTimeoutMs?: number;
  /** How many processes of a `command:` target run side by side; default 1. */
  readonly workers?: number;
  /** Where the mock backend listens for SDKs in other processes, and under which base URL they reach it. */
  readonly network?: HttpOptions;
  /** How agents are waited for, besides `network`. */
  readonly agents?: Partial<Omit<AgentTargetOptions, keyof HttpOptions>>;
}

/** Several targets that were opened together. */
export interface OpenedAgents {
  readonly all: readonly Opened[];
  /** Gives back the port that they share. */
  stop(): Promise<void>;
}

/**
 * Listens for as many agents as the options ask for; each is a target of its own. Nothing is started yet.
 * @throws UsageError `CANNOT_LISTEN`
 */
export async function openAgents(options: OpenOptions): Promise<OpenedAgents> {
  const notice = (line: string) => void process.stderr.write(`${line}\n`);
  const hub = await waitForAgents({ notice, ...options.agents, ...options.network });
  return {
    all: hub.seats.map((seat) => ({ ...seat, kind: 'agent' })),
    stop: hub.stop,
  };
}

/** One agent: the port is given back with its backend. */
async function openAgent(options: OpenOptions): Promise<Opened> {
  const { all, stop } = await openAgents({ ...options, agents: { ...options.agents, agents: 1 } });
  const [opened] = all;
  if (opened === undefined) throw new Error('One agent has one place.');
  return {
    ...opened,
    listen: async (worlds) => ({ ...(await opened.listen(worlds)), stop }),
  };
}

const TARGETS = [
  'Use "reference" (the bundled SDK), "module:PATH" (an adapter in a JavaScript or TypeScript file),',
  '"command:COMMAND" (an adapter in a process of its own, in any language), "page:URL" (an SDK in a web page; a file',
  'is fine), "agent" (an SDK in an app that dials in) or "mutant:ID" (a bundled SDK with one known defect).',
].join(' ');

/** @throws UsageError `UNKNOWN_TARGET` */
function mutantDriver(id: string): Driver {
  const mutant = mutantById(id);
  if (mutant === undefined)
    throw new UsageError(
      'UNKNOWN_TARGET',
      `There is no mutant "${id}".`,
      'See them with: mm-auth-conformance sensitivity --list',
    );
  return adapterDriver(() => mutantAdapter(mutant));
}

/**
 * The driver for a target. Nothing is started yet.
 * @throws UsageError `UNKNOWN_TARGET`, or what the kind of target says.
 */
export async function openTarget(target: string, options: OpenOptions): Promise<Opened> {
  const { cwd } = options;
  const inProcess = (driver: Driver): Opened => ({
    driver,
    kind: 'module',
    listen: async (worlds) => listenInProcess(worlds),
  });
  if (target === 'reference') return inProcess(adapterDriver(() => referenceAdapter()));
  if (target === 'agent') return openAgent(options);
  const colon = target.indexOf(':');
  const rest = colon === -1 ? '' : target.slice(colon + 1).trim();
  switch (rest === '' ? undefined : target.slice(0, colon)) {
    case 'module':
      return inProcess(await moduleDriver(rest, cwd));
    case 'mutant':
      return inProcess(mutantDriver(rest));
    case 'command':
      return { ...commandTarget(rest, options), kind: 'command' };
    case 'page':
      return { ...(await pageTarget(rest, cwd)), kind: 'page' };
    default:
      throw new UsageError('UNKNOWN_TARGET', `"${target}" is no target.`, TARGETS);
  }
}
