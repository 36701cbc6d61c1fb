// The command line as a whole: which commands there are, and what every mistake on it leads to.
import { Command, CommanderError, Help } from 'commander';
import { TOOL } from '../base/tool.ts';
import { UsageError } from '../base/usage-error.ts';
import { NotKept } from '../files/not-kept.ts';
import { COMMANDS } from './commands/all.ts';
import { examples } from './console/examples.ts';
import { EXIT } from './process/exit-code.ts';
import { diskProblem, notKeptText, usageErrorText } from './process/failure-text.ts';
import type { Io } from './process/io.ts';
import { checkNode } from './process/node-version.ts';

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

/** The names of the commands that a command line may need: the one that it calls, or all of them for help and mistakes. */
function needed(argv: readonly string[]): readonly string[] {
  const [first = ''] = argv;
  if (first === '-V' || first === '--version') return [];
  // What completes has to know what there is.
  return Object.hasOwn(COMMANDS, first) && first !== 'completion' ? [first] : Object.keys(COMMANDS);
}

/** The program with these commands; by default with all of them. */
export async function createProgram(
  io: Io,
  names: readonly string[] = Object.keys(COMMANDS),
): Promise<Command> {
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
  for (const name of names) {
    const make = await COMMANDS[name]?.();
    if (make !== undefined) program.addCommand(make(io));
  }
  prepare(program, TOOL.name, io);
  return program;
}

/**
 * Runs one command line and answers with the exit code. Never rejects: a mistake of the caller is one message and 3,
 * a report that could not be kept is 2 or what the SDK deserves, a mistake of the harness itself is told as such, with what
 * there is, and ends with 4.
 */
export async function runCli(io: Io): Promise<number> {
  try {
    checkNode(process.versions.node);
    const program = await createProgram(io, needed(io.argv));
    await program.parseAsync([...io.argv], { from: 'user' });
    return io.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.passed : EXIT.usage;
    if (error instanceof UsageError) {
      io.err(usageErrorText(error, io.colour));
      return EXIT.usage;
    }
    if (error instanceof NotKept) {
      io.err(notKeptText(error, io.colour));
      return io.exitCode === EXIT.failed ? EXIT.failed : EXIT.incomplete;
    }
    const disk = diskProblem(error);
    if (disk !== undefined) {
      io.err(notKeptText(new NotKept(disk, { kept: [] }, { cause: error }), io.colour));
      return EXIT.incomplete;
    }
    // Loaded where it is needed: most commands begin and end without it.
    const { lastResort } = await import('./process/last-resort.ts');
    await lastResort(error, io);
    return EXIT.internal;
  }
}
