// docs/catalogue.md: what is tried, theme by theme, and the tokens that it is tried with, from the data.
import { CATALOGUE, CATALOGUE_VERSION } from '../../../scenarios/catalogue.ts';
import type { Recipe } from '../../../scenarios/recipe.ts';
import { RECIPES } from '../../../scenarios/recipes/all.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';

/** Where it lies, from the top of the project. */
export const CATALOGUE_PAGE = 'docs/catalogue.md';

/** How many scenarios of a theme are shown: its first, one in its middle, its last. */
const SHOWN = 3;

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
const listed = (texts: Iterable<string>) => [...new Set(texts)].join(', ');

function grouped<T>(all: readonly T[], of: (one: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(of(one), [...(groups.get(of(one)) ?? []), one]);
  return [...groups];
}

function examples(scenarios: readonly Scenario[]): readonly Scenario[] {
  const last = scenarios.length - 1;
  const places = Array.from({ length: SHOWN }, (_, place) => Math.round((place * last) / (SHOWN - 1)));
  return [...new Set(places)].flatMap((place) => scenarios[place] ?? []);
}

function theme([name, scenarios]: readonly [string, readonly Scenario[]]): readonly string[] {
  const requirements = scenarios.flatMap((one) => [...one.requirements]).sort();
  return [
    `### ${name}`,
    '',
    `${scenarios.length} ${scenarios.length === 1 ? 'scenario' : 'scenarios'}; mode ${listed(scenarios.map(({ mode }) => mode))}; about ${listed(requirements)}.`,
    '',
    ...examples(scenarios).map(({ id, sentence }) => `- \`${id}\`: ${cell(sentence)}`),
    '',
  ];
}

function family([name, recipes]: readonly [string, readonly Recipe[]]): string {
  const [first] = recipes;
  const kinds = listed(recipes.map(({ kind }) => kind));
  return `| ${name} | ${recipes.length} | ${kinds} | ${listed(recipes.map(({ level }) => level))} | \`${first?.id}\`: ${cell(first?.sentence ?? '')} |`;
}

/** The page's text. */
export function cataloguePage(): string {
  const themes = grouped(CATALOGUE, (one) => one.theme);
  const families = grouped(RECIPES, ({ id }) => id.split('/')[0] as string);
  return [
    '# Catalogue',
    '',
    `Catalogue ${CATALOGUE_VERSION}: ${CATALOGUE.length} scenarios in ${themes.length} themes, with ${RECIPES.length} token recipes. The id of a scenario or a recipe is for ever.`,
    '`mm-auth-conformance list --theme jwt-null` lists a theme whole, `mm-auth-conformance explain <id>` tells one scenario step by',
    'step, `mm-auth-conformance run "jwt/null/**"` plays some of them.',
    '',
    'This page is written by `npm run docs`.',
    '',
    '## Themes',
    '',
    ...themes.flatMap(theme),
    '## Token recipes',
    '',
    'How a token is built, and what it therefore is. `mm-auth-conformance list --recipes` lists them all, `mm-auth-conformance token mint`',
    'makes one.',
    '',
    '| family | recipes | the token is | level | the first |',
    '| --- | --- | --- | --- | --- |',
    ...families.map(family),
    '',
  ].join('\n');
}
