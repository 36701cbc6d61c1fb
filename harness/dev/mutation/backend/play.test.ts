// The quick way to play the contracts finds what Pact's own verifier finds: it passes the mock backend, and catches each
// backend that is broken on purpose by the same interaction, under the same requirement.
import { expect, test } from '@playwright/test';
import { SEQUENCES } from '../../../../contracts/sequences/all.ts';
import { handle } from '../../../backend/handle.ts';
import { createWorlds } from '../../../backend/worlds.ts';
import { committedPacts, planned } from '../../../pact/files/pacts.ts';
import { BROKEN_BACKENDS } from '../../../pact/provider/broken-backends/all.ts';
import { mockStates } from '../../../pact/provider/mock/mock-states.ts';
import { twisted } from '../../../pact/provider/mock/twist.ts';
import type { Differing } from '../../../testing/verify-each.ts';
import { type CalledBackend, playInteraction } from './play.ts';

function called({ policy = {}, twist }: Differing): CalledBackend {
  const worlds = createWorlds();
  const made = twist?.();
  return {
    answer: (request) =>
      made === undefined ? handle(worlds, request) : twisted(worlds, made, request, worlds),
    states: mockStates(worlds, () => policy),
  };
}

test('every interaction passes where nothing is broken', async () => {
  const wrong: string[] = [];
  for (const one of planned(await committedPacts(), {})) {
    const { outcome, checks } = await playInteraction(one, called({}));
    if (['failed', 'not-judged', 'warning'].includes(outcome))
      wrong.push(
        `${one.interaction.description}: ${JSON.stringify(checks.filter((c) => c.status !== 'passed'))}`,
      );
  }
  expect(wrong).toEqual([]);
});

test('every broken backend is caught by the interaction that it names, under its requirement', async () => {
  const all = planned(await committedPacts(), {});
  const escaped: string[] = [];
  // What several requests on one connection, or at once, show needs connections: not played here.
  const sequences = new Set(SEQUENCES.map(({ description }) => description));
  for (const broken of BROKEN_BACKENDS.filter(({ caughtBy }) => !sequences.has(caughtBy))) {
    const mine = all.find(({ interaction }) => interaction.description === broken.caughtBy);
    const { checks } = mine === undefined ? { checks: [] } : await playInteraction(mine, called(broken));
    const failed = checks.filter(({ status }) => status === 'failed').map((one) => one.requirement);
    if (!failed.includes(broken.requirement)) escaped.push(`${broken.id}: ${failed.join(', ')}`);
  }
  expect(escaped).toEqual([]);
});
