// From the options of a run to the SDK that is opened, and how it and the mock backend reach each other.
import { defined } from '../base/defined.ts';
import { checkedAdapter } from '../drivers/checked-adapter.ts';
import type { TargetRun } from '../engine/run/run-target.ts';
import { checkedPublicUrl } from '../net/public-url.ts';
import type { OpenOptions } from '../target/target-of.ts';
import type { RunOptions } from './run-options.ts';

/** How an SDK is named in reports when it was handed over as a value. */
const AS_A_VALUE = 'an adapter in this program';

/** The name of the SDK that the options ask for, and what makes its adapter where it was handed over as a value. */
export function sdkOf({ sdk = 'reference' }: RunOptions): Pick<TargetRun, 'target' | 'adapter'> {
  if (typeof sdk === 'string') return { target: sdk };
  if (typeof sdk === 'function')
    return { target: AS_A_VALUE, adapter: async () => checkedAdapter(await sdk(), AS_A_VALUE) };
  const adapter = checkedAdapter(sdk, AS_A_VALUE);
  return { target: AS_A_VALUE, adapter: () => adapter };
}

/** How the SDK that the options name is opened. */
export function openOptionsOf(options: RunOptions, notice: (line: string) => void): OpenOptions {
  const { cwd = process.cwd(), sdkCwd, startTimeoutMs, workers, loopback, host, port, publicUrl } = options;
  const network = {
    host,
    port,
    publicUrl: publicUrl === undefined ? undefined : checkedPublicUrl(publicUrl),
  };
  const { agentWaitMs: waitMs, allowOrigins: origins, agents, signal } = options;
  return defined({
    cwd,
    sdkCwd,
    startTimeoutMs,
    workers,
    loopback,
    network: defined(network),
    agents: defined({ agents, waitMs, origins, signal, notice }),
  });
}
