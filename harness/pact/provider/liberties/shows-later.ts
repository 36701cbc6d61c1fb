// A backend that is consistent a moment later.
import type { Reaction } from '../../../backend/faulty.ts';
import type { Installation } from '../../../backend/state.ts';
import { succeeded } from '../broken-backends/twists.ts';
import type { Twist } from '../mock/twist.ts';

/** How long `shows-later` shows what was, milliseconds. */
const LATE_MS = 300;

/** Answers reads from a copy that is behind: what a success did shows later. Who is calling is looked up there as well. */
export function showingLater(): Twist {
  const behind = new Map<
    Installation,
    Pick<Installation, 'person' | 'data'> & { readonly untilMs: number }
  >();
  let free: Promise<unknown> = Promise.resolve();
  /** One after the other: each puts the copy in the place of what is. */
  const oneByOne = (read: () => Promise<Reaction>): Promise<Reaction> => {
    const mine = free.then(read, read);
    free = mine;
    return mine;
  };
  return async (turn) => {
    const { installation, request } = turn;
    if (installation === undefined) return turn.next();
    if (request.method === 'GET')
      return oneByOne(async () => {
        const old = behind.get(installation);
        if (old === undefined || old.untilMs < Date.now()) return turn.next();
        const { person, data } = installation;
        Object.assign(installation, { person: old.person, data: old.data });
        return turn.next().finally(() => Object.assign(installation, { person, data }));
      });
    const { person, data } = installation;
    const before = { person: { ...person }, data, untilMs: Date.now() + LATE_MS };
    const outcome = await turn.next();
    if (succeeded(outcome)) behind.set(installation, before);
    return outcome;
  };
}
