import type { Report, ScenarioResult } from '../../reports/model.ts';

/** What a run tells while it goes on. */
export type RunEvent =
  | { readonly kind: 'started'; readonly planned: number; readonly sdk: string }
  | {
      readonly kind: 'scenario';
      readonly result: ScenarioResult;
      readonly done: number;
      readonly planned: number;
    }
  /** The adapter is started again after a fault. */
  | { readonly kind: 'restarted'; readonly reason: string }
  | { readonly kind: 'finished'; readonly report: Report };
