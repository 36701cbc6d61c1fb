import type { Mode } from './mode.ts';

/** Every level, the strictest first. */
export const LEVELS = ['MUST', 'SHOULD', 'INFO'] as const;

/**
 * How binding a requirement is. `MUST`: the documentation says it. `SHOULD`: an RFC that it stands on says it, or plain
 * safety does. `INFO`: our sources are silent; what the SDK did is shown and never fails it.
 */
export type Level = (typeof LEVELS)[number];

/** A requirement's id: `UDA-nn` binds an SDK, `UDB-nn` binds a backend. */
export type RequirementId = `UDA-${number}` | `UDB-${number}`;

/** One thing that must, should, or is worth knowing to hold. */
export interface Requirement {
  readonly id: RequirementId;
  readonly level: Level;
  /** The modes in which it binds. */
  readonly modes: readonly Mode[];
  /** What must hold, in our words. */
  readonly statement: string;
  /** Where it comes from: a passage of the documentation page or a clause of an RFC. */
  readonly source: string;
}
