// contract list: the interactions of the contracts.
import { Command } from 'commander';
import { INTERACTIONS } from '../../../../contracts/interactions/all.ts';
import { MODES, type Mode } from '../../../../contracts/mode.ts';
import { counted } from '../../../../reports/text.ts';
import { examples } from '../../console/examples.ts';
import { listOption } from '../../options/list-option.ts';
import type { Io } from '../../process/io.ts';

interface ListOptions {
  readonly mode?: readonly Mode[];
  readonly requirement?: readonly string[];
  readonly json: boolean;
}

function list({ mode, requirement, json }: ListOptions, io: Io): void {
  const found = INTERACTIONS.filter(
    (one) =>
      (mode === undefined || mode.includes(one.mode)) &&
      (requirement === undefined ||
        requirement.some((id) => (one.requirements as readonly string[]).includes(id))),
  );
  io.out(json ? `${JSON.stringify(found, null, 2)}\n` : found.map((one) => `${one.description}\n`).join(''));
  if (!json) io.err(`${counted(found.length, 'interaction')}\n`);
}

/** The command `contract list`. */
export function listCommand(io: Io): Command {
  return new Command('list')
    .description('List the interactions of the contracts.')
    .addOption(listOption('-m, --mode <mode>', 'only this mode', MODES))
    .addOption(listOption('-r, --requirement <id>', 'only those about this requirement (UDB-04)'))
    .option('--json', 'as JSON: states, request and answer', false)
    .addHelpText('after', examples([['contract list -m jwt -r UDB-06', 'one mode, one requirement']]))
    .action((options: ListOptions) => list(options, io));
}
