import type { Verdict } from '../../../reports/model.ts';

/** What the process ends with. `usage`: the caller's mistake. `internal`: the harness itself went wrong. */
export const EXIT = { passed: 0, failed: 1, incomplete: 2, usage: 3, internal: 4 } as const satisfies Record<
  Verdict | 'usage' | 'internal',
  number
>;
