// From plays to a measurement: which mutants were detected, and for what; which scenarios are idle. Pure.
import type { RequirementId } from '../../contracts/requirement.ts';
import { requirement } from '../../contracts/requirements/lookup.ts';
import { SDK_REQUIREMENTS } from '../../contracts/requirements/sdk.ts';
import {
  type MutantOutcome,
  type MutantResult,
  type Problem,
  type RequirementUse,
  type ScenarioUse,
  SENSITIVITY_SCHEMA_VERSION,
  type SensitivityReport,
} from '../../reports/sensitivity/model.ts';
import { counted } from '../../reports/text.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import type { Mutant } from '../reference/mutants/mutant.ts';
import { guardedAlone } from './guards.ts';
import type { Play } from './play.ts';

/** What a measurement is made of. */
export interface Measured {
  readonly catalogue: readonly Scenario[];
  readonly mutants: readonly Mutant[];
  /** By mutant id; one that is missing was not played. */
  readonly plays: ReadonlyMap<string, Play>;
  /** The reference SDK, played in the same way beside the mutants. */
  readonly controls: readonly Play[];
  readonly interrupted: boolean;
  /** What is written of the run as it is. */
  readonly about: Pick<SensitivityReport, 'tool' | 'catalogue' | 'run'>;
}

/** The scenarios that failed a check of this requirement, and are about it. */
function detecting(play: Play, id: RequirementId, catalogue: ReadonlyMap<string, Scenario>): string[] {
  return play.failures
    .filter((failure) => failure.requirements.includes(id))
    .filter((failure) => catalogue.get(failure.scenario)?.requirements.includes(id) === true)
    .map((failure) => failure.scenario);
}

function brokenIn(play: Play): Record<string, number> {
  const ids = play.failures.flatMap((failure) => failure.requirements);
  return Object.fromEntries(
    [...new Set(ids)].sort().map((id) => [id, ids.filter((one) => one === id).length]),
  );
}

/** What most of the failures come down to. */
function symptomIn(play: Play | undefined): Pick<MutantResult, 'symptom'> {
  const counts = new Map<string, number>();
  for (const { symptom } of play?.failures ?? []) counts.set(symptom, (counts.get(symptom) ?? 0) + 1);
  const [most] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return most === undefined ? {} : { symptom: most[0] };
}

function resultOf(
  mutant: Mutant,
  play: Play | undefined,
  catalogue: ReadonlyMap<string, Scenario>,
): MutantResult {
  const { id, requirement: breaks, sentence, cause } = mutant;
  const detectedBy = play === undefined ? [] : detecting(play, breaks, catalogue);
  const outcome: MutantOutcome =
    detectedBy.length > 0
      ? 'detected'
      : play === undefined || play.fault !== undefined
        ? 'not-judged'
        : play.failures.length > 0
          ? 'by-accident'
          : 'survived';
  return {
    id,
    requirement: breaks,
    level: requirement(breaks).level,
    sentence,
    cause,
    outcome,
    detectedBy,
    broken: play === undefined ? {} : brokenIn(play),
    ...symptomIn(play),
    ...(play?.fault === undefined ? {} : { fault: play.fault.slice(0, 1_000) }),
    ...(play?.fuzzing === undefined ? {} : { fuzzing: play.fuzzing }),
  };
}

function scenarioUses(catalogue: readonly Scenario[], mutants: readonly MutantResult[]): ScenarioUse[] {
  const guards = guardedAlone(catalogue);
  const detects = new Map<string, MutantResult[]>();
  for (const mutant of mutants)
    for (const id of mutant.detectedBy) detects.set(id, [...(detects.get(id) ?? []), mutant]);
  return catalogue.map(({ id }) => {
    const mine = detects.get(id) ?? [];
    return {
      id,
      detects: mine.length,
      detectsAlone: mine.filter((mutant) => mutant.detectedBy.length === 1).length,
      guardsAlone: [...(guards.get(id) ?? [])],
    };
  });
}

const WHY: Readonly<Record<Exclude<MutantOutcome, 'detected'>, (mutant: MutantResult) => string>> = {
  survived: ({ requirement: id }) => `Nothing failed; it breaks ${id}.`,
  'by-accident': ({ requirement: id, broken }) =>
    `No scenario about ${id} failed a check of it. What failed: ${Object.keys(broken).join(', ')}.`,
  'not-judged': ({ fault }) => fault ?? 'It was not played.',
};

function fuzzingInWords({ fuzzing }: MutantResult): string {
  if (fuzzing === undefined) return '';
  const { by, tried } = fuzzing;
  return by === undefined
    ? ` Fuzzing does not find it either, with ${tried} values.`
    : ` Fuzzing finds it with random ${by}, after ${tried} values.`;
}

