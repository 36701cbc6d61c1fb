// The command that repeats one scenario: the report's own, with every option that decides what is seen, for this scenario
// alone, and without the places of whoever ran it.
import type { Summary } from '../data/page-data.ts';
import { shellQuoted } from './curl.ts';

/** Options that choose scenarios or a report's place, each with a value: one scenario needs none of them. */
const LEFT_OUT = [
  '-m --mode -r --requirement -l --level -t --theme --shard -o --report-dir --baseline --report-url',
  '--repeat --watch-path --update-known-failures --reason',
]
  .join(' ')
  .split(' ');
/** Of those without a value. */
const FLAGS_LEFT_OUT = '--last-failed --watch --debug --show-log -q --quiet --print-config --bail'.split(' ');
/** Options without a value that decide what is seen. */
const FLAGS = '--strict --loopback --no-config-file'.split(' ');

/** A command's words, as a POSIX shell takes what `commandText` wrote. */
export function wordsOf(command: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (const [piece, quoted, escaped, blank] of command.matchAll(/'([^']*)'|\\(.)|(\s+)|[^\s'\\]+/gs)) {
    if (blank === undefined) word = (word ?? '') + (quoted ?? escaped ?? piece);
    else {
      if (word !== undefined) words.push(word);
      word = undefined;
    }
  }
  return word === undefined ? words : [...words, word];
}

/** An absolute path to a file, wherever in a word it begins: its last part says which file is meant. */
const ABSOLUTE = /(?<=^|[\s:='"])(?:[a-z]:[\\/]|\/(?!\/))(?:[^\s'"\\/:]+[\\/])+([^\s'"\\/:]+)/gi;

/** A word without the folders of a developer's machine. */
function withoutPlaces(word: string): string {
  return word.replace(ABSOLUTE, './$1');
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : shellQuoted(text);
}

/** The options of a command that are worth repeating. */
function keptOptions(words: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    // What is no option and no option's value is a scenario's id.
    if (!word.startsWith('-')) continue;
    const [name = ''] = word.split('=', 1);
    if (FLAGS_LEFT_OUT.includes(name)) {
      if (name === '--bail' && /^\d+$/.test(words[at + 1] ?? '')) at += 1;
      continue;
    }
    const values = FLAGS.includes(name) || word.includes('=') ? [] : [words[at + 1] ?? ''];
    at += values.length;
    if (!LEFT_OUT.includes(name)) kept.push(word, ...values);
  }
  return kept;
}

function runCommand(id: string, { run, sdk, tool }: Summary): string {
  const [name = tool.name, verb, ...rest] = wordsOf(run.command);
  const options =
    verb === 'run' ? keptOptions(rest) : sdk.target === 'reference' ? [] : ['--sdk', sdk.target];
  return [name, 'run', ...options, id].map(withoutPlaces).map(shellWord).join(' ');
}

/** The command that repeats this scenario alone, in the words of the report's own command. */
export function commandFor(id: string, summary: Summary): string {
  if (summary.subject !== 'backend') return runCommand(id, summary);
  const exactly = `^${id.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`;
  const whole =
    summary.run.command || `${summary.tool.name} verify-provider --base-url ${shellWord(summary.sdk.target)}`;
  return `${withoutPlaces(whole)} --grep ${shellWord(exactly)}`;
}
