// The one opener: worlds, the mock backend, the driver, and the end of all three.
import { createWorlds, type Worlds } from '../backend/worlds.ts';
import type { Driver } from '../drivers/driver.ts';
import type { Target, TargetKind } from '../drivers/target.ts';
import { type OpenOptions, targetOf } from './target-of.ts';

/** A target whose backend listens and whose driver is there, not started yet. */
export interface OpenedTarget {
  readonly kind: TargetKind;
  readonly driver: Driver;
  readonly worlds: Worlds;
  /** Where SDKs reach the mock backend, unless the driver says otherwise once it is started. */
  readonly backendBaseURL: string;
  /** Ends the adapter and gives back every port and process. Safe to call again. */
  stop(): Promise<void>;
}

/**
 * Opens a target: listens, then loads. `worlds`: those of a backend that it shares with others.
 * @throws UsageError when it cannot be loaded; nothing is left behind then.
 */
export async function opened(target: Target, worlds: Worlds = createWorlds()): Promise<OpenedTarget> {
  const listening = await target.listen(worlds);
  try {
    const driver = await listening.load();
    return {
      kind: target.kind,
      driver,
      worlds,
      backendBaseURL: listening.baseUrl,
      stop: async () => {
        await driver.stop();
        await listening.stop();
      },
    };
  } catch (error) {
    await listening.stop();
    throw error;
  }
}

/**
 * Opens the target of this name, as it stands on the command line.
 * @throws UsageError `UNKNOWN_TARGET`, or what the kind of target says.
 */
export async function openedTarget(name: string, options: OpenOptions): Promise<OpenedTarget> {
  return opened(await targetOf(name, options));
}
