// A backend may show what it has done a moment later: a success is looked at again, within a bound. After a refusal nothing is
// waited for: there, what comes later is a failure that was not seen, and never a false alarm.
import { pause } from '../../../base/wait.ts';
import type { BackendClient, Patience } from '../backend-client.ts';
import type { ApiBases } from '../states/api-call.ts';
import type { StateContext } from '../states/context.ts';
import { broken, type Promised } from './promised.ts';
import type { Snapshot } from './seen.ts';
import { lookAround } from './snapshot.ts';

/** How long a success may take to show, milliseconds; and how long after a look the next one is made, at first. */
const SHOWN_WITHIN_MS = 2_000;
const FIRST_PAUSE_MS = 50;

/** Where several were waited for in vain, the next is waited for no longer than twice what helped once. */
function boundOf({ vainMs, shownAfterMs }: Patience): number {
  return Math.min(SHOWN_WITHIN_MS, Math.max(vainMs, 2 * shownAfterMs));
}

/** Looks until what is seen is as it should be, or the time is up; gives what was seen last. At once where the first look is. */
export async function untilShown<T>(
  look: () => Promise<T>,
  isShown: (seen: T) => boolean,
  patience: Patience,
): Promise<T> {
  const began = Date.now();
  const deadline = began + boundOf(patience);
  let wait = FIRST_PAUSE_MS;
  let seen = await look();
  if (isShown(seen)) return seen;
  while (Date.now() < deadline) {
    await pause(Math.min(wait, deadline - Date.now()));
    wait *= 2;
    seen = await look();
    if (!isShown(seen)) continue;
    patience.shownAfterMs = Math.max(patience.shownAfterMs, Date.now() - began);
    return seen;
  }
  patience.vainMs = Math.max(0, patience.vainMs - (Date.now() - began));
  return seen;
}

/** Whose an installation is after a call that succeeded. */
function personAfter({ call, person, named }: Promised): string | null {
  if (/depersonalize$/.test(call)) return null;
  return /personalize$/.test(call) ? (named ?? null) : person;
}

/** Looks at what a call that succeeded has done, and again while that does not show. */
export function lookAfter(
  promised: Promised,
  context: StateContext,
  client: BackendClient,
  bases: ApiBases,
): Promise<Snapshot> {
  const whose = personAfter(promised);
  return untilShown(
    () => lookAround(client, bases, context, whose),
    (seen) => broken(promised, seen).length === 0,
    client.patience,
  );
}
