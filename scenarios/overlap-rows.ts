// Calls that overlap, in every combination of two: which call is under way, which is made meanwhile, what is set between,
// and whether one waits for the other.
import { rowsOf } from './covering.ts';
import { CALLING_OPERATIONS } from './trouble.ts';

/** What is set while the outer call is under way, before the inner one is made. */
const CHANGES = ['nothing-set', 'replaced', 'cleared', 'malformed-set', 'expired-set'] as const;

/** The factors of an overlap. */
export const OVERLAP_FACTORS = {
  outer: CALLING_OPERATIONS,
  inner: CALLING_OPERATIONS,
  change: CHANGES,
  order: ['in-turn', 'at-once'],
} as const;

/** One overlap. */
export type Overlapping = (typeof OVERLAP_ROWS)[number];

/** Whether an overlap can be: with nothing set there is nothing that two inner steps could do at once. */
export function canOverlap({ change, order }: Readonly<Record<string, string>>): boolean {
  return change !== 'nothing-set' || order === 'in-turn';
}

/** The overlaps that are played. */
export const OVERLAP_ROWS = rowsOf(
  OVERLAP_FACTORS,
  `
    depersonalize depersonalize cleared in-turn
    depersonalize depersonalize nothing-set in-turn
    depersonalize fetchInstallation nothing-set in-turn
    depersonalize fetchUser cleared at-once
    depersonalize fetchUser expired-set in-turn
    depersonalize personalize nothing-set in-turn
    depersonalize saveInstallation nothing-set in-turn
    depersonalize saveUser malformed-set in-turn
    depersonalize submitEventImmediately replaced in-turn
    fetchInstallation depersonalize nothing-set in-turn
    fetchInstallation fetchInstallation replaced at-once
    fetchInstallation fetchUser nothing-set in-turn
    fetchInstallation personalize nothing-set in-turn
    fetchInstallation saveInstallation malformed-set at-once
    fetchInstallation saveUser cleared in-turn
    fetchInstallation submitEventImmediately expired-set in-turn
    fetchUser depersonalize nothing-set in-turn
    fetchUser fetchInstallation nothing-set in-turn
    fetchUser fetchUser nothing-set in-turn
    fetchUser personalize replaced in-turn
    fetchUser saveInstallation expired-set in-turn
    fetchUser saveUser cleared in-turn
    fetchUser saveUser malformed-set in-turn
    fetchUser submitEventImmediately cleared at-once
    personalize depersonalize replaced in-turn
    personalize fetchInstallation cleared in-turn
    personalize fetchUser malformed-set in-turn
    personalize personalize cleared in-turn
    personalize saveInstallation cleared in-turn
    personalize saveUser expired-set at-once
    personalize submitEventImmediately nothing-set in-turn
    saveInstallation depersonalize malformed-set at-once
    saveInstallation fetchInstallation expired-set at-once
    saveInstallation fetchInstallation nothing-set in-turn
    saveInstallation fetchUser cleared in-turn
    saveInstallation personalize replaced in-turn
    saveInstallation saveInstallation malformed-set in-turn
    saveInstallation saveUser expired-set in-turn
    saveInstallation submitEventImmediately nothing-set in-turn
    saveUser depersonalize expired-set in-turn
    saveUser fetchInstallation cleared in-turn
    saveUser fetchUser replaced in-turn
    saveUser personalize malformed-set at-once
    saveUser saveInstallation cleared in-turn
    saveUser saveUser nothing-set in-turn
    saveUser submitEventImmediately malformed-set in-turn
    submitEventImmediately depersonalize nothing-set in-turn
    submitEventImmediately fetchInstallation malformed-set in-turn
    submitEventImmediately fetchUser nothing-set in-turn
    submitEventImmediately personalize cleared at-once
    submitEventImmediately personalize expired-set in-turn
    submitEventImmediately saveInstallation replaced in-turn
    submitEventImmediately saveUser replaced in-turn
    submitEventImmediately submitEventImmediately nothing-set in-turn
  `,
);
