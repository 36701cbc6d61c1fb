// The report model: everything that a report says, as one value. The engine makes it, renderers read nothing else.
// Text that came from an SDK or a backend is bounded in size here and escaped where it is rendered.
import { z } from 'zod';
import { MODES } from '../contracts/mode.ts';
import { LEVELS } from '../contracts/requirement.ts';
import { Cause, Explained, Signature } from './causes.ts';
import { StepEvidence, TokenEvidence } from './evidence.ts';

/** Raised when a reader of an older report could misread a newer one. */
export const REPORT_SCHEMA_VERSION = 2;

/**
 * What became of a check. `not-judged`: the point was never reached. `observed`: INFO, nothing was expected.
 * `not-applicable`: it does not bind this SDK here; what was seen says why.
 */
export const CheckStatus = z.enum(['passed', 'failed', 'observed', 'not-judged', 'not-applicable']);
export type CheckStatus = z.infer<typeof CheckStatus>;

/** What became of a scenario. `warning`: only a SHOULD failed. `known`: failed, and listed as a known failure. */
export const ScenarioOutcome = z.enum([
  'passed',
  'failed',
  'known',
  'warning',
  'observed',
  'not-judged',
  'not-applicable',
]);
export type ScenarioOutcome = z.infer<typeof ScenarioOutcome>;

/** The verdict on a run. `incomplete`: something planned could not be judged, and no MUST was seen broken. */
export const Verdict = z.enum(['passed', 'failed', 'incomplete']);
export type Verdict = z.infer<typeof Verdict>;

const MAX_DATE_MS = 8_640_000_000_000_000;

/** One expectation, judged. */
export const Check = z.object({
  requirement: z.string(),
  level: z.enum(LEVELS),
  status: CheckStatus,
  /** The kind of expectation: `succeeds`, `no-request`, … */
  kind: z.string(),
  /** The number of the step that it judges. */
  step: z.number().int(),
  expected: z.string(),
  seen: z.string(),
  /**
   * Of a failed check, and of a leak that another scenario tells of: what was seen, in classes. Written since 0.2.
   */
  signature: Signature.exactOptional(),
});
export type Check = z.infer<typeof Check>;

/** Something that was noticed and that no requirement judges: a request to another host, a stray request. */
export const Finding = z.object({
  kind: z.enum([
    'request-elsewhere',
    'stray-request',
    'unknown-endpoint',
    'token-in-log',
    'token-leak',
    'adapter-fault',
    'note',
  ]),
  text: z.string(),
  scenario: z.string().exactOptional(),
  /** Of a breakdown: the ids of the scenarios that were being played, the first of many. */
  underWay: z.array(z.string()).exactOptional(),
  /** Of a breakdown: what the adapter wrote last. Holds no usable token. */
  lastLines: z.array(z.string()).exactOptional(),
});
export type Finding = z.infer<typeof Finding>;

/** A listed known failure that applied to a scenario. */
export const KnownFailureNote = z.object({
  requirement: z.string(),
  reason: z.string(),
  link: z.string().exactOptional(),
  expires: z.string().exactOptional(),
});
export type KnownFailureNote = z.infer<typeof KnownFailureNote>;

/** A scenario that was played several times in one run: how often it had which outcome. */
export const Repeated = z.object({
  times: z.number().int(),
  outcomes: z.array(z.object({ outcome: ScenarioOutcome, times: z.number().int() })),
});
export type Repeated = z.infer<typeof Repeated>;

