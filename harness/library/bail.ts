// Ends a run after so many failures.
import { counted } from '../../reports/text.ts';
import { EndedEarly } from '../engine/run/ended-early.ts';
import type { TargetRun } from '../engine/run/run-target.ts';

/** The run that ends by itself after this many failed scenarios; where a SHOULD counts, its outcome is a failure, too. */
export function bailing(plan: TargetRun, failures: number): TargetRun {
  const end = new AbortController();
  let failed = 0;
  return {
    ...plan,
    signal: plan.signal === undefined ? end.signal : AbortSignal.any([plan.signal, end.signal]),
    onEvent: (event) => {
      plan.onEvent?.(event);
      if (event.kind !== 'scenario' || event.result.outcome !== 'failed') return;
      failed += 1;
      if (failed === failures)
        end.abort(new EndedEarly(`The run was ended after ${counted(failures, 'failure')} (bail).`));
    },
  };
}
