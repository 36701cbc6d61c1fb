// contract: the contracts between SDKs and backends. One import and one line for each command below it.
import { Command } from 'commander';
import type { Io } from '../process/io.ts';
import { checkCommand } from './contract/check.ts';
import { listCommand } from './contract/list.ts';
import { publishCommand } from './contract/publish.ts';
import { statesCommand } from './contract/states.ts';
import { writeCommand } from './contract/write.ts';

/** The command `contract`. */
export function contractCommand(io: Io): Command {
  const command = new Command('contract').description(
    'The contracts between SDKs and backends: hold an SDK against them, write what it needs, list and publish them, serve their states.',
  );
  for (const inner of [checkCommand, writeCommand, listCommand, publishCommand, statesCommand])
    command.addCommand(inner(io));
  return command;
}
