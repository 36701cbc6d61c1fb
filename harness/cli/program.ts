// The command line as a whole: which commands there are, and what every mistake on it leads to.
import { Command, CommanderError, Help } from 'commander';
import { TOOL } from '../base/tool.ts';
import { UsageError } from '../base/usage-error.ts';
import { badgeCommand } from './commands/badge.ts';
import { compareCommand } from './commands/compare.ts';
import { contractCommand } from './commands/contract.ts';
import { doctorCommand } from './commands/doctor.ts';
import { explainCommand } from './commands/explain.ts';
import { fuzzCommand } from './commands/fuzz.ts';
import { initCommand } from './commands/init.ts';
import { listCommand } from './commands/list.ts';
import { mergeCommand } from './commands/merge.ts';
import { reportCommand } from './commands/report.ts';
import { runCommand } from './commands/run.ts';
import { sensitivityCommand } from './commands/sensitivity.ts';
import { serveCommand } from './commands/serve.ts';
import { tokenCommand } from './commands/token.ts';
import { trendCommand } from './commands/trend.ts';
import { verifyProviderCommand } from './commands/verify-provider.ts';
import { examples } from './console/examples.ts';
import { EXIT } from './process/exit-code.ts';
import { internalErrorText, usageErrorText } from './process/failure-text.ts';
import type { Io } from './process/io.ts';

/**
 * Every command, in the order in which `--help` shows them: one import and one line each. A command imports what is
 * slow to load (Playwright, Pact) inside its action, so that the others start quickly.
 */
const COMMANDS: readonly ((io: Io) => Command)[] = [
  runCommand,
  reportCommand,
  compareCommand,
  mergeCommand,
  trendCommand,
  badgeCommand,
  listCommand,
  explainCommand,
  fuzzCommand,
  initCommand,
  doctorCommand,
  serveCommand,
  sensitivityCommand,
  tokenCommand,
  verifyProviderCommand,
  contractCommand,
];

const HELP = new Help();

/** Gives a command, and those below it, the program's writers; a mistake on its line names its own `--help`. */
function prepare(command: Command, path: string, io: Io): void {
  command.configureOutput({
    writeOut: (text) => io.out(text),
    writeErr: (text) => io.err(text),
    // Written once, by `runCli`.
    outputError: () => {},
    getOutHasColors: () => io.colour.isColorSupported,
    getErrHasColors: () => io.colour.isColorSupported,
  });
  command.configureHelp({
    styleTitle: (title) => io.colour.bold(title),
    showGlobalOptions: false,
    // That a flag is not set unless it is given goes without saying.
    optionDescription: (option) =>
      option.defaultValue === false ? option.description : HELP.optionDescription(option),
  });
  command.showSuggestionAfterError(true);
  command.exitOverride((error) => {
    if (error.exitCode === 0 || error.code === 'commander.help') throw error;
    const message = error.message.replace(/^error: /, '').replaceAll(/\n\s*/g, ' ');
    throw new UsageError('COMMAND_LINE', message, `See: ${path} --help`);
  });
  for (const inner of command.commands) prepare(inner, `${path} ${inner.name()}`, io);
}

/** The program with all its commands. */
export function createProgram(io: Io): Command {
  const program = new Command(TOOL.name)
    .description('Checks that a mobile messaging SDK authorises user data as its documentation promises.')
    .version(TOOL.version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .addHelpText(
      'after',
      examples([
        ['run', 'the whole catalogue against the bundled reference SDK'],
        ['run --sdk module:./adapter.ts', 'against an SDK of your own'],
        ['explain jwt/null/fetchUser/null-by-setter', 'what a scenario does, and why'],
      ]),
    );
  for (const command of COMMANDS) program.addCommand(command(io));
  prepare(program, TOOL.name, io);
  return program;
}

/**
 * Runs one command line and answers with the exit code. Never rejects: a mistake of the caller is one message and 3,
 * a mistake of the harness itself is told as such and ends with 4.
 */
export async function runCli(io: Io): Promise<number> {
  try {
    await createProgram(io).parseAsync([...io.argv], { from: 'user' });
    return io.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.passed : EXIT.usage;
    if (error instanceof UsageError) {
      io.err(usageErrorText(error, io.colour));
      return EXIT.usage;
    }
    io.err(internalErrorText(error, io.colour));
    return EXIT.internal;
  }
}
