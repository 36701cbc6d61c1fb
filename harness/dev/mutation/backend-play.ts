// Plays the contracts against the mock backend of a bundle, until something is not as it should be: each interaction passes
// where nothing is broken, and each backend that is broken on purpose is still caught by the interaction that it names.
import { committedPacts, type PlannedInteraction, planned } from '../../pact/files/pacts.ts';
import { BROKEN_BACKENDS } from '../../pact/provider/broken-backends/all.ts';
import type { BrokenBackend } from '../../pact/provider/broken-backends/broken-backend.ts';
import { playInteraction } from './backend/play.ts';
import type * as Subject from './backend/subject.ts';
import { inOrder } from './in-order.ts';
import type { PlayOrder } from './protocol.ts';
import { UNIT_TEST } from './score.ts';

/** What an interaction of a backend that keeps the contracts ends with. */
const KEPT: readonly string[] = ['passed', 'observed'];

/** Something that must hold of the backend. */
interface Claim {
  readonly title: string;
  readonly interaction: PlannedInteraction;
  readonly broken?: BrokenBackend;
}

let claims: readonly Claim[] | undefined;

async function allClaims(): Promise<readonly Claim[]> {
  const interactions = planned(await committedPacts(), {});
  const byDescription = new Map(interactions.map((one) => [one.interaction.description, one]));
  const broken = BROKEN_BACKENDS.flatMap((one) => {
    const interaction = byDescription.get(one.caughtBy);
    return interaction === undefined
      ? []
      : [{ title: `the broken backend ${one.id}`, interaction, broken: one }];
  });
  return [
    ...interactions.map((interaction) => ({ title: interaction.interaction.description, interaction })),
    ...broken,
  ];
}

async function holds(
  { createWorlds, mockStates, twisted }: typeof Subject,
  { interaction, broken }: Claim,
): Promise<boolean> {
  const worlds = createWorlds();
  const twist = broken?.twist?.();
  const { outcome, checks } = await playInteraction(interaction, {
    answer: (request) => twisted(worlds, twist, request, worlds),
    states: mockStates(worlds, () => broken?.policy ?? {}),
  });
  if (broken === undefined) return KEPT.includes(outcome);
  return checks.some(({ status, requirement }) => status === 'failed' && requirement === broken.requirement);
}

/**
 * What does not hold: an interaction, a broken backend that is no longer caught, or a unit test of the mock backend. Of what the
 * mock does for SDKs and no backend has promised, unit tests alone can tell. Undefined: everything holds.
 */
export async function playContracts(subject: typeof Subject, order: PlayOrder): Promise<string | undefined> {
  claims ??= await allClaims();
  for (const claim of inOrder(claims, order.first, order.only)) {
    order.onNext(claim.title);
    if (!(await holds(subject, claim))) return claim.title;
  }
  const failed = await subject.firstFailure(order);
  return failed === undefined ? undefined : `${UNIT_TEST}${failed}`;
}
