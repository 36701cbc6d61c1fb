// For tests: a part of the contracts that stands for the whole.

import type { PactInteraction } from '../pact/files/pact-json.ts';
import { committedPacts, type Pact, type PlannedInteraction, planned } from '../pact/files/pacts.ts';

/** What is brought about before an interaction, and how it ends: interactions that share both are of one kind. */
function kindOf({ providerStates = [], request, response }: PactInteraction): string {
  const states = providerStates.map(({ name, params }) => `${name} ${String(params?.['call'] ?? '')}`);
  return JSON.stringify([states, request?.method === 'GET', response?.status]);
}

/** One interaction of each kind, in each pact. */
export async function oneOfEachKind(): Promise<readonly PlannedInteraction[]> {
  const pacts = await committedPacts();
  const kinds = new Set<string>();
  return planned(pacts, {})
    .filter(({ pact, interaction }) => {
      const kind = `${pact.source} ${kindOf(interaction)}`;
      return !kinds.has(kind) && kinds.add(kind);
    })
    .map((one, index) => ({ ...one, index }));
}

/** The committed pacts, each with these interactions alone. */
export async function partOf(descriptions: RegExp): Promise<readonly Pact[]> {
  const pacts = (await committedPacts()).map(({ source, file }) => ({
    source,
    file: { ...file, interactions: file.interactions.filter((one) => descriptions.test(one.description)) },
  }));
  return pacts.filter(({ file }) => file.interactions.length > 0);
}
