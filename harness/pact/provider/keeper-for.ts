// Who brings provider states about for a backend: what it has, its states URL, its own API, in this order.
import type { Connection } from '../../net/connection.ts';
import type { Application, Applications } from './application.ts';

import type { BackendClient } from './backend-client.ts';
import type { BackendStates } from './states/backend-states.ts';
import { forwardedStates } from './states/forwarded.ts';
import { type StateKeeper, stateKeeper } from './states/keeper.ts';
import { type Seeds, seededStates } from './states/seeded.ts';
import { apiStates } from './states/through-api.ts';

/** A backend, as far as states are concerned. */
export interface KeptBackend {
  readonly baseUrl: string;
  readonly contactBaseUrl?: string;
  readonly applications: Applications;
  /** A second profile of the same backend. */
  readonly otherApplication?: Application;
  readonly statesUrl?: string;
  readonly seeds?: Seeds;
  readonly client: BackendClient;
  /** How long one request may take, milliseconds. */
  readonly timeoutMs: number;
  readonly connection?: Connection | undefined;
}

/** Those who bring states about for every way to the backend: seeds are given once, a states URL that is silent is left alone. */
export function sharedStates({
  seeds = {},
  statesUrl,
  timeoutMs,
  connection,
}: Pick<KeptBackend, 'seeds' | 'statesUrl' | 'timeoutMs' | 'connection'>): readonly BackendStates[] {
  return [
    seededStates(seeds),
    ...(statesUrl === undefined ? [] : [forwardedStates(statesUrl, timeoutMs, connection)]),
  ];
}

/** The keeper of a backend's states. `shared`: what other keepers of the same backend have in common with it. */
export function keeperFor(backend: KeptBackend, shared = sharedStates(backend)): StateKeeper {
  const { baseUrl, contactBaseUrl = baseUrl, applications, otherApplication, client } = backend;
  const bases = { mobile: baseUrl, contact: contactBaseUrl };
  return stateKeeper({
    applications,
    ...(otherApplication === undefined ? {} : { otherApplication }),
    bases,
    client,
    backend: [...shared, apiStates(client, bases)],
  });
}
