// Whether what a page claims is so: what it links to is there, what it tells a reader to type exists.
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { Command } from 'commander';
import type { Page } from './page.ts';

/** What is wrong with the page's links. `read`: gives the page at a path, for its anchors. */
export function deadLinks(page: Page, read: (path: string) => Page): readonly string[] {
  return page.links.flatMap((link) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page.path : normalize(join(dirname(page.path), decodeURI(path)));
    if (!existsSync(target)) return [`${page.path}: ${link}: there is no ${target}`];
    if (anchor === undefined || !target.endsWith('.md')) return [];
    const anchors = target === page.path ? page.anchors : read(target).anchors;
    return anchors.has(anchor) ? [] : [`${page.path}: ${link}: ${target} has no heading #${anchor}`];
  });
}

/** The command that the words lead to, and the words left over; its name may be two words (`token mint`). */
function resolved(program: Command, words: readonly string[]): { command: Command; rest: readonly string[] } {
  const [name, ...rest] = words;
  const inner = program.commands.find((one) => one.name() === name || one.aliases().includes(name ?? ''));
  return inner === undefined ? { command: program, rest: words } : resolved(inner, rest);
}

/** What is wrong with the commands that the page shows. */
export function unknownCommands(page: Page, program: Command): readonly string[] {
  return page.commands.flatMap(({ line, words }) => {
    if (words.length === 0) return [];
    const { command, rest } = resolved(program, words);
    // A command that only has others below it takes no words of its own.
    if (command.commands.length > 0 && rest[0] !== undefined && !rest[0].startsWith('-')) {
      return [`${page.path}: ${line}: no command ${words.slice(0, words.indexOf(rest[0]) + 1).join(' ')}`];
    }
    const known = new Set(command.options.flatMap(({ short, long }) => [short, long]));
    const options = rest.filter((word) => /^--?[a-z]/i.test(word)).map((word) => word.replace(/=.*$/s, ''));
    const unknown = options.filter((option) => !known.has(option) && option !== '--help' && option !== '-h');
    return unknown.map((option) => `${page.path}: ${line}: ${command.name()} has no ${option}`);
  });
}

/** What is wrong with the npm scripts that the page names. */
export function unknownScripts(page: Page, scripts: Readonly<Record<string, string>>): readonly string[] {
  return page.scripts.flatMap((script) =>
    Object.hasOwn(scripts, script) ? [] : [`${page.path}: npm run ${script}: no such script`],
  );
}

/** The places that rows of a table name from the top of the project, and that are not there. */
export function missingPlaces(rows: readonly string[]): readonly string[] {
  const places = rows.flatMap((row) =>
    [...row.matchAll(/`([^`\s]+\/[^`\s]*)`/g)].map(([, place = '']) => place),
  );
  return [...new Set(places)].filter((place) => !existsSync(place));
}

/** The rooms of harness/ that the picture of the house shows: the words that begin its lines. */
export function roomsShown(page: string): string[] {
  const [, picture = ''] = /^harness\/ .*\n((?: {2}.*\n)+)/m.exec(page) ?? [];
  const names = picture.split('\n').map((line) => line.trim().split(/ {3,}/)[0] ?? '');
  return names.flatMap((words) => words.split(/ +/)).filter((word) => word !== '');
}
