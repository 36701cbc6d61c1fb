// `--reporter`: what a run shows while it goes on and at its end, for people, for CI servers and for other programs; several at
// once. `NAME=FILE` writes into a file what would go to standard output.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { renderCodeQuality } from '../../../reports/code-quality.ts';
import { renderCtrf } from '../../../reports/ctrf.ts';
import { renderJson } from '../../../reports/json.ts';
import { renderJunit } from '../../../reports/junit.ts';
import { renderMarkdown } from '../../../reports/markdown.ts';
import type { Report, ScenarioOutcome, ScenarioResult } from '../../../reports/model.ts';
import { duration, plainText, shortened } from '../../../reports/text.ts';
import type { RunEvent } from '../../library/run-options.ts';
import type { Io } from '../process/io.ts';
import { toGithub } from './github.ts';

/** What goes out as text at the end. */
const RENDERED: Readonly<Record<string, (report: Report) => string>> = {
  junit: renderJunit,
  ctrf: renderCtrf,
  json: renderJson,
  markdown: renderMarkdown,
  'code-quality': renderCodeQuality,
};

/** The names of all reporters. */
export const REPORTERS: readonly string[] = ['list', 'dot', 'github', ...Object.keys(RENDERED)];

/** One reporter that is asked for. */
export interface Asked {
  readonly name: string;
  /** Where its text goes; absent: standard output. */
  readonly file?: string;
}

/** Reads `list`, `junit=out/junit.xml`, or several with commas. */
export function readReporters(text: string, before: readonly Asked[] = []): readonly Asked[] {
  const asked = text.split(',').map((one): Asked => {
    const [name = '', file] = one.split(/=(.*)/s);
    if (!REPORTERS.includes(name))
      throw new InvalidArgumentError(`"${name}" is none of ${REPORTERS.join(', ')}.`);
    if (file === undefined) return { name };
    if (file === '' || !Object.hasOwn(RENDERED, name))
      throw new InvalidArgumentError(`${name} writes no file of its own: give its name alone.`);
    return { name, file };
  });
  return [...before, ...asked];
}

const SIGN: Readonly<Record<ScenarioOutcome, readonly [dot: string, word: string]>> = {
  passed: ['.', 'passed'],
  failed: ['F', 'FAILED'],
  known: ['k', 'known'],
  warning: ['w', 'warning'],
  observed: ['o', 'observed'],
  'not-judged': ['?', 'NOT JUDGED'],
  'not-applicable': ['-', 'not applicable'],
};
/** How many dots stand on a line, and how long a reason is shown. */
const DOTS = 80;
const MAX_REASON = 200;

/** What the reporters of a run do. */
export interface Reporters {
  /** One of them shows progress: the usual drawing is not wanted. */
  readonly showsProgress: boolean;
  /** One of them has standard output to itself: the summary goes to standard error. */
  readonly takesOutput: boolean;
  readonly onEvent: (event: RunEvent) => void;
  /** `folder`: where the report's files lie. */
  readonly end: (report: Report, folder: string) => void;
}

function listLine({ id, outcome, durationMs, reason = '' }: ScenarioResult): string {
  const why =
    outcome === 'passed' || outcome === 'observed' ? '' : `  ${shortened(plainText(reason), MAX_REASON)}`;
  return `${SIGN[outcome][1].padEnd(14)} ${id} (${duration(durationMs)})${why}\n`;
}

/** The reporters that are asked for. */
export function reportersFor(asked: readonly Asked[], io: Io): Reporters {
  const has = (name: string) => asked.some((one) => one.name === name);
  let dots = 0;
  const dot = ({ outcome }: ScenarioResult) => {
    dots += 1;
    io.out(`${SIGN[outcome][0]}${dots % DOTS === 0 ? '\n' : ''}`);
  };
  return {
    showsProgress: has('list') || has('dot'),
    takesOutput: asked.some(({ name, file }) => Object.hasOwn(RENDERED, name) && file === undefined),
    onEvent: (event) => {
      if (event.kind !== 'scenario') return;
      if (has('list')) io.out(listLine(event.result));
      if (has('dot')) dot(event.result);
    },
    end: (report, folder) => {
      if (has('dot') && dots % DOTS !== 0) io.out('\n');
      for (const { name, file } of asked) {
        const text = RENDERED[name]?.(report);
        if (name === 'github') toGithub(report, folder, io);
        else if (text !== undefined && file === undefined) io.out(text);
        else if (text !== undefined && file !== undefined) writeFileSync(resolve(io.cwd, file), text);
      }
    },
  };
}
