// token recipes: every recipe that `token mint` knows.
import { Command } from 'commander';
import { RECIPES } from '../../../../scenarios/recipes/all.ts';
import { columns } from '../../console/columns.ts';
import type { Io } from '../../io.ts';

function listRecipes(options: { readonly json: boolean }, io: Io): void {
  if (options.json) {
    const all = RECIPES.map(({ plan: _, externalUserId: __, ...recipe }) => recipe);
    io.out(`${JSON.stringify(all, null, 2)}\n`);
    return;
  }
  const rows = RECIPES.map((one) => [one.id, one.level, `refused by ${one.refusedBy}`, one.sentence]);
  io.out(`${columns(rows).join('\n')}\n`);
}

/** The command `token recipes`. */
export function recipesCommand(io: Io): Command {
  return new Command('recipes')
    .description('List the token recipes.')
    .option('--json', 'as JSON', false)
    .action((options: { readonly json: boolean }) => listRecipes(options, io));
}
