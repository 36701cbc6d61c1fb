// What every row of the benchmark is given, and what it gives back.
import { fileURLToPath } from 'node:url';
import type { Line } from './table.ts';
import type { Measured } from './usage.ts';

const DIST = new URL('../../../', import.meta.url);

/** A file of the built project, as a path. */
export function built(path: string): string {
  return fileURLToPath(new URL(path, DIST));
}

/** The root of the project: commands are run there. */
export const ROOT = fileURLToPath(new URL('../', DIST));

/** A benchmark under way. */
export interface Bench {
  /** How many rounds a row takes whose subjects take little time. */
  readonly rounds: number;
  /** Takes a small part of everything: to see that it works. */
  readonly quick: boolean;
  /** A folder for what is written; it is removed at the end. */
  readonly folder: string;
}

/** A comparison: a letter of the table. */
export interface Row {
  readonly letter: string;
  /** What is compared, in one line. */
  readonly title: string;
  readonly lines: (bench: Bench) => Promise<readonly Line[]>;
}

/** Rounds of something that takes long: fewer, and said in the table. */
export function fewer({ rounds }: Bench, atMost: number): number {
  return Math.min(rounds, atMost);
}

/** The built tool's command line. */
export function tool(args: readonly string[], more: Partial<Measured> = {}): Measured {
  return { args: [built('harness/cli/main.js'), ...args], cwd: ROOT, ...more };
}

/** `run` of this tool into the benchmark's folder, with these options. */
export function run({ folder }: Bench, args: readonly string[], more: Partial<Measured> = {}): Measured {
  return tool(['run', '--quiet', '--report-dir', `${folder}/report`, ...args], more);
}
