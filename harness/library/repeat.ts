// Plays each scenario several times in one run: what differs from play to play is flaky, and the worst play counts.
import type { Finding, Report, ScenarioResult } from '../../reports/model.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import { defined } from '../base/defined.ts';
import type { Introduction } from '../drivers/driver.ts';
import type { RunEvent } from '../engine/run/progress.ts';
import { runTarget, type TargetRun } from '../engine/run/run-target.ts';
import { knownFor } from '../engine/verdict/known-failures.ts';
import { outcomeOf } from '../engine/verdict/outcome.ts';
import { unplayed } from '../engine/verdict/result.ts';
import { type RunPlan, reportOf } from '../engine/verdict/run-record.ts';
import { flakiness, together } from '../engine/verdict/several-plays.ts';

/** Which play of a scenario it is stands behind its id; no id of the catalogue has this sign. */
const PLAY = '@';

/** The id of a play, and of the scenario that a play is one of. */
const playId = (id: string, play: number) => `${id}${PLAY}${play}`;
const scenarioId = (id: string) => id.slice(0, id.lastIndexOf(PLAY));

function plays(scenarios: readonly Scenario[], times: number): readonly Scenario[] {
  const all = Array.from({ length: times }, (_, at) => at + 1);
  return all.flatMap((play) => scenarios.map((one) => ({ ...one, id: playId(one.id, play) })));
}

/** A play's result with the known failures of its scenario: entries name scenarios, and no play. */
function withKnown(result: ScenarioResult, { knownFailures, strict }: TargetRun): ScenarioResult {
  const known = knownFor(knownFailures, scenarioId(result.id), result.startedAtMs);
  const { outcome, reason, known: notes } = outcomeOf(result.checks, known, strict);
  if (outcome !== 'known') return result;
  return { ...result, outcome, ...defined({ reason, known: notes && [...notes] }) };
}

/** An event with the known failures in force. */
function inForce(event: RunEvent, run: TargetRun): RunEvent {
  if (event.kind === 'scenario' || event.kind === 'judged-again')
    return { ...event, result: withKnown(event.result, run) };
  if (event.kind !== 'planned') return event;
  return { ...event, plan: { ...event.plan, knownFailures: run.knownFailures } };
}

/** What the run told of itself, as far as its report is made of it. */
interface Heard {
  plan?: RunPlan;
  introduction?: Introduction | undefined;
  readonly results: Map<string, ScenarioResult>;
  readonly findings: Finding[];
}

function reportOfPlays(heard: Heard, run: TargetRun, whole: Report): Report {
  const { plan, introduction, results } = heard;
  if (plan === undefined) return whole;
  const merged = run.scenarios.flatMap(({ id }) => {
    const own = [...results.values()].filter((result) => scenarioId(result.id) === id);
    return together(id, own) ?? [];
  });
  return reportOf({
    plan: {
      ...plan,
      planned: run.scenarios.map((one) => unplayed(one, 'not-judged', 'The run ended before it was played.')),
    },
    ...(introduction === undefined ? {} : { introduction }),
    results: merged,
    findings: [...merged.flatMap(flakiness), ...heard.findings],
    interrupted: whole.run.interrupted,
    endedAtMs: plan.startedAtMs + whole.run.durationMs,
  });
}

/** Runs the plan with each of its scenarios played so many times; events tell of each play, the report of scenarios. */
export async function repeated(run: TargetRun, times: number, runIt = runTarget): Promise<Report> {
  const heard: Heard = { results: new Map(), findings: [] };
  const hear = (event: RunEvent) => {
    if (event.kind === 'planned') heard.plan = event.plan;
    if (event.kind === 'started') heard.introduction = event.introduction;
    if (event.kind === 'finding') heard.findings.push(event.finding);
    if (event.kind === 'scenario' || event.kind === 'judged-again')
      heard.results.set(event.result.id, event.result);
  };
  const whole = await runIt({
    ...run,
    scenarios: plays(run.scenarios, times),
    knownFailures: [],
    onEvent: (event) => {
      const told = inForce(event, run);
      hear(told);
      // The plays' own report is nobody's business.
      if (told.kind !== 'finished') run.onEvent?.(told);
    },
  });
  const report = reportOfPlays(heard, run, whole);
  run.onEvent?.({ kind: 'finished', report });
  return report;
}
