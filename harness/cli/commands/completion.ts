// completion: a script with which a shell completes commands, options and ids.
import { Argument, Command } from 'commander';
import { TOOL } from '../../base/tool.ts';
import { examples } from '../console/examples.ts';
import type { Io } from '../process/io.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

/** Commands whose words are ids of scenarios. */
const TAKE_IDS = ['run', 'list', 'explain'];
const FUNCTION = '_mm_auth_conformance';

function longOptions(command: Command): readonly string[] {
  return command.options.flatMap(({ long }) => long ?? []);
}

function bash(commands: readonly Command[]): string {
  const cases = commands.map(
    (one) =>
      `    ${one.name()}) words='${[...longOptions(one), ...one.commands.map((inner) => inner.name())].join(' ')}' ;;`,
  );
  const ids = TAKE_IDS.join('|');
  return `${FUNCTION}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} words=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${commands.map((one) => one.name()).join(' ')}' -- "$cur"))
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
  case \${COMP_WORDS[1]} in
    ${ids}) [[ $cur == -* ]] || words=$("\${COMP_WORDS[0]}" list --ids 2>/dev/null) ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F ${FUNCTION} ${TOOL.name}
`;
}

const zsh = (commands: readonly Command[]) =>
  `autoload -U +X compinit && compinit -u\nautoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`;

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function fish(commands: readonly Command[]): string {
  const complete = `complete -c ${TOOL.name}`;
  const lines = commands.flatMap((one) => {
    const inIt = `-n '__fish_seen_subcommand_from ${one.name()}'`;
    return [
      `${complete} -f -n __fish_use_subcommand -a ${one.name()} -d ${quoted(one.description())}`,
      ...one.options.flatMap(({ long, description }) =>
        long === undefined ? [] : [`${complete} ${inIt} -l ${long.slice(2)} -d ${quoted(description)}`],
      ),
    ];
  });
  const ids = `${complete} -n '__fish_seen_subcommand_from ${TAKE_IDS.join(' ')}' -a '(${TOOL.name} list --ids 2>/dev/null)'`;
  return `${[...lines, ids].join('\n')}\n`;
}

const SCRIPTS: Readonly<Record<Shell, (commands: readonly Command[]) => string>> = { bash, zsh, fish };

/** The command `completion`. The program that it is part of has all commands. */
export function completionCommand(io: Io): Command {
  const command = new Command('completion')
    .description('Print a script with which a shell completes commands, options and scenario ids.')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addHelpText(
      'after',
      examples([
        ['completion bash >> ~/.bashrc', 'for bash'],
        ['completion zsh >> ~/.zshrc', 'for zsh'],
        ['completion fish > ~/.config/fish/completions/mm-auth-conformance.fish', 'for fish'],
      ]),
    );
  return command.action((shell: Shell) => io.out(SCRIPTS[shell](command.parent?.commands ?? [])));
}