/** One scenario with its outcome and its evidence. */
export const ScenarioResult = z.object({
  id: z.string(),
  /** A hash of what is done and expected, in hex: two results compare only where it is the same. Written since 0.2. */
  story: z.string().exactOptional(),
  theme: z.string(),
  sentence: z.string(),
  mode: z.enum(MODES),
  level: z.enum(LEVELS),
  requirements: z.array(z.string()),
  /** An operation of the SDK, or the endpoint of a backend that an interaction is about. */
  operation: z.string().exactOptional(),
  recipe: z.string().exactOptional(),
  /** `valid`, `expired`, `malformed`, `unspecified`. */
  tokenKind: z.string().exactOptional(),
  route: z.string().exactOptional(),
  outcome: ScenarioOutcome,
  /** Why it could not be judged or did not apply; why it failed, in one line. */
  reason: z.string().exactOptional(),
  known: z.array(KnownFailureNote).exactOptional(),
  /** Several plays (`run --repeat`): the outcome is the worst of them, and with it all that is shown. */
  repeated: Repeated.exactOptional(),
  /** Epoch milliseconds, within what a date can be (ECMA-262 §21.4.1.1). */
  startedAtMs: z.number().min(-MAX_DATE_MS).max(MAX_DATE_MS),
  durationMs: z.number(),
  tokens: z.array(TokenEvidence),
  steps: z.array(StepEvidence),
  checks: z.array(Check),
  findings: z.array(Finding),
});
export type ScenarioResult = z.infer<typeof ScenarioResult>;

/** What became of a requirement over all scenarios. `not-covered`: no scenario of the run judged it. */
export const RequirementOutcome = z.enum([
  'passed',
  'failed',
  'known',
  'warning',
  'observed',
  'not-judged',
  'not-covered',
]);
export type RequirementOutcome = z.infer<typeof RequirementOutcome>;

/** A requirement with its outcome. */
export const RequirementResult = z.object({
  id: z.string(),
  level: z.enum(LEVELS),
  modes: z.array(z.enum(MODES)),
  statement: z.string(),
  source: z.string(),
  outcome: RequirementOutcome,
  /** How many checks of it passed, failed, could not be judged. */
  passed: z.number().int(),
  failed: z.number().int(),
  notJudged: z.number().int(),
  /** The ids of the scenarios in which a check of it failed, was known to fail, or could not be judged. */
  scenarios: z.array(z.string()),
});
export type RequirementResult = z.infer<typeof RequirementResult>;

/** How many scenarios there were of each kind. `planned` = `judged` + `notJudged` + `notApplicable`. */
export const Counts = z.object({
  planned: z.number().int(),
  judged: z.number().int(),
  passed: z.number().int(),
  failed: z.number().int(),
  known: z.number().int(),
  warnings: z.number().int(),
  observed: z.number().int(),
  notJudged: z.number().int(),
  notApplicable: z.number().int(),
});
export type Counts = z.infer<typeof Counts>;

/** A problem of the known-failures file that keeps a run from passing. */
export const KnownFailureProblem = z.object({
  problem: z.enum(['passes-now', 'matches-nothing', 'expired', 'not-judged']),
  /** The entry's glob over scenario ids, and its requirement. */
  scenario: z.string(),
  requirement: z.string(),
  /** Both in one text, for people. */
  entry: z.string(),
  text: z.string(),
});
export type KnownFailureProblem = z.infer<typeof KnownFailureProblem>;

/** One part of a run that was cut into several. */
export const ShardOf = z.object({
  /** From 1. */
  index: z.number().int(),
  of: z.number().int(),
});
export type ShardOf = z.infer<typeof ShardOf>;

/** The filters of a run; one that is absent lets everything through. */
export const RunFilters = z.object({
  /** Globs over scenario ids. */
  ids: z.array(z.string()).exactOptional(),
  modes: z.array(z.enum(MODES)).exactOptional(),
  requirements: z.array(z.string()).exactOptional(),
  levels: z.array(z.enum(LEVELS)).exactOptional(),
  themes: z.array(z.string()).exactOptional(),
});
export type RunFilters = z.infer<typeof RunFilters>;

const Detected = z.object({ detected: z.number().int(), of: z.number().int() });

