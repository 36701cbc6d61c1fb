import type { Capabilities } from '../../../contracts/adapter-protocol.ts';
import type { ScenarioResult } from '../../../reports/model.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
import type { Subject } from './subject.ts';

/** The seed when none is given: a run without options is the same run every time. */
export const DEFAULT_SEED = 1;

/** Plays scenarios, side by side as far as the adapter allows. Returns those that were not played. */
export type PlayAll = (
  scenarios: readonly Scenario[],
  onResult: (result: ScenarioResult) => void,
) => Promise<readonly Scenario[]>;

/** What a campaign needs. */
export interface CampaignOptions<T> {
  readonly subject: Subject<T>;
  readonly capabilities: Capabilities;
  /** From 0 to 2^31 - 1. */
  readonly seed: number;
  readonly runs: number;
  /** How many failures are made smaller. */
  readonly maxFindings: number;
  /** Ends with the first failure. */
  readonly bail: boolean;
  readonly play: PlayAll;
  readonly signal?: AbortSignal;
  readonly onResult?: (result: ScenarioResult, done: number) => void;
  /** A failing value is about to be made smaller. */
  readonly onSuspect?: (finding: number) => void;
}
