// From many failures to few causes: the first failing step of each scenario gives its symptom, and symptoms are counted.
import type { Cause } from '../../reports/causes.ts';
import type { StepEvidence } from '../../reports/evidence.ts';
import type { Check, ScenarioResult } from '../../reports/model.ts';
import { tellingFirst } from './cells.ts';
import { GRAVITY, type Gravity, symptomOf } from './symptom.ts';
import { type Instance, type Judged, judgedSteps, whereOf } from './where.ts';

/** How many causes are told: more would be a list of failures again. */
export const MAX_CAUSES = 8;

interface Member {
  readonly scenario: ScenarioResult;
  /** Its place in the run. */
  readonly index: number;
  readonly check: Check;
}

interface Group {
  readonly text: string;
  readonly gravity: Gravity;
  readonly members: Member[];
}

/** The check that tells most: a MUST before a SHOULD, then the earliest step. What follows from it is not counted. */
function tellingCheck({ checks }: ScenarioResult): Check | undefined {
  return tellingFirst(checks.filter(({ status }) => status === 'failed'))[0];
}

/** A start that fails takes everything with it. */
function isStart({ steps }: ScenarioResult, { step }: Check): boolean {
  return step === 1 && steps.find((one) => one.number === 1)?.do === 'init';
}

function groupsOf(members: readonly Member[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const member of members) {
    const { scenario, check } = member;
    const symptom = symptomOf(check);
    const start = isStart(scenario, check);
    const text = start ? `The SDK does not start as it should. ${symptom.text}` : symptom.text;
    const group = groups.get(text) ?? { text, gravity: start ? 'start' : symptom.gravity, members: [] };
    group.members.push(member);
    groups.set(text, group);
  }
  return [...groups.values()];
}

function stepOf({ scenario, check }: Member): StepEvidence | undefined {
  return scenario.steps.find(({ number }) => number === check.step);
}

/** The code and the description that the SDK gave; nothing where it gave no error. */
function errorOf(member: Member | undefined): Pick<Cause, 'code' | 'description'> {
  const error = member && stepOf(member)?.callbacks.find(({ kind }) => kind === 'error');
  return {
    ...(error?.code === undefined ? {} : { code: error.code }),
    ...(error?.description === undefined ? {} : { description: error.description }),
  };
}

const isMust = ({ check }: Member) => check.level === 'MUST';

const isControl = (member: Member) => stepOf(member)?.control === true;

/** What breaks a MUST first, controls last, then the simplest story; always in the same order. */
function simplestFirst(members: readonly Member[]): readonly Member[] {
  return [...members].sort(
    (a, b) =>
      Number(isMust(b)) - Number(isMust(a)) ||
      Number(isControl(a)) - Number(isControl(b)) ||
      a.scenario.steps.length - b.scenario.steps.length ||
      (a.scenario.id < b.scenario.id ? -1 : 1),
  );
}

/** Whether nothing of it is new to whoever listed the known failures. */
function isKnown({ members }: Group): boolean {
  return members.every(({ scenario }) => scenario.outcome === 'known');
}

function levelOf({ members }: Group): Check['level'] {
  return members.some(isMust) ? 'MUST' : 'SHOULD';
}

/** The steps that any of these kinds of check has judged, each once. */
function stepsOf(kinds: ReadonlySet<Check['kind']>, judged: Judged): readonly Instance[] {
  const all = [...kinds].flatMap((kind) => judged.get(kind) ?? []);
  return [...new Map(all.map((one) => [`${one.scenario} ${one.step}`, one])).values()];
}

function causeOf(group: Group, judged: Judged): Cause {
  const members = simplestFirst(group.members);
  const universe = stepsOf(new Set(members.map(({ check }) => check.kind)), judged);
  const steps = new Set(members.map(({ index, check }) => `${index} ${check.step}`));
  const where = whereOf(
    universe.filter(({ scenario, step }) => steps.has(`${scenario} ${step}`)),
    universe,
  );
  return {
    text: group.text,
    level: levelOf(group),
    ...(isKnown(group) ? { known: true } : {}),
    requirements: [...new Set(members.map(({ check }) => check.requirement))].sort(),
    ...(where === undefined ? {} : { where }),
    scenarios: members.map(({ scenario }) => scenario.id),
    expected: members[0]?.check.expected ?? '',
    seen: members[0]?.check.seen ?? '',
    ...errorOf(members[0]),
  };
}

/**
 * What the failures of a run come down to: MUST before SHOULD, gravest first, known failures last, at most `MAX_CAUSES`. Pure.
 */
export function causesOf(scenarios: readonly ScenarioResult[]): readonly Cause[] {
  const members = scenarios.flatMap((scenario, index): Member[] => {
    const check = tellingCheck(scenario);
    return check === undefined ? [] : [{ scenario, index, check }];
  });
  if (members.length === 0) return [];
  const judged = judgedSteps(scenarios, new Map(members.map(({ scenario, check }) => [scenario.id, check])));
  const groups = [...groupsOf(members)].sort(
    (a, b) =>
      Number(isKnown(a)) - Number(isKnown(b)) ||
      Number(levelOf(a) !== 'MUST') - Number(levelOf(b) !== 'MUST') ||
      GRAVITY.indexOf(a.gravity) - GRAVITY.indexOf(b.gravity) ||
      b.members.length - a.members.length ||
      (a.text < b.text ? -1 : 1),
  );
  return groups.slice(0, MAX_CAUSES).map((group) => causeOf(group, judged));
}
