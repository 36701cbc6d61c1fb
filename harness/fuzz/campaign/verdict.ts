// The verdict on a fuzz run, with the words for it. Pure, and unknown is never green.
import type { Level } from '../../../contracts/requirement.ts';
import type { Verdict } from '../../../reports/model.ts';
import { counted } from '../../../reports/text.ts';
import { binds } from '../../engine/verdict/outcome.ts';
import type { FuzzRun } from './fuzz-target.ts';

/** What the verdict depends on besides the run. */
export interface Judged {
  /** SHOULD counts like MUST. */
  readonly strict: boolean;
  readonly interrupted: boolean;
}

/** How many failures there are of a level, found or not yet made smaller. */
function failures({ outcome }: FuzzRun<unknown>, level: Level): number {
  if (outcome === undefined) return 0;
  return outcome.findings.filter((one) => one.level === level).length + outcome.unexplained[level];
}

function broken(run: FuzzRun<unknown>, strict: boolean): boolean {
  const levels: readonly Level[] = ['MUST', 'SHOULD'];
  return levels.some((level) => binds(level, strict) && failures(run, level) > 0);
}

/** How many values were judged. */
export function judgedCount({ outcome }: FuzzRun<unknown>): number {
  return outcome === undefined ? 0 : outcome.played - outcome.outcomes['not-judged'];
}

function isIncomplete(run: FuzzRun<unknown>, interrupted: boolean): boolean {
  const { outcome, lost } = run;
  if (outcome === undefined || lost !== undefined || interrupted) return true;
  return judgedCount(run) === 0 || outcome.outcomes['not-judged'] > 0;
}

/** The verdict: a broken MUST fails, what could not be judged keeps it from passing. */
export function verdictOfFuzz(run: FuzzRun<unknown>, { strict, interrupted }: Judged): Verdict {
  if (broken(run, strict)) return 'failed';
  return isIncomplete(run, interrupted) ? 'incomplete' : 'passed';
}

/** The verdict in one sentence, worst news first. */
export function headlineOfFuzz(run: FuzzRun<unknown>, judged: Judged, noun: string): string {
  const verdict = verdictOfFuzz(run, judged);
  const tried = counted(judgedCount(run), `random ${noun}`);
  const found = (level: Level) => run.outcome?.findings.filter((one) => one.level === level).length ?? 0;
  if (verdict === 'failed') {
    const level = found('MUST') > 0 ? 'MUST' : 'SHOULD';
    return `Non-conformant: ${counted(found(level), `way to break a ${level}`, `ways to break a ${level}`)} found with ${tried}`;
  }
  if (run.outcome === undefined) return 'Incomplete: nothing could be tried';
  if (verdict === 'incomplete') {
    const unknown = run.outcome.outcomes['not-judged'];
    return unknown > 0
      ? `Incomplete: ${counted(unknown, `random ${noun}`)} could not be judged`
      : `Incomplete: ended after ${tried} of ${run.outcome.planned}`;
  }
  const warnings = found('SHOULD');
  const warned = warnings > 0 ? `, with ${counted(warnings, 'warning')}` : '';
  return `Conformant: no MUST broken with ${tried}${warned}`;
}
