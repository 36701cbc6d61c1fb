// Machine-made mutants: a public tool's operators put every change into a file as a switch of its own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { PACKAGE_ROOT } from '../../base/package-root.ts';

/** One change of a source file. */
export interface MachineMutant {
  /** The switch, as the tool numbers them. */
  readonly switch: string;
  /** Where and what, without numbers of lines: it stays the same while other lines change. */
  readonly id: string;
  /** The line, counted from 1. */
  readonly line: number;
}

/** Source files with their mutants put in. */
export interface Instrumented {
  /** By the file's path: its code with the switches. */
  readonly code: ReadonlyMap<string, string>;
  readonly mutants: readonly MachineMutant[];
}

type Log = ConstructorParameters<typeof Instrumenter>[0];
/** The tool tells of files that it cannot parse by throwing; the rest is of no use here. */
const QUIET = new Proxy(
  {},
  { get: (_, name) => (String(name).startsWith('is') ? () => false : () => {}) },
) as Log;

const MAX_TEXT = 90;

function inOneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_TEXT ? line : `${line.slice(0, MAX_TEXT)}…`;
}

interface Position {
  readonly line: number;
  readonly column: number;
}

function textBetween(lines: readonly string[], start: Position, end: Position): string {
  if (start.line === end.line) return lines[start.line]?.slice(start.column, end.column) ?? '';
  const between = lines.slice(start.line + 1, end.line);
  return [lines[start.line]?.slice(start.column), ...between, lines[end.line]?.slice(0, end.column)].join(
    '\n',
  );
}

/** Puts every mutant into these files, whose paths are relative to the package. */
export async function instrumented(files: readonly string[]): Promise<Instrumented> {
  const sources = files.map((name) => ({
    name,
    content: readFileSync(join(PACKAGE_ROOT, name), 'utf8'),
    mutate: true,
  }));
  const options = {
    plugins: [],
    excludedMutations: [],
    ignorers: [],
    optionalChaining: true,
    noHeader: false,
  };
  const { files: made, mutants } = await new Instrumenter(QUIET).instrument(sources, options);
  const lines = new Map(sources.map(({ name, content }) => [name, content.split('\n')]));
  const times = new Map<string, number>();
  return {
    code: new Map(made.map(({ name, content }) => [name, content])),
    mutants: mutants.map(({ id: number, fileName, mutatorName, replacement, location }) => {
      const original = textBetween(lines.get(fileName) ?? [], location.start, location.end);
      const name = `${fileName} ${mutatorName}: ${inOneLine(original)} → ${inOneLine(replacement)}`;
      const time = (times.get(name) ?? 0) + 1;
      times.set(name, time);
      return { switch: number, id: time === 1 ? name : `${name} (${time})`, line: location.start.line + 1 };
    }),
  };
}
