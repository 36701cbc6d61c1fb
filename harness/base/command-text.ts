// The command line that repeats this one, as a shell would take it.
import { TOOL } from './tool.ts';

const PLAIN = /^[\w@%+=:,./-]+$/;

/** Quotes a word for a POSIX shell, where it needs it. */
export function shellQuoted(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The tool's name and its arguments, quoted. */
export function commandText(argv: readonly string[]): string {
  return [TOOL.name, ...argv].map(shellQuoted).join(' ');
}
