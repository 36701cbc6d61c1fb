// The bundled mock backend as a provider: the same handlers that judge SDKs, over HTTP, with a states URL.
import { MODES } from '../../../../contracts/mode.ts';
import type { BackendPolicy } from '../../../backend/state.ts';
import { createWorlds } from '../../../backend/worlds.ts';
import { listen } from '../../../net/listen.ts';
import type { Application, Applications } from '../application.ts';
import { applicationOf, mockStates, newWorld, type PolicyFor } from './mock-states.ts';
import { serveMock } from './serve.ts';
import type { Twist } from './twist.ts';

/** A provider under way. */
export interface MockProvider {
  readonly baseUrl: string;
  readonly statesUrl: string;
  /** A profile in each mode that is always there: for a verification without the states URL. */
  readonly applications: Applications;
  /** Another profile that is always there. */
  readonly otherApplication: Application;
  stop(): Promise<void>;
}

/**
 * Starts the mock backend. `policy`: overrides of what a correct backend decides, or who says so for each new profile. `twist`:
 * what comes before and after it.
 */
export async function startMockProvider(
  policy: Partial<BackendPolicy> | PolicyFor = {},
  twist?: Twist,
): Promise<MockProvider> {
  const policyFor: PolicyFor = typeof policy === 'function' ? policy : () => policy;
  const worlds = createWorlds();
  const standing = MODES.map((mode) => newWorld(mode, policyFor()));
  for (const world of standing) worlds.add(world);
  const other = newWorld('jwt', policyFor());
  worlds.add(other);
  const backend = await serveMock(worlds, twist);
  const states = await listen(mockStates(worlds, policyFor));
  return {
    baseUrl: backend.baseUrl,
    applications: Object.fromEntries(standing.map((world) => [world.mode, applicationOf(world)])),
    otherApplication: applicationOf(other),
    statesUrl: `${states.baseUrl}/states`,
    stop: async () => {
      await states.stop();
      await backend.stop();
    },
  };
}
