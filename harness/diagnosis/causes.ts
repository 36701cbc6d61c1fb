// From many failures to few causes: the first failing step of each scenario gives its symptom, and symptoms are counted.
import type { Cause } from '../../reports/causes.ts';
import type { Check, ScenarioResult } from '../../reports/model.ts';
import { GRAVITY, type Gravity, symptomOf } from './symptom.ts';
import { whereOf } from './where.ts';

/** How many causes are told: more would be a list of failures again. */
export const MAX_CAUSES = 8;

interface Group {
  readonly text: string;
  readonly gravity: Gravity;
  readonly members: { readonly scenario: ScenarioResult; readonly check: Check }[];
}

const failed = ({ status }: Check) => status === 'failed';

/** The check that tells most: a MUST before a SHOULD, then the earliest step. What follows from it is not counted. */
function tellingCheck({ checks }: ScenarioResult): Check | undefined {
  const rank = ({ level, step }: Check) => (level === 'MUST' ? 0 : 1_000) + step;
  return checks.filter(failed).sort((a, b) => rank(a) - rank(b))[0];
}

/** A start that fails takes everything with it. */
function isStart({ steps }: ScenarioResult, { step }: Check): boolean {
  return step === 1 && steps.find((one) => one.number === 1)?.do === 'init';
}

function groupsOf(scenarios: readonly ScenarioResult[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const scenario of scenarios) {
    const check = tellingCheck(scenario);
    if (check === undefined) continue;
    const symptom = symptomOf(check);
    const text = isStart(scenario, check)
      ? `The SDK does not start as it should. ${symptom.text}`
      : symptom.text;
    const gravity = isStart(scenario, check) ? 'start' : symptom.gravity;
    const key = `${check.level} ${text}`;
    const group = groups.get(key) ?? { text, gravity, members: [] };
    group.members.push({ scenario, check });
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The simplest story first; always in the same order. */
function simplestFirst({ members }: Group): Group['members'] {
  return [...members].sort(
    (a, b) => a.scenario.steps.length - b.scenario.steps.length || (a.scenario.id < b.scenario.id ? -1 : 1),
  );
}

function levelOf({ members }: Group): Check['level'] {
  return members[0]?.check.level ?? 'SHOULD';
}

function causeOf(group: Group, judged: readonly ScenarioResult[]): Cause {
  const members = simplestFirst(group);
  const kinds = new Set(members.map(({ check }) => check.kind));
  const universe = judged.filter(({ checks }) => checks.some(({ kind }) => kinds.has(kind)));
  const where = whereOf(
    members.map(({ scenario }) => scenario),
    universe,
  );
  return {
    text: group.text,
    level: levelOf(group),
    requirements: [...new Set(members.map(({ check }) => check.requirement))].sort(),
    ...(where === undefined ? {} : { where }),
    scenarios: members.map(({ scenario }) => scenario.id),
    expected: members[0]?.check.expected ?? '',
    seen: members[0]?.check.seen ?? '',
  };
}

/** What the failures of a run come down to: MUST before SHOULD, gravest first, at most `MAX_CAUSES`. Pure. */
export function causesOf(scenarios: readonly ScenarioResult[]): readonly Cause[] {
  const judged = scenarios.filter(({ checks }) => checks.length > 0);
  const groups = [...groupsOf(scenarios)].sort(
    (a, b) =>
      Number(levelOf(a) !== 'MUST') - Number(levelOf(b) !== 'MUST') ||
      GRAVITY.indexOf(a.gravity) - GRAVITY.indexOf(b.gravity) ||
      b.members.length - a.members.length ||
      (a.text < b.text ? -1 : 1),
  );
  return groups.slice(0, MAX_CAUSES).map((group) => causeOf(group, judged));
}
