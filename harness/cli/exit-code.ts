import type { Verdict } from '../../reports/model.ts';

/** What the process ends with. */
export const EXIT = { passed: 0, failed: 1, incomplete: 2, usage: 3 } as const satisfies Record<
  Verdict | 'usage',
  number
>;
