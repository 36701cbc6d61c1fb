// explain: what a scenario does, step by step; what a token recipe makes; what a requirement says and who judges it.
import { Command } from 'commander';
import { isRequirementId, requirement } from '../../../contracts/requirements/lookup.ts';
import { counted } from '../../../reports/text.ts';
import { CATALOGUE, scenarioById } from '../../../scenarios/catalogue.ts';
import { describeScenario } from '../../../scenarios/describe.ts';
import type { Recipe } from '../../../scenarios/recipe.ts';
import { RECIPES } from '../../../scenarios/recipes/all.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
import { similar } from '../../base/similar.ts';
import { TOOL } from '../../base/tool.ts';
import { UsageError } from '../../base/usage-error.ts';
import { idsAndBeginnings } from '../../engine/selection/select.ts';
import { wrapped } from '../console/columns.ts';
import { examples } from '../console/examples.ts';
import type { Io } from '../process/io.ts';

const WIDTH = 96;
const MAX_LISTED = 12;

type Colour = Io['colour'];

function indented(text: string, first: string, colour?: (text: string) => string): readonly string[] {
  const rest = ' '.repeat(first.length);
  return wrapped(text, WIDTH - first.length).map(
    (line, index) => `${index === 0 ? first : rest}${colour?.(line) ?? line}`,
  );
}

function requirementLines(ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) =>
    indented(requirement(id).statement, `  ${id}  ${requirement(id).level.padEnd(6)}  `),
  );
}

function explainScenario(scenario: Scenario, colour: Colour): readonly string[] {
  const steps = describeScenario(scenario).flatMap((step) => [
    ...indented(step.text, `${step.inner ? '    ' : '  '}${String(step.number).padStart(2)}. `),
    ...step.expected.flatMap((one) =>
      indented(one.text, `       → ${one.requirement}  `, (text) => colour.dim(text)),
    ),
  ]);
  return [
    colour.bold(scenario.id),
    ...wrapped(scenario.sentence, WIDTH),
    '',
    `${scenario.level}, mode ${scenario.mode}, theme ${scenario.theme}`,
    ...requirementLines(scenario.requirements),
    '',
    'Steps, each with what must be seen of it',
    ...steps,
    '',
    colour.dim(`Run it: ${TOOL.name} run ${scenario.id}`),
  ];
}

function explainRecipe(recipe: Recipe, colour: Colour): readonly string[] {
  const used = CATALOGUE.filter((scenario) => scenario.recipe === recipe.id);
  const who = {
    nobody: 'nobody: a good token',
    sdk: `the SDK, before the call, with ${recipe.codes.join(' or ')}`,
    backend: 'the backend: an SDK cannot see the defect and sends it',
    unspecified: 'our sources do not say: the SDK is observed',
  }[recipe.refusedBy];
  return [
    colour.bold(recipe.id),
    recipe.sentence,
    '',
    `By construction: ${recipe.kind}. Refused by: ${who}.`,
    ...requirementLines(recipe.requirements),
    '',
    `Used in ${counted(used.length, 'scenario')}:`,
    ...listed(used),
  ];
}

function listed(scenarios: readonly Scenario[]): readonly string[] {
  const more = scenarios.length - MAX_LISTED;
  return [
    ...scenarios.slice(0, MAX_LISTED).map((one) => `  ${one.id}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ];
}

function explainRequirement(id: string, colour: Colour): readonly string[] {
  const one = requirement(id);
  const about = CATALOGUE.filter((scenario) => (scenario.requirements as readonly string[]).includes(id));
  return [
    `${colour.bold(one.id)}  ${one.level}, ${one.modes.join(', ')}`,
    ...wrapped(one.statement, WIDTH),
    '',
    ...indented(one.source, 'Source: '),
    '',
    ...(id.startsWith('UDB-')
      ? ['A backend keeps it: the contracts state it, verify-provider judges it.']
      : [`${counted(about.length, 'scenario')} about it:`, ...listed(about)]),
  ];
}

function explain(id: string, colour: Colour): readonly string[] {
  const scenario = scenarioById(id);
  if (scenario !== undefined) return explainScenario(scenario, colour);
  const recipe = RECIPES.find((one) => one.id === id);
  if (recipe !== undefined) return explainRecipe(recipe, colour);
  if (isRequirementId(id)) return explainRequirement(id, colour);
  const below = CATALOGUE.filter((one) => one.id.startsWith(`${id.replace(/\/+$/, '')}/`));
  if (below.length > 0) return [`${counted(below.length, 'scenario')} below ${id}:`, ...listed(below)];
  const near = similar(id, [...idsAndBeginnings(CATALOGUE), ...RECIPES.map((one) => one.id)]);
  throw new UsageError(
    'UNKNOWN_CASE',
    `There is no scenario, token recipe or requirement "${id}".`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `See what there is with: ${TOOL.name} list`,
  );
}

/** The same as a value, for other programs. */
function asValue(id: string): object {
  const scenario = scenarioById(id);
  if (scenario !== undefined) return { about: 'scenario', ...scenario };
  const recipe = RECIPES.find((one) => one.id === id);
  const usedBy = (which: (one: Scenario) => boolean) => CATALOGUE.filter(which).map((one) => one.id);
  if (recipe !== undefined) {
    const { plan: _plan, externalUserId: _person, keyId: _key, ...listed } = recipe;
    return { about: 'recipe', ...listed, scenarios: usedBy((one) => one.recipe === id) };
  }
  if (!isRequirementId(id))
    return {
      about: 'scenarios',
      scenarios: usedBy((one) => one.id.startsWith(`${id.replace(/\/+$/, '')}/`)),
    };
  return {
    about: 'requirement',
    ...requirement(id),
    scenarios: usedBy((one) => (one.requirements as readonly string[]).includes(id)),
  };
}

/** The command `explain`. */
export function explainCommand(io: Io): Command {
  return new Command('explain')
    .description(
      'Say what a scenario does and expects, what a token recipe makes, or what a requirement says.',
    )
    .argument('<case>', 'the id of a scenario, a token recipe or a requirement')
    .option('--json', 'as JSON', false)
    .addHelpText(
      'after',
      examples([
        ['explain jwt/expired/by-1-hour/saveUser/via-setter', 'a scenario, step by step'],
        ['explain expired/by-1-hour', 'a token recipe'],
        ['explain UDA-14', 'a requirement'],
      ]),
    )
    .action((id: string, { json }: { readonly json: boolean }) => {
      // A mistyped id is told first, either way.
      const lines = explain(id, io.colour);
      io.out(json ? `${JSON.stringify(asValue(id), null, 2)}\n` : `${lines.join('\n')}\n`);
    });
}
