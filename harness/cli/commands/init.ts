// init: a starter adapter, and the next command.
import { Command, Option } from 'commander';
import { shellQuoted } from '../../base/command-text.ts';
import { TOOL } from '../../base/tool.ts';
import { writeStarter } from '../../init/init.ts';
import { TEMPLATE_NAMES, TEMPLATES, type TemplateName } from '../../init/templates.ts';
import { columns } from '../console/columns.ts';
import { examples } from '../console/examples.ts';
import type { Io } from '../process/io.ts';

/** Where a starter goes when no folder is named. */
const DEFAULT_FOLDER = 'conformance';

async function init(folder: string, name: TemplateName, io: Io): Promise<void> {
  const template = TEMPLATES[name];
  const written = await writeStarter(template, folder, io.cwd);
  const { bold, dim, green } = io.colour;
  const before = template.before?.(written.folder);
  const sdk = shellQuoted(template.target(written.folder));
  io.out(
    [
      ...written.files.map((file) => `${green('wrote')} ${written.folder}/${file}`),
      '',
      template.todo,
      '',
      bold('Next:'),
      ...(before === undefined ? [] : [`  ${before}`]),
      `  npx ${TOOL.name} doctor --sdk ${sdk}   ${dim('is the adapter right? step by step')}`,
      `  npx ${TOOL.name} run --sdk ${sdk}      ${dim('is the SDK right?')}`,
      '',
    ].join('\n'),
  );
}

/** The command `init`. */
export function initCommand(io: Io): Command {
  const rows = columns(TEMPLATE_NAMES.map((name) => [`  ${name}`, TEMPLATES[name].sentence]));
  return new Command('init')
    .description('Write a starter adapter for an SDK, and say the next command.')
    .argument('[folder]', 'where it goes; files that are there are left alone', DEFAULT_FOLDER)
    .addOption(
      new Option('-t, --template <name>', 'what the SDK is').choices(TEMPLATE_NAMES).makeOptionMandatory(),
    )
    .addHelpText(
      'after',
      `\nTemplates:\n${rows.join('\n')}\n${examples([
        ['init --template python', `a Python adapter in ./${DEFAULT_FOLDER}`],
        ['init app/src/androidTest --template kotlin', 'an agent for an Android app'],
      ])}`,
    )
    .action((folder: string, options: { readonly template: TemplateName }) =>
      init(folder, options.template, io),
    );
}
