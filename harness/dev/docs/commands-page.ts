// docs/commands.md and the man page: every command and its options, from the program itself.
import type { Command } from 'commander';
import { createProgram } from '../../cli/program.ts';
import { fakeIo } from '../../testing/fake-io.ts';

/** Where they lie, from the top of the project. */
export const COMMANDS_PAGE = 'docs/commands.md';
export const MAN_PAGE = 'docs/mm-auth-conformance.1';

/** How wide help is written in the pages, in columns. */
const WIDTH = 100;

async function program(): Promise<Command> {
  return createProgram(fakeIo());
}

/** Each command with its whole name, those that only hold others included. */
function all(command: Command, before = ''): readonly (readonly [name: string, command: Command])[] {
  return command.commands.flatMap((one) => {
    const name = `${before}${one.name()}`;
    return [[name, one] as const, ...all(one, `${name} `)];
  });
}

/** The help of a command as it is printed, with what stands after its options. */
function helpOf(command: Command): string {
  let text = '';
  const writeOut = (part: string) => {
    text += part;
  };
  command.configureOutput({ writeOut, getOutHelpWidth: () => WIDTH });
  command.outputHelp();
  return text.trimEnd();
}

/** The text of docs/commands.md. */
export async function commandsPage(): Promise<string> {
  const commands = all(await program()).map(
    ([name, one]) => `## ${name}\n\n\`\`\`text\n${helpOf(one)}\n\`\`\`\n`,
  );
  const head = '# Commands\n\nWhat `--help` says of each. This page is written by `npm run docs`.\n';
  return [head, ...commands].join('\n');
}

/** Text as roff takes it (man 7 groff): no escape, no request at the beginning of a line. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(/^([.'])/gm, '\\&$1');
}

function manOf([name, command]: readonly [string, Command]): string {
  const help = command.createHelp();
  const options = help
    .visibleOptions(command)
    .map((one) => `.TP\n.B ${roff(one.flags)}\n${roff(help.optionDescription(one))}`);
  return [`.SS ${roff(name)}`, roff(command.description()), ...options].join('\n');
}

/** The text of the man page. */
export async function manPage(): Promise<string> {
  const whole = await program();
  const exits = [
    '0 passed',
    '1 the SDK is wrong',
    '2 it could not be judged',
    '3 the command line is wrong',
    '4 this tool is wrong',
  ];
  return [
    '.TH MM\\-AUTH\\-CONFORMANCE 1',
    '.SH NAME',
    `mm\\-auth\\-conformance \\- ${roff(whole.description())}`,
    '.SH SYNOPSIS',
    '.B mm\\-auth\\-conformance',
    '.I command',
    '[options]',
    '.SH COMMANDS',
    ...all(whole).map(manOf),
    '.SH EXIT STATUS',
    ...exits.map((line) => `.TP\n.B ${line.slice(0, 1)}\n${roff(line.slice(2))}`),
    '',
  ].join('\n');
}
