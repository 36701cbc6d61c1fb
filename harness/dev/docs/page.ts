// What a page of the documentation claims that a test can look up: its links, the commands it tells a reader to type.
import { readFileSync } from 'node:fs';
import GithubSlugger from 'github-slugger';
import { marked, type Token } from 'marked';
import parseArgv from 'string-argv';

/** A command line as a page shows it. */
export interface ShownCommand {
  /** The line it stands on, as it is printed in a failure. */
  readonly line: string;
  /** Its words after the tool's name. */
  readonly words: readonly string[];
}

/** A page of the documentation, read. */
export interface Page {
  /** From the top of the project. */
  readonly path: string;
  /** What its headings are called in a link. */
  readonly anchors: ReadonlySet<string>;
  /** The targets of its links and images, as they are written. */
  readonly links: readonly string[];
  /** Every `mm-auth-conformance …`. */
  readonly commands: readonly ShownCommand[];
  /** The names after `npm run`, and `start` and `test`. */
  readonly scripts: readonly string[];
}

/** Commands of npm itself. */
const NPM_OWN = ['audit', 'ci', 'install', 'pack', 'publish', 'version'];

/** Where one command of a shell line ends and another begins. */
const NEXT_COMMAND = /\s(?:&&|\|\||\||;)\s/;

function commandsOf(code: string, tool: RegExp): readonly ShownCommand[] {
  const lines = code.replaceAll(/\\\n\s*/g, '').split('\n');
  return lines.flatMap((line) =>
    line
      .replace(/\s+#.*$/, '')
      .split(NEXT_COMMAND)
      .map((command) => command.trim())
      .filter((command) => tool.test(command))
      .map((command) => ({ line: command, words: parseArgv(command.replace(tool, '').replace('…', '')) })),
  );
}

/** Reads a page from its text. */
export function parsePage(path: string, text: string): Page {
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  const links: string[] = [];
  const code: string[] = [];
  void marked.walkTokens(marked.lexer(text), (token: Token) => {
    if (token.type === 'heading') anchors.add(slugger.slug(marked.parseInline(token.text, { async: false })));
    if (token.type === 'link' || token.type === 'image') links.push(token.href);
    if (token.type === 'codespan' || token.type === 'code') code.push(token.text);
  });
  const all = code.join('\n');
  return {
    path,
    anchors,
    links,
    commands: commandsOf(all, /^(?:\S+=\S+ )*(?:npx )?mm-auth-conformance(?= |$)/),
    scripts: commandsOf(all, /^npm (?:run (?:-s )?)?(?=[a-z])/)
      .map(({ words: [script = ''] }) => script)
      .filter((script) => !NPM_OWN.includes(script)),
  };
}

/** Reads a page from disk; `path` from the top of the project. */
export function readPage(path: string): Page {
  return parsePage(path, readFileSync(path, 'utf8'));
}
