// Writes the journal of a run or of a verification. Each line is with the system when the call returns: the end of this process takes nothing back.
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ScenarioResult } from '../../reports/model.ts';
import type { RunEvent } from '../engine/run/progress.ts';
import type { VerificationPlan } from '../pact/provider/report.ts';
import { JOURNAL_FILE, JOURNAL_VERSION, type JournalLine } from './line.ts';

/** The journals of runs whose reports are not written yet. */
const open = new Set<string>();

/** Where they lie: what is left when this process comes to a sudden end. */
export function openJournals(): readonly string[] {
  return [...open];
}

/** A journal being written. */
interface JournalFile {
  /** Where it lies. */
  readonly path: string;
  /** Begins it with its plan, in the place of an older one. */
  readonly begin: (plan: Written) => void;
  readonly add: (line: Written) => void;
  readonly end: (line: Written) => void;
  /** Why it could not be written, where it could not: that must not cost the run. */
  readonly problem: () => string | undefined;
  /** Takes it away: the report is written whole, and says all that the journal holds. */
  readonly discard: () => void;
}

/** The journal of a run being written. */
export interface Journal extends Pick<JournalFile, 'path' | 'problem' | 'discard'> {
  readonly onEvent: (event: RunEvent) => void;
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

/** A journal for this folder, which nothing stands in yet. */
function journalFile(folder: string): JournalFile {
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
  const add = (line: Written) =>
    attempt(() => {
      if (file !== undefined) writeSync(file, `${JSON.stringify(line)}\n`);
    });
  return {
    path,
    begin: (plan) => {
      attempt(() => {
        // No one else's to read: a log line or a person's data may be in it.
        file = openSync(path, 'w', 0o600);
        open.add(path);
      });
      add(plan);
    },
    add,
    end: (line) => {
      add(line);
      attempt(() => {
        if (file !== undefined) closeSync(file);
      });
    },
    problem: () => problem,
    discard: () => {
      open.delete(path);
      if (file !== undefined) attempt(() => rmSync(path, { force: true }));
    },
  };
}

/** The journal of a run for this folder. The run's first event begins it, in the place of an older one. */
export function createJournal(folder: string): Journal {
  const { path, begin, add, end, problem, discard } = journalFile(folder);
  const write = { planned: begin, finished: end };
  return {
    path,
    problem,
    discard,
    onEvent: (event) => {
      const { kind } = event;
      const put = kind === 'planned' || kind === 'finished' ? write[kind] : add;
      for (const line of linesOf(event, Date.now())) put(line);
    },
  };
}

/** The journal of a verification being written. */
export interface VerificationJournal extends Pick<JournalFile, 'path' | 'problem' | 'discard'> {
  readonly planned: (plan: VerificationPlan) => void;
  readonly judged: (result: ScenarioResult) => void;
  readonly ended: (interrupted: boolean) => void;
}

/** The journal of a verification for this folder. */
export function verificationJournal(folder: string): VerificationJournal {
  const { path, begin, add, end, problem, discard } = journalFile(folder);
  const line = (kind: Written['kind'], fields: object): Written => ({ kind, atMs: Date.now(), ...fields });
  return {
    path,
    problem,
    discard,
    planned: (plan) => begin(line('verifying', { version: JOURNAL_VERSION, plan })),
    judged: (result) => add(line('result', { result })),
    ended: (interrupted) => end(line('ended', { interrupted })),
  };
}
