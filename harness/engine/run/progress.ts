import type { Finding, Report, ScenarioResult } from '../../../reports/model.ts';
import type { Introduction } from '../../drivers/driver.ts';
import type { RunPlan } from '../verdict/run-record.ts';

/** What a run tells while it goes on. */
export type RunEvent =
  | { readonly kind: 'planned'; readonly plan: RunPlan }
  /** The adapter has introduced itself, or could not. */
  | {
      readonly kind: 'started';
      readonly planned: number;
      readonly introduction: Introduction | undefined;
    }
  | {
      readonly kind: 'scenario';
      readonly result: ScenarioResult;
      readonly done: number;
      readonly planned: number;
    }
  /** More became known of a scenario after its result had been told. */
  | { readonly kind: 'judged-again'; readonly result: ScenarioResult }
  /** The adapter is started again after a fault. */
  | { readonly kind: 'restarted'; readonly reason: string }
  /** Something that concerns the run and no single scenario. */
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'finished'; readonly report: Report };
