// Regenerates the committed pacts: every interaction is first fulfilled against a Pact mock server, by the reference SDK
// where an SDK makes the request, by a plain request otherwise. Then Pact writes the files.
import type { Interaction } from '../../../contracts/interaction.ts';
import { CONTRACTS, type Contract } from '../../../contracts/interactions/all.ts';
import { openedTarget } from '../../target/opened-target.ts';
import { SPECIFICATIONS, type Specification } from '../native/pact-core.ts';
import { type Drive, isMadeBySdk } from './drive.ts';
import { fulfil } from './fulfil.ts';
import { withSdk } from './opened-sdk.ts';
import { pactText, partiesOf } from './pact-file.ts';
import { startPactMock } from './pact-mock.ts';
import { plainRequest } from './plain-request.ts';

const CALL_TIMEOUT_MS = 10_000;

/** A pact file as it should be. */
export interface GeneratedPact {
  readonly contract: Contract;
  readonly specification: Specification;
  /** Its path below contracts/pacts/. */
  readonly path: string;
  readonly text: string;
}

async function plainly(interaction: Interaction): Promise<readonly string[]> {
  const mock = await startPactMock(interaction);
  try {
    await mock.ask(plainRequest(interaction));
    return await mock.mismatches();
  } finally {
    mock.stop();
  }
}

/** The reference SDK puts a call on the wire in its first form; the others stand for other SDKs. */
async function mismatchesOf(interaction: Interaction, sdk: Drive): Promise<readonly string[]> {
  if (!isMadeBySdk(interaction) || interaction.otherFormOf !== undefined) return plainly(interaction);
  return (await fulfil([interaction], sdk)).mismatches;
}

/**
 * Every pact file, in each specification version.
 * @throws Error that names an interaction which nobody's request fulfils.
 */
export async function generatePacts(
  contracts: readonly Contract[] = CONTRACTS,
): Promise<readonly GeneratedPact[]> {
  const target = await openedTarget('reference', { cwd: process.cwd() });
  await withSdk(target, CALL_TIMEOUT_MS, async (sdk) => {
    for (const interaction of contracts.flatMap((contract) => contract.interactions)) {
      const mismatches = await mismatchesOf(interaction, sdk);
      if (mismatches.length > 0)
        throw new Error(`"${interaction.description}" is not fulfilled: ${mismatches.join('; ')}`);
    }
  });
  const pacts: GeneratedPact[] = [];
  for (const contract of contracts) {
    for (const specification of SPECIFICATIONS) {
      // Specification V3 has no pending interactions: one that binds nobody would fail a backend there.
      const interactions = contract.interactions.filter(
        ({ level }) => specification === 'v4' || level === undefined,
      );
      const text = await pactText(partiesOf(contract.party), interactions, specification);
      pacts.push({ contract, specification, path: `${specification}/${contract.file}`, text });
    }
  }
  return pacts;
}
