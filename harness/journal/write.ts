// Writes a run's journal. Each line is with the system when the call returns: the end of this process takes nothing back.
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { RunEvent } from '../engine/run/progress.ts';
import { JOURNAL_FILE, JOURNAL_VERSION, type JournalLine } from './line.ts';

/** The journals of runs whose reports are not written yet. */
const open = new Set<string>();

/** Where they lie: what is left when this process comes to a sudden end. */
export function openJournals(): readonly string[] {
  return [...open];
}

/** A journal being written. */
export interface Journal {
  /** Where it lies. */
  readonly path: string;
  readonly onEvent: (event: RunEvent) => void;
  /** Why it could not be written, where it could not: that must not cost the run. */
  readonly problem: () => string | undefined;
  /** Takes it away: the report is written whole, and says all that the journal holds. */
  readonly discard: () => void;
}

/** A line as it is written: what `JournalLine` reads. */
export type Written = { readonly kind: JournalLine['kind']; readonly [field: string]: unknown };

/** What an event adds to a journal. */
export function linesOf(event: RunEvent, atMs: number): readonly Written[] {
  switch (event.kind) {
    case 'planned':
      return [{ kind: 'planned', version: JOURNAL_VERSION, atMs, plan: event.plan }];
    case 'started':
      return event.introduction === undefined
        ? []
        : [{ kind: 'introduced', atMs, introduction: event.introduction }];
    case 'scenario':
    case 'judged-again':
      return [{ kind: 'result', atMs, result: event.result }];
    case 'finding':
      return [{ kind: 'finding', atMs, finding: event.finding }];
    case 'restarted':
      return [];
    case 'finished':
      return [{ kind: 'ended', atMs, interrupted: event.report.run.interrupted }];
  }
}

/** A journal for this folder. The run's first event begins it, in the place of an older one. */
export function createJournal(folder: string): Journal {
  const path = join(folder, JOURNAL_FILE);
  let file: number | undefined;
  let problem: string | undefined;
  const attempt = (work: () => void) => {
    try {
      if (problem === undefined) work();
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
  };
  return {
    path,
    onEvent: (event) =>
      attempt(() => {
        // No one else's to read: a log line or a person's data may be in it.
        if (event.kind === 'planned') {
          file = openSync(path, 'w', 0o600);
          open.add(path);
        }
        for (const line of linesOf(event, Date.now())) {
          if (file !== undefined) writeSync(file, `${JSON.stringify(line)}\n`);
        }
        if (event.kind === 'finished' && file !== undefined) closeSync(file);
      }),
    problem: () => problem,
    discard: () => {
      open.delete(path);
      if (file !== undefined) attempt(() => rmSync(path, { force: true }));
    },
  };
}
