// What the page in the browser works on: the report without its scenarios, one row a scenario, and blocks of evidence that
// are unpacked when a scenario is opened. Only types of the model are imported here: zod stays out of the browser.
import type { Report, ScenarioOutcome, ScenarioResult } from '../../model.ts';

/** A scenario as lists, filters and the matrix need it. */
export interface Row {
  /** Position in the report, from 0. */
  readonly index: number;
  readonly id: string;
  readonly sentence: string;
  /** One line that says why it failed, could not be judged or did not apply. */
  readonly reason: string;
  readonly outcome: ScenarioOutcome;
  readonly level: string;
  readonly mode: string;
  /** The operation that it is about; empty: more than one. */
  readonly operation: string;
  /** The family of its token recipe, or its theme where it has none. */
  readonly family: string;
  readonly recipe: string;
  readonly route: string;
  /** The requirements that it is about or that it checks. */
  readonly requirements: readonly string[];
  /** The requirements that it broke, known failures left out. */
  readonly broken: readonly string[];
  /** The requirements that it broke and that are listed as known failures. */
  readonly known: readonly string[];
  /** What it fails for first, in the words of the report's cause; empty: it does not fail. */
  readonly cause: string;
  /** Error codes that the SDK reported and that the backend answered, for the search. */
  readonly codes: readonly string[];
  /** What was expected, seen, sent and called back, for the search; identifiers of one run are left out. */
  readonly evidence: readonly string[];
  /** What became of it since an older report: `new`, `still`, `fixed`; empty: nothing, or there is none. */
  readonly since: string;
  /** Milliseconds. */
  readonly durationMs: number;
}

/** How a requirement was broken, in the words of its commonest failed check. */
export interface Reason {
  readonly expected: string;
  readonly seen: string;
  /** A scenario where it was seen. */
  readonly scenario: string;
  /** In how many scenarios exactly this was seen. */
  readonly scenarios: number;
}

/** One answer to a question where our sources are silent. */
export interface PageAnswer {
  readonly seen: string;
  /** A scenario where it was given. */
  readonly scenario: string;
  /** In how many scenarios. */
  readonly scenarios: number;
}

/** A report without its scenarios. */
export type Summary = Omit<Report, 'scenarios'>;

/** Everything that the page shows before a scenario is opened. */
export interface PageData {
  readonly summary: Summary;
  readonly rows: readonly Row[];
  /** By requirement id: how it was broken, the commonest first. */
  readonly reasons: Readonly<Record<string, readonly Reason[]>>;
  /** By requirement id: what was observed, the commonest answer first. */
  readonly answers: Readonly<Record<string, readonly PageAnswer[]>>;
  /** The beginning of the SHA-256 of report.json, in hex: which report a print-out is of. */
  readonly digest: string;
}

/** What a row leaves out, kept in blocks. */
export type Evidence = Pick<
  ScenarioResult,
  'startedAtMs' | 'tokenKind' | 'theme' | 'tokens' | 'steps' | 'checks' | 'findings' | 'reason'
> & { readonly about: readonly string[]; readonly known: NonNullable<ScenarioResult['known']> };

/** How many scenarios one block of evidence holds. */
export const BLOCK_SIZE = 50;

/** The id of the element that holds the page data, and the beginning of those of the blocks. */
export const PAGE_DATA_ID = 'page-data';
export const BLOCK_ID = 'evidence-';
