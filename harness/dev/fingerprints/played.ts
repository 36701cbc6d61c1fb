// What each known defect showed, as it was played: a file for each in a folder that is kept from run to run, so that a run
// which ends early loses nothing, and the rule that names defects can be tried on it without playing.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PACKAGE_ROOT } from '../../base/package-root.ts';
import type { Cell, Cells, Sign } from '../../diagnosis/cells.ts';

const FOLDER = join(PACKAGE_ROOT, '.fingerprints');

/** A scenario that passed, one that was not judged, or the signs of one that failed. */
const Shown = z.union([z.literal('passed'), z.literal('unknown'), z.array(z.string())]);

const Played = z.object({
  /** The hash of the file that the defect stands in. */
  source: z.string(),
  /** The hash of the judge and of the reference SDK. */
  rules: z.string(),
  /** By story. */
  cells: z.record(z.string(), Shown),
  /** By story: the sign that told most, the same both times. */
  steady: z.record(z.string(), z.string()),
});

/** What a defect showed, and with what. */
export type Played = z.infer<typeof Played>;

function pathOf(id: string): string {
  return join(FOLDER, `${id}.json`);
}

/** What a defect showed the last time; undefined: it has not been played here. */
export function playedOf(id: string): Played | undefined {
  const path = pathOf(id);
  return existsSync(path) ? Played.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
}

/** Keeps what a defect showed. */
export function keepPlayed(id: string, played: Played): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(pathOf(id), JSON.stringify(played));
}

function shownOf({ outcome, signs }: Cell): z.infer<typeof Shown> {
  return outcome === 'failed' ? [...signs] : outcome;
}

/** What was shown in one play, and what of it in the next one, too. */
export function shownTwice(once: Cells, again: Cells): Pick<Played, 'cells' | 'steady'> {
  const steady = [...once].flatMap(([story, { signs }]): [string, Sign][] => {
    const [sign] = signs;
    return sign !== undefined && again.get(story)?.signs[0] === sign ? [[story, sign]] : [];
  });
  return {
    cells: Object.fromEntries([...once].map(([story, cell]) => [story, shownOf(cell)])),
    steady: Object.fromEntries(steady),
  };
}

/** The cells again. */
export function cellsPlayed({ cells }: Played): Cells {
  return new Map(
    Object.entries(cells).map(([story, shown]): [string, Cell] => [
      story,
      typeof shown === 'string' ? { outcome: shown, signs: [] } : { outcome: 'failed', signs: shown },
    ]),
  );
}
