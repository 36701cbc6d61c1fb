// Checks an SDK as a consumer: which interactions its real requests fulfil, call by call.
import type { Interaction } from '../../../contracts/interaction.ts';
import { OPTIONAL_OPERATIONS, type OptionalOperation } from '../../../contracts/operations.ts';
import { pause } from '../../base/wait.ts';
import { DriverFault } from '../../drivers/driver.ts';
import { asFault } from '../../engine/play/recording.ts';
import type { SdkInteraction } from './drive.ts';
import { callsOf, type Forms, type Fulfilment, fulfil } from './fulfil.ts';
import type { OpenedSdk } from './opened-sdk.ts';

/** What became of one call. */
export type CallOutcome =
  /** The SDK's request is the interaction's, in one of its forms. */
  | { readonly outcome: 'fulfilled'; readonly by: SdkInteraction }
  | { readonly outcome: 'unfulfilled'; readonly mismatches: readonly string[] }
  /** The adapter could not do its part. */
  | { readonly outcome: 'not-judged'; readonly reason: string }
  /** The SDK does not have the operation. */
  | { readonly outcome: 'not-applicable'; readonly reason: string };

/** A call that was asked of an SDK. */
export type CheckedCall = { readonly call: SdkInteraction } & CallOutcome;

const INTERRUPTED = 'It was interrupted.';

function missing({ sdk: { operation } }: SdkInteraction, { introduction }: OpenedSdk): string | undefined {
  const optional = (OPTIONAL_OPERATIONS as readonly string[]).includes(operation);
  const has = introduction.capabilities.operations.includes(operation as OptionalOperation);
  return optional && !has ? operation : undefined;
}

function asOutcome({ fulfilled, mismatches }: Fulfilment): CallOutcome {
  return fulfilled === undefined
    ? { outcome: 'unfulfilled', mismatches }
    : { outcome: 'fulfilled', by: fulfilled };
}

/** Does something with an SDK for one call; an adapter that cannot is started again where that helps. */
export async function withCall<T>(
  sdk: OpenedSdk,
  work: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly fault: string }> {
  const { session } = sdk;
  if (session.lost !== undefined) return { fault: session.lost.message };
  try {
    const value = await work();
    session.worked();
    return { value };
  } catch (error) {
    if (!(error instanceof DriverFault)) throw error;
    const fault = asFault(error);
    if (session.needsRestart(fault)) await session.restart(fault);
    return { fault: `${fault.code}: ${fault.message}` };
  }
}

async function checked(forms: Forms, sdk: OpenedSdk): Promise<CallOutcome> {
  const lacking = missing(forms[0], sdk);
  if (lacking !== undefined)
    return { outcome: 'not-applicable', reason: `The SDK does not have ${lacking}.` };
  const done = await withCall(sdk, () => fulfil(forms, sdk));
  return 'fault' in done ? { outcome: 'not-judged', reason: done.fault } : asOutcome(done.value);
}

/**
 * Asks an SDK for every call of these interactions. `onCall` is told of each. An aborted signal leaves the rest unjudged.
 */
export async function checkSdk(
  interactions: readonly Interaction[],
  sdk: OpenedSdk,
  options: { readonly signal?: AbortSignal; readonly onCall?: (call: CheckedCall) => void } = {},
): Promise<readonly CheckedCall[]> {
  const { signal, onCall } = options;
  const calls: CheckedCall[] = [];
  for (const forms of callsOf(interactions)) {
    const [call] = forms;
    const outcome: CallOutcome =
      signal?.aborted === true ? { outcome: 'not-judged', reason: INTERRUPTED } : await checked(forms, sdk);
    calls.push({ call, ...outcome });
    onCall?.({ call, ...outcome });
    // An identical call within this time would be answered without a request.
    await pause(sdk.introduction.capabilities.debounceMs);
  }
  return calls;
}
