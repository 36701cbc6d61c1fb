// What a comparison found, in one sentence: the worst news first. Pure.
import type { Verdict } from '../model.ts';
import { counted } from '../text.ts';
import type { Breakage } from './breakages.ts';

/** A requirement in a scenario. */
type Place = Pick<Breakage, 'requirement'> & { readonly scenario: string };

/** What a comparison found. */
export interface Found {
  readonly regressions: readonly Place[];
  readonly newlyFixed: readonly Place[];
  readonly stillBroken: readonly Place[];
  /** How many scenarios could not be compared. */
  readonly gaps: number;
}

function requirementsOf(places: readonly Place[]): string {
  return counted(new Set(places.map((one) => one.requirement)).size, 'requirement');
}

/** The sentence. `unit`: what a scenario is called. */
export function headlineOf(verdict: Verdict, found: Found, unit: string): string {
  const { regressions, newlyFixed, stillBroken, gaps } = found;
  const rest = [
    ...(newlyFixed.length > 0 ? [`${requirementsOf(newlyFixed)} newly fixed somewhere`] : []),
    ...(stillBroken.length > 0 ? [`${requirementsOf(stillBroken)} still broken`] : []),
  ];
  const tail = rest.length === 0 ? '' : `; ${rest.join(', ')}`;
  if (verdict === 'failed') {
    const scenarios = new Set(regressions.map((one) => one.scenario)).size;
    return `Regressed: ${requirementsOf(regressions)} newly broken in ${counted(scenarios, unit)}${tail}`;
  }
  if (verdict === 'incomplete') {
    const what =
      gaps === 0 ? 'the reports compare only in part' : `${counted(gaps, unit)} could not be compared`;
    return `Not everything compares: no regression seen, but ${what}${tail}`;
  }
  return `No regression${tail}`;
}
