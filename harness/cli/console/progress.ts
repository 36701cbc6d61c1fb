// What a run tells while it goes on: one line that is drawn over on a terminal, a few plain lines elsewhere.
import type { createLogUpdate } from 'log-update';
import { counted, plainText, shortened } from '../../../reports/text.ts';
import type { RunEvent } from '../../library/run-options.ts';
import type { Io } from '../process/io.ts';

const BAR_WIDTH = 24;
/** How often the line is drawn, milliseconds. */
const REDRAW_MS = 80;
/** In plain lines: after which part of the scenarios one is written. */
const PLAIN_STEP = 0.25;

/** Shows events of a run. `end` leaves the terminal as it was. */
export interface Progress {
  readonly onEvent: (event: RunEvent) => void;
  readonly end: () => void;
}

/** A line that is drawn over and over, or lines of a log: how far something is, and what stays. */
export interface Meter {
  /** One more is judged. */
  readonly judged: (event: Judged) => void;
  /** A line that stays, above what is drawn. */
  readonly line: (text: string) => void;
  readonly end: () => void;
}

type Judged = Extract<RunEvent, { kind: 'scenario' }>;

interface Tally {
  done: number;
  planned: number;
  failed: number;
  notJudged: number;
}

function count(tally: Tally, event: Judged): void {
  tally.done = event.done;
  tally.planned = event.planned;
  if (event.result.outcome === 'failed') tally.failed += 1;
  if (event.result.outcome === 'not-judged') tally.notJudged += 1;
}

function news(tally: Tally, colour: Io['colour']): string {
  const failed = tally.failed > 0 ? [colour.red(`${tally.failed} failed`)] : [];
  const unknown = tally.notJudged > 0 ? [colour.yellow(`${tally.notJudged} could not be judged`)] : [];
  return [...failed, ...unknown].map((one) => `, ${one}`).join('');
}

/**
 * The terminal as the progress line needs it. Written to by `io`: while an SDK runs in this process, what goes to
 * `process.stdout` itself is taken for the SDK's log.
 */
function terminalOf(io: Io): NodeJS.WriteStream {
  const write = (text: string) => {
    io.out(text);
    return true;
  };
  return Object.create(process.stdout, { write: { value: write } }) as NodeJS.WriteStream;
}

/** What draws, once it is there: it is only loaded where there is a terminal, and nothing waits for it. */
function drawerOn(io: Io): { readonly now: () => ReturnType<typeof createLogUpdate> | undefined } {
  let draw: ReturnType<typeof createLogUpdate> | undefined;
  void import('log-update').then((loaded) => {
    draw = loaded.createLogUpdate(terminalOf(io), { showCursor: true });
  });
  return { now: () => draw };
}

function drawn(io: Io): Meter {
  const drawer = drawerOn(io);
  const tally: Tally = { done: 0, planned: 0, failed: 0, notJudged: 0 };
  let drawnAtMs = 0;
  const line = (last: string) => {
    const part = tally.planned === 0 ? 0 : Math.round((tally.done / tally.planned) * BAR_WIDTH);
    const bar = `${'█'.repeat(part)}${io.colour.dim('░'.repeat(BAR_WIDTH - part))}`;
    return `${bar} ${tally.done}/${tally.planned}${news(tally, io.colour)}\n${io.colour.dim(shortened(last, 76))}`;
  };
  return {
    judged: (event) => {
      count(tally, event);
      const now = Date.now();
      if (now - drawnAtMs < REDRAW_MS) return;
      drawnAtMs = now;
      drawer.now()?.(line(event.result.id));
    },
    line: (text) => {
      drawer.now()?.clear();
      io.err(text);
    },
    end: () => drawer.now()?.clear(),
  };
}

function written(io: Io): Meter {
  const tally: Tally = { done: 0, planned: 0, failed: 0, notJudged: 0 };
  let next = PLAIN_STEP;
  return {
    judged: (event) => {
      count(tally, event);
      if (event.planned < 20 || event.done / event.planned < next || event.done === event.planned) return;
      next += PLAIN_STEP;
      io.out(`  ${event.done} of ${event.planned}${news(tally, io.colour)}\n`);
    },
    line: (text) => io.out(text),
    end: () => {},
  };
}

/** How far something is, on this terminal or in this log. */
export function meterOn(io: Io): Meter {
  return io.interactive ? drawn(io) : written(io);
}

function ofRun(io: Io, meter: Meter): Progress {
  let started = false;
  return {
    onEvent: (event) => {
      if (event.kind === 'started' && event.introduction !== undefined) {
        started = true;
        const sdk = plainText(event.introduction.result.sdk.name);
        if (!io.interactive) meter.line(`Running ${counted(event.planned, 'scenario')} against ${sdk}\n`);
      }
      if (event.kind === 'restarted') {
        const why = plainText(event.reason);
        meter.line(
          io.interactive
            ? `${io.colour.yellow('restarted:')} ${why}\n`
            : `The adapter is started again: ${why}\n`,
        );
      }
      // What never started leaves nothing to tell but the reason, at the end.
      if (event.kind === 'scenario' && (started || io.interactive)) meter.judged(event);
    },
    end: meter.end,
  };
}

/** Shows a run's events on this terminal, or in this log. `quiet`: shows nothing. */
export function showProgress(io: Io, quiet: boolean): Progress {
  if (quiet) return { onEvent: () => {}, end: () => {} };
  return ofRun(io, meterOn(io));
}