/** What became of each scenario and cause since an older report of the same SDK. */
export const Since = z.object({
  /** The older report's SDK, in words. */
  sdk: z.string(),
  /** When the older run started: ISO 8601 with offset Z. */
  startedAt: z.iso.datetime(),
  /** The ids of the scenarios that break a requirement which they did not break then. */
  newlyBroken: z.array(z.string()),
  /** Of those that broke something then and nothing now. */
  newlyFixed: z.array(z.string()),
  /** Of those that break what they broke then, and nothing else. */
  stillBroken: z.array(z.string()),
  /** How many scenarios could not be compared. */
  notCompared: z.number().int(),
  /** Why the reports compare only in part: another catalogue, another selection. */
  warnings: z.array(z.string()),
  /** The texts of the causes that are new, and of those that are gone. */
  newCauses: z.array(z.string()),
  fixedCauses: z.array(z.string()),
});
export type Since = z.infer<typeof Since>;

/** A report. */
export const Report = z.object({
  schemaVersion: z.literal(REPORT_SCHEMA_VERSION),
  /**
   * What was judged; absent: an SDK, against the catalogue's scenarios. `backend`: a backend, against the contracts; its
   * scenarios are the contracts' interactions, and `sdk` names the backend.
   */
  subject: z.enum(['sdk', 'backend']).exactOptional(),
  tool: z.object({ name: z.string(), version: z.string() }),
  /** The catalogue as it was selected from: its size and the hash of its content. */
  catalogue: z.object({ version: z.string(), hash: z.string(), scenarios: z.number().int() }),
  run: z.object({
    /** ISO 8601 with offset Z. */
    startedAt: z.iso.datetime(),
    durationMs: z.number(),
    /** The command that repeats this run. */
    command: z.string(),
    /** Which part of a run that was cut into several; absent: it was not. */
    shard: ShardOf.exactOptional(),
    /** The filters; absent: none, or none that is known. */
    filters: RunFilters.exactOptional(),
    /** Shard and filters in words, for people; empty: the whole catalogue. */
    selection: z.array(z.string()),
    /** SHOULD counted like MUST. */
    strict: z.boolean(),
    /** The run was ended before everything planned was played. */
    interrupted: z.boolean(),
    /** Where people find this report, as an address: links that are copied out of it lead there. */
    reportUrl: z.url().exactOptional(),
    node: z.string(),
  }),
  sdk: z.object({
    name: z.string(),
    version: z.string(),
    /** Which build of that version, as given on the command line. */
    build: z.string().exactOptional(),
    language: z.string().exactOptional(),
    platform: z.string().exactOptional(),
    runsIn: z.string().exactOptional(),
    /** As given on the command line. */
    target: z.string(),
    /** The driver that reached it: `module`, `command`, `agent`, `page`. */
    adapter: z.string(),
    operations: z.array(z.string()),
    setClock: z.boolean(),
    debounceMs: z.number(),
    /** The SDK's clock minus the harness's, milliseconds. */
    clockSkewMs: z.number(),
  }),
  verdict: Verdict,
  /** The verdict in one sentence: "Non-conformant: 3 MUST requirements broken". */
  headline: z.string(),
  counts: Counts,
  /** What the failures come down to, gravest first; absent: nothing failed, or an older version wrote it. */
  causes: z.array(Cause).exactOptional(),
  /** How far they go; absent: as `causes`. */
  explained: Explained.exactOptional(),
  /** What changed since an older report; absent: there was none. */
  since: Since.exactOptional(),
  /** How many known defects this catalogue detects, where it has been measured. */
  sensitivity: Detected.extend({
    /** The same of defects that a public tool's operators made in the reference SDK, equivalent ones left out. */
    machineMade: Detected.exactOptional(),
  }).exactOptional(),
  requirements: z.array(RequirementResult),
  knownFailureProblems: z.array(KnownFailureProblem),
  findings: z.array(Finding),
  scenarios: z.array(ScenarioResult),
});
export type Report = z.infer<typeof Report>;
