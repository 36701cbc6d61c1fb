// A backend with eighteen defects at once: one defect must not hide another.

import type { Arrived } from '../../../backend/arrived.ts';
import type { Reaction } from '../../../backend/faulty.ts';
import type { Turn, Twist } from '../mock/twist.ts';
import { brokenBackend } from './all.ts';
import type { BrokenBackend } from './broken-backend.ts';
import { lenient } from './lenient.ts';

/** The ids of its defects. */
const EIGHTEEN = [
  'refuses-flags-written-as-digits',
  'leaves-session-event-open',
  'takes-any-code-on-an-installation',
  'takes-an-api-key-for-a-code',
  'needs-no-jti',
  'uses-the-hex-text-as-key',
  'forbids-none-in-lower-case-only',
  'takes-null-for-never',
  'names-nobody-in-its-answer-to-a-save',
  'lets-an-external-id-through-by-post',
  'compares-no-sub-when-forced',
  'needs-a-token-for-events',
  'becomes-primary-on-a-mismatch',
  'repeats-the-token-that-it-refuses',
  'carries-the-person-over-when-forced',
  'merges-on-put',
  'authorises-a-connection',
  'caches-a-token-without-its-signature',
] as const;

function found(id: string): BrokenBackend {
  const one = brokenBackend(id);
  if (one === undefined) throw new RangeError(`There is no broken backend "${id}".`);
  return one;
}

/** The defects themselves. */
export function eighteenDefects(): readonly BrokenBackend[] {
  return EIGHTEEN.map(found);
}

/** Several twists, the first outermost. */
function oneAfterAnother(twists: readonly Twist[]): Twist {
  return (turn) => {
    const from = (at: number, request: Arrived): Promise<Reaction> => {
      const twist = twists[at];
      if (twist === undefined) return turn.next(request);
      const inner: Turn = { ...turn, request, next: (other = request) => from(at + 1, other) };
      return twist(inner);
    };
    return from(0, turn.request);
  };
}

/** All of them in one backend. */
export function eighteenAtOnce(): Pick<BrokenBackend, 'policy' | 'twist'> {
  const all = eighteenDefects();
  const decisions = Object.assign({}, ...all.map((one) => one.decisions ?? {}));
  return {
    policy: lenient(decisions),
    twist: () => oneAfterAnother(all.flatMap(({ twist }) => (twist === undefined ? [] : [twist()]))),
  };
}
