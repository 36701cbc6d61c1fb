// What a reader of a measurement wants to see first.
import type { MutantResult, SensitivityReport } from './model.ts';

/** The requirements that some mutant breaks, or that failed in a play: the columns of the matrix. */
export function columnsOf(report: SensitivityReport): readonly string[] {
  const broken = new Set(
    report.mutants.flatMap((mutant) => [mutant.requirement, ...Object.keys(mutant.broken)]),
  );
  return report.requirements.map(({ id }) => id).filter((id) => broken.has(id));
}

/** The mutants that only a single scenario detects: where the catalogue is thin. */
export function detectedOnce(report: SensitivityReport): readonly MutantResult[] {
  return report.mutants.filter((mutant) => mutant.detectedBy.length === 1);
}

/** Mutants in the order of the requirements that they break. */
export function byRequirement(report: SensitivityReport): readonly MutantResult[] {
  return report.requirements.flatMap(({ id }) =>
    report.mutants.filter((mutant) => mutant.requirement === id),
  );
}
