// token: mint a token after a recipe, or look at one.
import { Command } from 'commander';
import type { Io } from '../process/io.ts';
import { inspectCommand } from './token/inspect.ts';
import { mintCommand } from './token/mint.ts';

/** The command `token`. */
export function tokenCommand(io: Io): Command {
  return new Command('token')
    .description('Mint a token after a recipe, or say what is in one.')
    .addCommand(mintCommand(io))
    .addCommand(inspectCommand(io));
}
