import type { Report } from './model.ts';

/** Whether a report is of a part of the catalogue only: nothing broken in a part is not conformance. */
export function isPart({ run, counts, catalogue }: Pick<Report, 'run' | 'counts' | 'catalogue'>): boolean {
  return run.selection.length > 0 && counts.planned < catalogue.scenarios;
}

/** How much of the catalogue a report is of: "60 of 656". */
export function partInWords({ counts, catalogue }: Pick<Report, 'counts' | 'catalogue'>): string {
  return `${counts.planned} of ${catalogue.scenarios}`;
}
