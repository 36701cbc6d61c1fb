// A random sequence of calls as a scenario: what must follow comes from a small model of the requirements.
import { LEVELS, type RequirementId } from '../../../contracts/requirement.ts';
import { requirement } from '../../../contracts/requirements/lookup.ts';
import { counted } from '../../../reports/text.ts';
import { strictestLevel } from '../../../scenarios/define.ts';
import { flatSteps } from '../../../scenarios/rules.ts';
import type { Scenario, Step } from '../../../scenarios/scenario.ts';
import type { Suspect } from '../campaign/finding.ts';
import type { Subject } from '../campaign/subject.ts';
import type { Command, NewToken, Sequence, StartWith } from './command.ts';
import { sequences } from './sequence-arbitrary.ts';
import { storyOf } from './story.ts';

/** The requirements that the steps check, the strictest level first. */
function checkedBy(steps: readonly Step[]): readonly RequirementId[] {
  const all = flatSteps({ steps }).flatMap((step) =>
    'expectations' in step ? step.expectations.map((one) => one.requirement) : [],
  );
  const ids = [...new Set(all)].sort();
  return LEVELS.flatMap((level) => ids.filter((id) => requirement(id).level === level));
}

/** The scenario of a random sequence. `name`: the last words of its id. */
export function sequenceScenario(
  sequence: Sequence,
  name: string,
  capabilities: Parameters<typeof storyOf>[1],
): Scenario {
  const steps = storyOf(sequence, capabilities);
  const requirements = checkedBy(steps);
  return {
    id: `${sequence.mode}/fuzz/${name}`,
    theme: 'fuzz',
    sentence: `A random sequence of ${counted(flatSteps({ steps }).length, 'step')} in ${sequence.mode} mode.`,
    mode: sequence.mode,
    level: strictestLevel(requirements),
    requirements,
    steps,
  };
}

function trait(token: NewToken): string {
  const [family = ''] = token.recipe.split('/');
  return `token ${family}${token.sub === undefined ? '' : ' theirs'}`;
}

function started(given: StartWith): readonly string[] {
  return typeof given === 'string' ? [] : [trait(given)];
}

function traitsOf(command: Command): readonly string[] {
  switch (command.do) {
    case 'call':
      return [`call ${command.operation}`];
    case 'set':
      return [trait(command.token)];
    case 'start':
      return ['start', ...started(command.with)];
    case 'overlap':
      return [
        ...(command.atOnce ? ['overlap'] : []),
        ...[command.call, ...command.meanwhile].flatMap(traitsOf),
      ];
    case 'backend':
      return command.fault === null ? [] : [`backend ${command.fault}`];
    case 'nothing':
      return [];
    default:
      return [command.do];
  }
}

/** What a sequence has in it, whatever the order. */
function traits({ start, commands }: Sequence): readonly string[] {
  return [...started(start), ...commands.flatMap(traitsOf)];
}

/** Which failure the backend had matters only where the SDK reported it wrongly. */
function telling(trait: string, { requirement: broken }: Suspect<Sequence>): string {
  return broken === 'UDA-22' ? trait : trait.replace(/^backend .*/, 'backend fails');
}

/** Random sequences of calls. */
export const SEQUENCES: Subject<Sequence> = {
  name: 'sequences',
  noun: 'sequence',
  defaultRuns: 500,
  values: sequences,
  scenarioOf: sequenceScenario,
  explains: (found, other) => {
    const all = traits(other.value).map((one) => telling(one, found));
    const has = (one: string) => all.includes(telling(one, found));
    return (
      found.kind === other.kind && found.value.mode === other.value.mode && traits(found.value).every(has)
    );
  },
};
