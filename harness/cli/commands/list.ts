// list: what there is. Scenarios by default; the token recipes and the requirements on request.
import { Command, Option } from 'commander';
import { REQUIREMENTS } from '../../../contracts/requirements/lookup.ts';
import { counted } from '../../../reports/text.ts';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { RECIPES } from '../../../scenarios/recipes/all.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
import { select } from '../../engine/selection/select.ts';
import { columns } from '../console/columns.ts';
import { examples } from '../console/examples.ts';
import { type SelectionOptions, selectionOf, withSelection } from '../options/selection-options.ts';
import type { Io } from '../process/io.ts';

interface ListOptions extends SelectionOptions {
  readonly recipes: boolean;
  readonly requirements: boolean;
  readonly json: boolean;
  readonly ids: boolean;
}

/** Something to list: as rows of text, and as values. */
interface Listing {
  readonly rows: readonly (readonly string[])[];
  readonly values: readonly { readonly id: string }[];
  readonly noun: string;
}

function scenarioListing(scenarios: readonly Scenario[]): Listing {
  return {
    rows: scenarios.map((one) => [one.level, one.id, one.requirements.join(' '), one.sentence]),
    values: scenarios.map(({ steps: _steps, ...rest }) => rest),
    noun: 'scenario',
  };
}

function recipeListing(): Listing {
  return {
    rows: RECIPES.map((one) => [one.level, one.id, one.kind, one.requirements.join(' '), one.sentence]),
    values: RECIPES.map(({ plan: _plan, externalUserId: _externalUserId, ...rest }) => rest),
    noun: 'token recipe',
  };
}

function requirementListing(): Listing {
  const about = (id: string) =>
    CATALOGUE.filter((scenario) => (scenario.requirements as readonly string[]).includes(id)).length;
  return {
    rows: REQUIREMENTS.map((one) => [
      one.level,
      one.id,
      // A backend's requirements are held by the contracts, not by scenarios.
      one.id.startsWith('UDA-') ? counted(about(one.id), 'scenario') : 'contracts',
      one.statement,
    ]),
    values: REQUIREMENTS.map((one) => ({ ...one, scenarios: about(one.id) })),
    noun: 'requirement',
  };
}

function listingFor(ids: readonly string[], options: ListOptions): Listing {
  if (options.recipes) return recipeListing();
  if (options.requirements) return requirementListing();
  return scenarioListing(select(CATALOGUE, selectionOf(ids, options)));
}

/** The command `list`. */
export function listCommand(io: Io): Command {
  const command = new Command('list')
    .description('List the scenarios of the catalogue, the token recipes or the requirements.')
    .addOption(new Option('--recipes', 'the token recipes instead').default(false).conflicts('requirements'))
    .option('--requirements', 'the requirements instead', false)
    .option('--ids', 'the ids alone', false)
    .option('--json', 'as JSON', false);
  return withSelection(command)
    .addHelpText(
      'after',
      examples([
        ['list', 'every scenario: level, id, requirements, what it is for'],
        ['list --mode jwt -r UDA-14', 'the scenarios of one mode about one requirement'],
        ['list --recipes', 'every way to build a token'],
      ]),
    )
    .action((ids: string[], options: ListOptions) => {
      const { rows, values, noun } = listingFor(ids, options);
      if (options.ids) return io.out(values.map(({ id }) => `${id}\n`).join(''));
      if (options.json) return io.out(`${JSON.stringify(values, null, 2)}\n`);
      io.out(`${columns(rows).join('\n')}\n`);
      io.err(`${counted(rows.length, noun)}\n`);
    });
}
