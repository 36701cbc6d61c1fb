// The options that choose scenarios: the same for every command that takes a part of the catalogue.
import { Argument, type Command } from 'commander';
import { MODES, type Mode } from '../../../contracts/mode.ts';
import { LEVELS, type Level } from '../../../contracts/requirement.ts';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import type { Selection } from '../../engine/selection/select.ts';
import { listOption } from './list-option.ts';

/** What commander makes of these options. */
export interface SelectionOptions {
  readonly mode?: readonly Mode[];
  readonly requirement?: readonly string[];
  readonly level?: readonly Level[];
  readonly theme?: readonly string[];
}

/** Adds the options, and the argument for ids, to a command. */
export function withSelection(command: Command): Command {
  return withFilters(
    command.addArgument(new Argument('[ids...]', 'scenario ids, or globs over them: "jwt/expired/**"')),
  );
}

/** Adds the options alone: for a command whose arguments are something else. */
export function withFilters(command: Command): Command {
  const themes = [...new Set(CATALOGUE.map((scenario) => scenario.theme))];
  return command
    .addOption(listOption('-m, --mode <mode>', 'only scenarios of this mode', MODES))
    .addOption(listOption('-r, --requirement <id>', 'only scenarios about this requirement (UDA-14)'))
    .addOption(listOption('-l, --level <level>', 'only scenarios of this level', LEVELS))
    .addOption(listOption('-t, --theme <theme>', `only scenarios of this theme (${themes.join(', ')})`));
}

/** The selection that a command line asks for. */
export function selectionOf(ids: readonly string[], options: SelectionOptions): Selection {
  const { mode, requirement, level, theme } = options;
  return {
    ids,
    ...(mode === undefined ? {} : { modes: mode }),
    ...(requirement === undefined ? {} : { requirements: requirement }),
    ...(level === undefined ? {} : { levels: level }),
    ...(theme === undefined ? {} : { themes: theme }),
  };
}
