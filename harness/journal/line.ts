// The journal of a run, or of a verification of a backend: one JSON value a line, written as it goes on, so that nothing measured is lost when the process is
// ended without warning. The first line is the plan; a line that was cut short at the end is what the end left of it.
import { z } from 'zod';
import { InitializeResult } from '../../contracts/adapter-protocol.ts';
import { Finding, Report, RunFilters, ScenarioResult, ShardOf } from '../../reports/model.ts';

/** Raised when an older journal could be misread. */
export const JOURNAL_VERSION = 1;

/** The name of the journal in a report folder. */
export const JOURNAL_FILE = 'journal.ndjson';

const KnownFailure = z.object({
  scenario: z.string(),
  requirement: z.string(),
  reason: z.string(),
  link: z.string().exactOptional(),
  expires: z.string().exactOptional(),
});

/** What is known of a run before it begins. */
const Plan = z.object({
  startedAtMs: z.number(),
  tool: Report.shape.tool,
  node: z.string(),
  catalogue: Report.shape.catalogue,
  catalogueIds: z.array(z.string()),
  command: z.string(),
  selection: z.array(z.string()),
  shard: ShardOf.exactOptional(),
  filters: RunFilters.exactOptional(),
  strict: z.boolean(),
  target: z.string(),
  adapter: z.string(),
  knownFailures: z.array(KnownFailure),
  planned: z.array(ScenarioResult),
});

/** What is known of a verification of a backend before it begins. */
const VerificationPlan = z.object({
  startedAtMs: z.number(),
  tool: Report.shape.tool,
  node: z.string(),
  target: z.string(),
  providerVersion: z.string(),
  catalogue: Report.shape.catalogue,
  catalogueIds: z.array(z.string()),
  command: z.string(),
  selection: z.array(z.string()),
  knownFailures: z.array(KnownFailure),
  planned: z.array(ScenarioResult),
});

const atMs = z.number();

/** One line. `atMs`: when it was written, epoch milliseconds. */
export const JournalLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('planned'), version: z.literal(JOURNAL_VERSION), atMs, plan: Plan }),
  /** In the place of `planned`, where a backend is verified. */
  z.object({
    kind: z.literal('verifying'),
    version: z.literal(JOURNAL_VERSION),
    atMs,
    plan: VerificationPlan,
  }),
  z.object({
    kind: z.literal('introduced'),
    atMs,
    introduction: z.object({ result: InitializeResult, clockSkewMs: z.number() }),
  }),
  z.object({ kind: z.literal('result'), atMs, result: ScenarioResult }),
  z.object({ kind: z.literal('finding'), atMs, finding: Finding }),
  z.object({ kind: z.literal('ended'), atMs, interrupted: z.boolean() }),
]);
export type JournalLine = z.infer<typeof JournalLine>;
