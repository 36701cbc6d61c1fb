// What an SDK really needs of a backend: the interactions that its requests fulfil as they are, the others with the
// request that it makes instead. Each is fulfilled against a Pact mock server before it counts.
import type { Interaction } from '../../../contracts/interaction.ts';
import { refusal } from '../../backend/answer.ts';
import type { ProxiedRequest } from '../../net/exchange.ts';
import { type CheckedCall, checkSdk, withCall } from './check.ts';
import { drive, type SdkInteraction } from './drive.ts';
import { fulfil } from './fulfil.ts';
import { observedRequest } from './observed.ts';
import type { OpenedSdk } from './opened-sdk.ts';

/** What an SDK needs for one call. */
export type Need =
  | { readonly call: SdkInteraction; readonly kind: 'contract'; readonly interaction: Interaction }
  | { readonly call: SdkInteraction; readonly kind: 'own'; readonly interaction: Interaction }
  /** It needs nothing that can be written down. `judged` false: nobody could say. */
  | {
      readonly call: SdkInteraction;
      readonly kind: 'none';
      readonly reason: string;
      readonly judged: boolean;
    };

/** The request that an SDK makes for a call, whatever it is. */
async function seenRequest(call: SdkInteraction, sdk: OpenedSdk): Promise<ProxiedRequest | undefined> {
  let seen: ProxiedRequest | undefined;
  await drive(
    call,
    async (request) => {
      seen ??= request;
      return refusal(500, 'NOT_ANSWERED', 'Only the request was of interest.');
    },
    sdk,
  );
  return seen;
}

async function ownNeed(call: SdkInteraction, sdk: OpenedSdk): Promise<Need> {
  const request = await seenRequest(call, sdk);
  if (request === undefined)
    return { call, kind: 'none', reason: 'The SDK makes no such request.', judged: true };
  const interaction: SdkInteraction = { ...call, request: observedRequest(request, call.request) };
  const { fulfilled, mismatches } = await fulfil([interaction], sdk);
  if (fulfilled !== undefined) return { call, kind: 'own', interaction };
  return {
    call,
    kind: 'none',
    reason: `Its request differs from one time to the next: ${mismatches.join('; ')}`,
    judged: false,
  };
}

async function needOf(checked: CheckedCall, sdk: OpenedSdk): Promise<Need> {
  const { call } = checked;
  switch (checked.outcome) {
    case 'fulfilled':
      return { call, kind: 'contract', interaction: checked.by };
    case 'not-applicable':
      return { call, kind: 'none', reason: checked.reason, judged: true };
    case 'not-judged':
      return { call, kind: 'none', reason: checked.reason, judged: false };
    case 'unfulfilled': {
      const done = await withCall(sdk, () => ownNeed(call, sdk));
      return 'fault' in done ? { call, kind: 'none', reason: done.fault, judged: false } : done.value;
    }
  }
}

/** What an SDK needs for the calls of these interactions. */
export async function needsOf(
  interactions: readonly Interaction[],
  sdk: OpenedSdk,
  signal?: AbortSignal,
): Promise<readonly Need[]> {
  const needs: Need[] = [];
  const options = signal === undefined ? {} : { signal };
  for (const checked of await checkSdk(interactions, sdk, options)) needs.push(await needOf(checked, sdk));
  return needs;
}