function mutantProblems(mutants: readonly MutantResult[]): Problem[] {
  return mutants.flatMap((mutant) =>
    mutant.outcome === 'detected'
      ? []
      : [
          {
            kind: mutant.outcome,
            subject: mutant.id,
            text: `${WHY[mutant.outcome](mutant)}${fuzzingInWords(mutant)}`,
          },
        ],
  );
}

/** A reference SDK that fails something makes every other failure doubtful. */
function falseAlarms(controls: readonly Play[]): Problem[] {
  return controls.flatMap(({ failures, unjudged, fault }) => [
    ...failures.map(({ scenario, requirements }) => ({
      kind: 'false-alarm' as const,
      subject: scenario,
      text: `The reference SDK failed a check of ${requirements.join(', ')}.`,
    })),
    ...unjudged.map((scenario) => ({
      kind: 'false-alarm' as const,
      subject: scenario,
      text: 'The reference SDK could not be judged.',
    })),
    ...(fault === undefined ? [] : [{ kind: 'false-alarm' as const, subject: 'reference', text: fault }]),
  ]);
}

function idleScenarios(uses: readonly ScenarioUse[]): Problem[] {
  return uses
    .filter(({ detects, guardsAlone }) => detects === 0 && guardsAlone.length === 0)
    .map(({ id }) => ({
      kind: 'idle-scenario',
      subject: id,
      text: 'It detects no mutant, and others guard all that it guards.',
    }));
}

function requirementUses(mutants: readonly MutantResult[]): RequirementUse[] {
  return SDK_REQUIREMENTS.filter(({ level }) => level !== 'INFO').map(({ id, level, statement }) => {
    const mine = mutants.filter((mutant) => mutant.requirement === id);
    const detected = mine.filter((mutant) => mutant.outcome === 'detected').length;
    return { id, level, statement, mutants: mine.length, detected };
  });
}

/** "Unknown is never green": what could not be measured is worse than passed, what was measured badly is worse still. */
function verdictOf(problems: readonly Problem[]): SensitivityReport['verdict'] {
  const unknown: readonly Problem['kind'][] = ['not-judged', 'interrupted'];
  if (problems.some(({ kind }) => !unknown.includes(kind))) return 'failed';
  return problems.length > 0 ? 'incomplete' : 'passed';
}

function headlineOf(
  mutants: readonly MutantResult[],
  detected: number,
  selected: boolean,
  problems: readonly Problem[],
): string {
  const of = mutants.length;
  const fuzzed = mutants.filter(({ fuzzing }) => fuzzing !== undefined);
  const found = fuzzed.filter(({ fuzzing }) => fuzzing?.by !== undefined).length;
  const count = (kind: Problem['kind']) => problems.filter((problem) => problem.kind === kind).length;
  const more = [
    count('by-accident') > 0 ? `${count('by-accident')} by accident` : '',
    count('survived') > 0 ? `${count('survived')} not at all` : '',
    fuzzed.length > 0 ? `fuzzing finds ${found} of the other ${fuzzed.length}` : '',
    count('not-judged') > 0 ? `${count('not-judged')} not judged` : '',
    count('idle-scenario') > 0 ? `${counted(count('idle-scenario'), 'idle scenario')}` : '',
    count('false-alarm') > 0 ? `${counted(count('false-alarm'), 'false alarm')}` : '',
  ].filter((part) => part !== '');
  const what = selected ? 'selected known defects' : 'known defects';
  return `This catalogue detects ${detected} of ${of} ${what}${more.length === 0 ? '' : `; ${more.join(', ')}`}`;
}

/** The measurement that plays amount to. */
export function measure(measured: Measured): SensitivityReport {
  const { catalogue, plays, controls, interrupted, about } = measured;
  const byId = new Map(catalogue.map((scenario) => [scenario.id, scenario]));
  const mutants = measured.mutants.map((mutant) => resultOf(mutant, plays.get(mutant.id), byId));
  // What was not played to the end says nothing of what else detects a mutant.
  const scenarios = about.run.full ? scenarioUses(catalogue, mutants) : [];
  const selected = about.run.selection.length > 0;
  const problems: Problem[] = [
    ...mutantProblems(mutants),
    ...falseAlarms(controls),
    ...(selected || interrupted ? [] : idleScenarios(scenarios)),
    ...(interrupted
      ? [{ kind: 'interrupted' as const, subject: 'run', text: 'The run was interrupted.' }]
      : []),
  ];
  const detected = mutants.filter((mutant) => mutant.outcome === 'detected').length;
  return {
    schemaVersion: SENSITIVITY_SCHEMA_VERSION,
    ...about,
    verdict: verdictOf(problems),
    headline: headlineOf(mutants, detected, selected, problems),
    detected,
    of: mutants.length,
    controls: controls.length,
    problems,
    requirements: requirementUses(mutants),
    mutants,
    scenarios,
  };
}
