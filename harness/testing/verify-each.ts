// For tests: many backends in one verification, each with interactions of its own. A start of Pact's verifier for each would
// take most of the time.
import { SEQUENCES } from '../../contracts/sequences/all.ts';
import type { ScenarioResult } from '../../reports/model.ts';
import type { BackendPolicy } from '../backend/state.ts';
import { committedPacts, type PlannedInteraction } from '../pact/files/pacts.ts';
import { startMockProvider } from '../pact/provider/mock/mock-provider.ts';
import type { Twist } from '../pact/provider/mock/twist.ts';
import { verifyProvider } from '../pact/provider/verify.ts';

/** A backend, as its difference from the bundled one. */
export interface Differing {
  readonly policy?: Partial<BackendPolicy>;
  readonly twist?: () => Twist;
}

interface Place {
  /** Whose interaction it is. */
  readonly at: number;
  readonly planned: PlannedInteraction;
}

/** The interactions of every backend, in the order in which Pact verifies them: by pact, then as they stand here. */
async function placesOf(asked: readonly (readonly string[])[]): Promise<readonly Place[]> {
  const pacts = await committedPacts();
  const places = pacts.flatMap((pact) =>
    asked.flatMap((descriptions, at) =>
      descriptions.flatMap((description) => {
        const interaction = pact.file.interactions.find((one) => one.description === description);
        return interaction === undefined ? [] : [{ at, pact, interaction }];
      }),
    ),
  );
  return places.map(({ at, pact, interaction }, index) => ({ at, planned: { index, pact, interaction } }));
}

/** Plays the sequences of these descriptions, each backend by itself: no verifier has to be started for them. */
async function playEach(
  backends: readonly Differing[],
  descriptionsOf: (at: number) => readonly string[],
): Promise<readonly (readonly ScenarioResult[])[]> {
  const results: (readonly ScenarioResult[])[] = [];
  for (const [at, { policy, twist }] of backends.entries()) {
    const asked = descriptionsOf(at);
    const sequences = SEQUENCES.filter(({ description }) => asked.includes(description));
    if (sequences.length === 0) {
      results.push([]);
      continue;
    }
    const mock = await startMockProvider(policy, twist?.());
    const { baseUrl, statesUrl } = mock;
    try {
      const options = { pacts: [], planned: [], sequences, baseUrl, statesUrl, applications: {} };
      results.push((await verifyProvider(options)).scenarios);
    } finally {
      await mock.stop();
    }
  }
  return results;
}

/**
 * Verifies each backend against the interactions and the sequences of these descriptions. What comes back belongs to the backends in their order.
 * Every interaction begins with a new application profile, and each profile behaves as the backend whose turn it is.
 */
export async function verifyEach(
  backends: readonly Differing[],
  descriptionsOf: (at: number) => readonly string[],
): Promise<readonly (readonly ScenarioResult[])[]> {
  const places = await placesOf(backends.map((_, at) => descriptionsOf(at)));
  const twists = backends.map(({ twist }) => twist?.());
  let started = false;
  let turn = -1;
  const now = () => places[turn]?.at ?? -1;
  const policyFor = () => {
    if (started) turn += 1;
    return backends[now()]?.policy ?? {};
  };
  const mock = await startMockProvider(policyFor, (asked) => {
    const twist = twists[now()];
    return twist === undefined ? asked.next() : twist(asked);
  });
  started = true;
  try {
    const { scenarios } = await verifyProvider({
      pacts: [...new Set(places.map(({ planned }) => planned.pact))],
      planned: places.map(({ planned }) => planned),
      baseUrl: mock.baseUrl,
      statesUrl: mock.statesUrl,
      applications: {},
    });
    const sequences = await playEach(backends, descriptionsOf);
    return backends.map((_, at) => [
      ...scenarios.filter((_one, place) => places[place]?.at === at),
      ...(sequences[at] ?? []),
    ]);
  } finally {
    await mock.stop();
  }
}
