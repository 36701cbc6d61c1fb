// Pact files: written by Pact's own library, compared by what they say.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Interaction, PARTIES, type Party } from '../../../contracts/interaction.ts';
import type { Json, JsonObject } from '../../../contracts/json.ts';
import { newPact, type Specification } from '../native/pact-core.ts';
import { addInteraction } from './add-interaction.ts';

/** A pact as it was written, as far as it is changed. */
interface WrittenPact {
  readonly interactions: readonly { readonly response?: { readonly matchingRules?: { status?: unknown } } }[];
}

/**
 * Pact's library puts the rules of a status under "$", as if it had parts. The specification does not, and pact-jvm then
 * compares with the example: the file is brought to the specification's form, which every verifier was seen to read.
 */
function statusRulesAsSpecified(text: string): string {
  const pact = JSON.parse(text) as WrittenPact;
  for (const { response } of pact.interactions) {
    const rules = response?.matchingRules;
    const { status } = rules ?? {};
    if (rules === undefined || status === null || typeof status !== 'object') continue;
    if ('$' in status) rules.status = status.$;
  }
  return JSON.stringify(pact, null, 2);
}

/** The text of a pact file, as Pact writes it: sorted, the same from run to run, no newline at its end. */
export async function pactText(
  parties: { readonly consumer: string; readonly provider: string },
  interactions: readonly Interaction[],
  specification: Specification,
): Promise<string> {
  const pact = await newPact(parties.consumer, parties.provider, specification);
  for (const interaction of interactions) addInteraction(pact, interaction);
  // Written into an empty folder: Pact would merge with a file that is there, and keep stale interactions.
  const folder = await mkdtemp(join(tmpdir(), 'mm-auth-conformance-pact-'));
  try {
    pact.writePactFile(folder, false);
    const file = join(folder, `${parties.consumer}-${parties.provider}.json`);
    return statusRulesAsSpecified(await readFile(file, 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The parties of the contracts. */
export function partiesOf(party: Party): { readonly consumer: string; readonly provider: string } {
  return PARTIES[party];
}

/** What a pact says, without the versions of the tools that wrote it. */
function meaning(text: string): Json {
  const { metadata, ...pact } = JSON.parse(text) as JsonObject & { readonly metadata?: JsonObject };
  const { pactRust: _rust, 'pact-js': _js, ...kept } = metadata ?? {};
  return { ...pact, metadata: kept };
}

/** Whether two pact files say the same. Text that is no JSON says nothing. */
export function sayTheSame(one: string, other: string): boolean {
  try {
    return isDeepStrictEqual(meaning(one), meaning(other));
  } catch {
    return false;
  }
}
