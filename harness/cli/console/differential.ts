// What a comparison of two SDKs case by case prints. Pure.
import type { Differential } from '../../../reports/compare/differential.ts';
import { sideName } from '../../../reports/compare/side.ts';
import { counted, plainText, shortened } from '../../../reports/text.ts';
import type { Io } from '../process/io.ts';

/** How many patterns and recipes are printed. */
const MAX_LISTED = 10;
const MAX_TEXT = 200;
const PAINT = { passed: 'green', failed: 'yellow', incomplete: 'yellow' } as const;

function line(text: string): string {
  return shortened(plainText(text), MAX_TEXT);
}

/** Where two SDKs differ: the most frequent differences, then the recipes, the headline last. */
export function renderDifferentialSummary(of: Differential, colour: Io['colour']): string {
  const names = of.sides.map((side) => line(sideName(side)));
  const width = Math.max(...names.map((name) => name.length));
  const more = (count: number) =>
    count > MAX_LISTED ? [colour.dim(`… and ${count - MAX_LISTED} more`), ''] : [];
  const patterns = of.patterns
    .slice(0, MAX_LISTED)
    .flatMap(({ times, first, second, example }) => [
      `${colour.bold(`≠ ${counted(times, 'step')}`)} ${colour.dim(`for example in ${line(example)}`)}`,
      `    ${(names[0] ?? '').padEnd(width)}  ${line(first)}`,
      `    ${(names[1] ?? '').padEnd(width)}  ${line(second)}`,
      '',
    ]);
  const recipes = of.recipes
    .slice(0, MAX_LISTED)
    .map(
      ({ recipe, cases }) => `  ${line(recipe ?? 'no token recipe')}: ${counted(cases.length, 'scenario')}`,
    );
  return [
    ...patterns,
    ...more(of.patterns.length),
    ...(recipes.length === 0 ? [] : ['By token recipe:', ...recipes, ...more(of.recipes.length), '']),
    ...of.warnings.map((warning) => `${colour.yellow('!')} ${line(warning)}`),
    colour.bold(colour[PAINT[of.verdict]](line(of.headline))),
    names.join(' and '),
    '',
  ].join('\n');
}
