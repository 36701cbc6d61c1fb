import { TOOL } from '../../base/tool.ts';

/** The examples at the end of a command's help: what follows the tool's name, and what it does. */
export function examples(lines: readonly (readonly [command: string, does: string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  const rows = lines.map(([command, does]) => `  $ ${TOOL.name} ${command.padEnd(width)}  ${does}`);
  return ['', 'Examples:', ...rows].join('\n');
}
