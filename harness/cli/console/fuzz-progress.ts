// What a fuzz run tells while it goes on: how far it is, and that it is making something smaller.
import { createLogUpdate } from 'log-update';
import type { ScenarioResult } from '../../../reports/model.ts';
import { counted, plainText } from '../../../reports/text.ts';
import type { Introduction } from '../../drivers/driver.ts';
import type { Io } from '../process/io.ts';

/** How often the line is drawn on a terminal, milliseconds. */
const REDRAW_MS = 80;
/** In plain lines: after which part of the runs one is written. */
const PLAIN_STEP = 0.25;

/** Shows a fuzz run. `end` leaves the terminal as it was. */
export interface FuzzProgress {
  readonly listeners: {
    readonly onStart?: (introduction: Introduction) => void;
    readonly onRestart?: (reason: string) => void;
    readonly onResult?: (result: ScenarioResult, done: number) => void;
    readonly onSuspect?: (finding: number) => void;
  };
  readonly end: () => void;
}

/** What is tried. */
export interface Tried {
  readonly runs: number;
  readonly noun: string;
}

/** A line that says how far it is. `write`: shows it; `draw`: whether it may be drawn over. */
function shown(
  { runs, noun }: Tried,
  say: (line: string) => void,
  due: (done: number) => boolean,
): FuzzProgress['listeners'] {
  let failing = 0;
  return {
    onStart: ({ result }) =>
      say(`Trying ${counted(runs, `random ${noun}`)} on ${plainText(result.sdk.name)}`),
    onRestart: (reason) => say(`The adapter is started again: ${plainText(reason)}`),
    onResult: ({ outcome }, done) => {
      if (outcome === 'failed' || outcome === 'warning') failing += 1;
      if (due(done)) say(`  ${done} of ${runs}${failing > 0 ? `, ${failing} failing` : ''}`);
    },
    onSuspect: (finding) => say(`  making finding ${finding} smaller`),
  };
}

function interactive(tried: Tried): FuzzProgress {
  const draw = createLogUpdate(process.stdout, { showCursor: true });
  let drawnAtMs = 0;
  const due = () => Date.now() - drawnAtMs >= REDRAW_MS;
  const say = (line: string) => {
    drawnAtMs = Date.now();
    draw(line);
  };
  return { listeners: shown(tried, say, due), end: () => draw.clear() };
}

function plain(io: Io, tried: Tried): FuzzProgress {
  let next = PLAIN_STEP;
  const due = (done: number) => {
    if (tried.runs < 100 || done / tried.runs < next || done === tried.runs) return false;
    next += PLAIN_STEP;
    return true;
  };
  return { listeners: shown(tried, (line) => io.out(`${line}\n`), due), end: () => {} };
}

/** Shows a fuzz run on this terminal, or in this log. `quiet`: shows nothing. */
export function showFuzzProgress(io: Io, quiet: boolean, tried: Tried): FuzzProgress {
  if (quiet) return { listeners: {}, end: () => {} };
  return io.interactive ? interactive(tried) : plain(io, tried);
}
