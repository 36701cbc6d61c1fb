// How sensitive a catalogue is, as one value: which known defects it detects, by which scenarios, and which scenarios are
// idle. The sensitivity command makes it, renderers read nothing else.
import { z } from 'zod';
import { LEVELS } from '../../contracts/requirement.ts';

/** Raised when a reader of an older report could misread a newer one. */
export const SENSITIVITY_SCHEMA_VERSION = 1;

/**
 * What became of a mutant. `detected`: a scenario about the requirement that it breaks failed a check of it.
 * `by-accident`: something failed, but not for that. `survived`: nothing failed. `not-judged`: it could not be played.
 */
export const MutantOutcome = z.enum(['detected', 'by-accident', 'survived', 'not-judged']);
export type MutantOutcome = z.infer<typeof MutantOutcome>;

/** One mutant, with what detected it. */
export const MutantResult = z.object({
  id: z.string(),
  /** The requirement that it breaks. */
  requirement: z.string(),
  level: z.enum(LEVELS),
  sentence: z.string(),
  cause: z.string(),
  outcome: MutantOutcome,
  /** The ids of the scenarios that detected it for its own requirement. */
  detectedBy: z.array(z.string()),
  /** In how many scenarios a check of each requirement failed: a row of the matrix. */
  broken: z.record(z.string(), z.number().int()),
  /** What its failures come down to most, in one sentence; absent: nothing failed. */
  symptom: z.string().exactOptional(),
  /** Why it could not be played. */
  fault: z.string().exactOptional(),
  /**
   * What fuzzing found where no scenario detected it; absent: it was not fuzzed. `by`: what found it, for the requirement that
   * it breaks; absent: nothing did. `tried`: how many values.
   */
  fuzzing: z
    .object({ by: z.enum(['tokens', 'sequences']).exactOptional(), tried: z.number().int() })
    .exactOptional(),
});
export type MutantResult = z.infer<typeof MutantResult>;

/** One scenario, with what it is good for. */
export const ScenarioUse = z.object({
  id: z.string(),
  /** How many mutants it detects for their own requirement. */
  detects: z.number().int(),
  /** How many of them no other scenario detects. */
  detectsAlone: z.number().int(),
  /** What no other scenario looks at, in words. */
  guardsAlone: z.array(z.string()),
});
export type ScenarioUse = z.infer<typeof ScenarioUse>;

/** A requirement with the mutants that break it. */
export const RequirementUse = z.object({
  id: z.string(),
  level: z.enum(LEVELS),
  statement: z.string(),
  mutants: z.number().int(),
  detected: z.number().int(),
});
export type RequirementUse = z.infer<typeof RequirementUse>;

/** What keeps the measurement from passing. */
export const Problem = z.object({
  kind: z.enum(['survived', 'by-accident', 'not-judged', 'idle-scenario', 'false-alarm', 'interrupted']),
  /** The mutant's or the scenario's id. */
  subject: z.string(),
  text: z.string(),
});
export type Problem = z.infer<typeof Problem>;

/** A measurement of a catalogue's sensitivity. */
export const SensitivityReport = z.object({
  schemaVersion: z.literal(SENSITIVITY_SCHEMA_VERSION),
  tool: z.object({ name: z.string(), version: z.string() }),
  catalogue: z.object({ version: z.string(), hash: z.string(), scenarios: z.number().int() }),
  run: z.object({
    /** ISO 8601 with offset Z. */
    startedAt: z.string(),
    durationMs: z.number(),
    command: z.string(),
    /** Which mutants were selected, in words; empty: all. Idle scenarios are looked for only when all were. */
    selection: z.array(z.string()),
    /** Every scenario was played against every mutant; else each only until it was detected. Scenarios are told of then only. */
    full: z.boolean(),
    /** How many threads played. */
    threads: z.number().int(),
    node: z.string(),
  }),
  verdict: z.enum(['passed', 'failed', 'incomplete']),
  /** The verdict in one sentence. */
  headline: z.string(),
  detected: z.number().int(),
  of: z.number().int(),
  /** How often the reference SDK was played beside the mutants, and failed nothing. */
  controls: z.number().int(),
  problems: z.array(Problem),
  requirements: z.array(RequirementUse),
  mutants: z.array(MutantResult),
  scenarios: z.array(ScenarioUse),
});
export type SensitivityReport = z.infer<typeof SensitivityReport>;
