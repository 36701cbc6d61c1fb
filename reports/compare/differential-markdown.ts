// Two SDKs, case by case, as Markdown.
import { code, escaped, table } from '../markdown.ts';
import { counted } from '../text.ts';
import type { CaseDifference, Differential, RecipeDifferences } from './differential.ts';
import { sideName } from './side.ts';

/** How many lines a list has before it says how many more there are. */
const MAX_LISTED = 20;
const SIGN = { passed: '✅', failed: '≠', incomplete: '⚠️' } as const;

function more(count: number): readonly string[] {
  return count > MAX_LISTED ? ['', `… and ${count - MAX_LISTED} more.`] : [];
}

function caseRows({ scenario, steps }: CaseDifference): readonly (readonly string[])[] {
  return steps.map(({ number, text, first, second }, at) => [
    at === 0 ? code(scenario) : '',
    `${number}. ${escaped(text)}`,
    escaped(first),
    escaped(second),
  ]);
}

function recipeSection({ recipe, cases }: RecipeDifferences, columns: readonly string[]): readonly string[] {
  return [
    `### ${recipe === null ? 'No token recipe' : code(recipe)} (${counted(cases.length, 'scenario')})`,
    '',
    table(['Scenario', 'Step', ...columns], cases.slice(0, MAX_LISTED).flatMap(caseRows)),
    ...more(cases.length),
    '',
  ];
}

/** Two SDKs, case by case, as Markdown. */
export function differentialMarkdown(of: Differential): string {
  const columns = of.sides.map((side) => escaped(sideName(side)));
  return [
    `# ${SIGN[of.verdict]} ${escaped(of.headline)}`,
    '',
    columns.join(' and '),
    '',
    ...of.warnings.flatMap((warning) => [`⚠️ ${escaped(warning)}`, '']),
    ...(of.patterns.length === 0
      ? []
      : [
          `## The same difference, again and again (${of.patterns.length})`,
          '',
          table(
            ['Steps', ...columns, 'For example'],
            of.patterns
              .slice(0, MAX_LISTED)
              .map(({ times, first, second, example }) => [
                String(times),
                escaped(first),
                escaped(second),
                code(example),
              ]),
          ),
          ...more(of.patterns.length),
          '',
          '## Case by case',
          '',
        ]),
    ...of.recipes.flatMap((group) => recipeSection(group, columns)),
    ...(of.uncompared.length === 0
      ? []
      : [
          `## Could not be compared (${of.uncompared.length})`,
          '',
          table(
            ['Scenario', ...columns],
            of.uncompared.slice(0, MAX_LISTED).map(({ scenario, states }) => [code(scenario), ...states]),
          ),
          ...more(of.uncompared.length),
          '',
        ]),
  ].join('\n');
}
