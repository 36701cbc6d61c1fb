// In which scenarios a requirement was broken: one answer for the console, the page, Markdown and JUnit.
import type { Check, Report, ScenarioResult } from './model.ts';

/** A scenario that broke a requirement, with the first check that says so. */
export type BrokenIn = readonly [scenario: ScenarioResult, check: Check];

/** The scenarios that broke a requirement; `known`: those that are listed as known failures of it, instead of the others. */
export function brokenIn(
  { scenarios }: Pick<Report, 'scenarios'>,
  requirement: string,
  known = false,
): readonly BrokenIn[] {
  return scenarios.flatMap((scenario): readonly BrokenIn[] => {
    const check = scenario.checks.find((one) => one.requirement === requirement && one.status === 'failed');
    const listed = scenario.known?.some((note) => note.requirement === requirement) === true;
    return check === undefined || listed !== known ? [] : [[scenario, check]];
  });
}
