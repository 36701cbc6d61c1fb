import type { Mode } from '../../../../contracts/mode.ts';
import type { RequirementId } from '../../../../contracts/requirement.ts';
import type { BackendPolicy } from '../../../backend/state.ts';
import type { Twist } from '../mock/twist.ts';
import type { Decisions } from './lenient.ts';

/** The bundled mock backend with exactly one realistic defect. The contracts must catch each, by the named interaction. */
export interface BrokenBackend {
  /** Stable for ever, in words and hyphens. */
  readonly id: string;
  /** The requirement that it breaks. */
  readonly requirement: RequirementId;
  /** What it does wrong, in one sentence. */
  readonly sentence: string;
  /** The mode whose contract catches it. */
  readonly mode: Mode;
  /** The interaction, or the sequence, that catches it. */
  readonly caughtBy: string;
  /** SHOULD: it is warned of, and no more. Absent: MUST. */
  readonly level?: 'SHOULD';
  /** What its verifier of tokens decides otherwise, where that is its defect: then `policy` is made of it. */
  readonly decisions?: Partial<Decisions>;
  /** The one decision that it gets wrong. */
  readonly policy?: Partial<BackendPolicy>;
  /** Or what it does before and after the bundled one. */
  readonly twist?: () => Twist;
}
