// What a fuzz run led to, as a file that other tools read.
import { z } from 'zod';
import { LEVELS } from '../../../contracts/requirement.ts';
import { ScenarioOutcome, Verdict } from '../../../reports/model.ts';
import { TOOL } from '../../base/tool.ts';
import type { Counterexample } from './finding.ts';
import type { FuzzRun } from './fuzz-target.ts';

/** Raised when a reader of an older record could misread a newer one. */
const FUZZ_RECORD_VERSION = 1;

/** A fuzz run; published as contracts/schemas/fuzz-record.schema.json. */
export const FuzzRecord = z.object({
  schemaVersion: z.literal(FUZZ_RECORD_VERSION),
  tool: z.object({ name: z.string(), version: z.string() }),
  /** What was varied. */
  subject: z.enum(['tokens', 'sequences']),
  /** ISO 8601 with offset Z. */
  startedAt: z.string(),
  durationMs: z.number(),
  /** The command that repeats the run. */
  command: z.string(),
  sdk: z.object({ target: z.string(), name: z.string(), version: z.string() }),
  seed: z.number().int(),
  verdict: Verdict,
  headline: z.string(),
  planned: z.number().int(),
  played: z.number().int(),
  /** How many scenarios had each outcome. */
  outcomes: z.partialRecord(ScenarioOutcome, z.number().int()),
  findings: z.array(
    z.object({
      requirement: z.string(),
      level: z.enum(LEVELS),
      kind: z.string(),
      /** With the seed it names the value: the number of the run, then a number for each step of becoming smaller. */
      path: z.string(),
      /** The id of the scenario, in the case file beside this record. */
      scenario: z.string(),
      sentence: z.string(),
      expected: z.string(),
      seen: z.string(),
      /** The run that failed first, counted from 0. */
      run: z.number().int(),
      /** How many other runs failed in the same way. */
      alsoIn: z.number().int(),
      /** It failed again when it was repeated. */
      repeated: z.boolean(),
      /** The command that repeats it. */
      replay: z.string(),
    }),
  ),
  /** Failures that were not made smaller, by level. */
  unexplained: z.partialRecord(z.enum(LEVELS), z.number().int()),
  unjudged: z.array(z.object({ scenario: z.string(), reason: z.string() })),
  /** Why the adapter could not be used to the end. */
  lost: z.string().exactOptional(),
});
export type FuzzRecord = z.infer<typeof FuzzRecord>;

/** What the record says besides the run. */
export type RecordWords = Pick<FuzzRecord, 'subject' | 'command' | 'seed' | 'verdict' | 'headline'> & {
  readonly target: string;
  /** How many were asked for. */
  readonly planned: number;
  readonly replay: (path: string) => string;
};

function recorded(
  one: Counterexample<unknown>,
  replay: (path: string) => string,
): FuzzRecord['findings'][number] {
  const { requirement, level, kind, path, run, alsoIn, repeated, scenario, result } = one;
  const check = result.checks.find(
    (c) => c.status === 'failed' && c.kind === kind && c.requirement === requirement,
  );
  return {
    requirement,
    level,
    kind,
    path,
    scenario: scenario.id,
    sentence: scenario.sentence,
    expected: check?.expected ?? '',
    seen: check?.seen ?? '',
    run,
    alsoIn,
    repeated,
    replay: replay(path),
  };
}

/** The record of a run. */
export function fuzzRecord(run: FuzzRun<unknown>, words: RecordWords): FuzzRecord {
  const { outcome, introduction } = run;
  const { target, replay, ...rest } = words;
  return {
    schemaVersion: FUZZ_RECORD_VERSION,
    tool: TOOL,
    startedAt: new Date(run.startedAtMs).toISOString(),
    durationMs: run.endedAtMs - run.startedAtMs,
    sdk: {
      target,
      name: introduction?.result.sdk.name ?? 'unknown',
      version: introduction?.result.sdk.version ?? 'unknown',
    },
    ...rest,
    played: outcome?.played ?? 0,
    outcomes: outcome?.outcomes ?? {},
    findings: (outcome?.findings ?? []).map((one) => recorded(one, replay)),
    unexplained: outcome?.unexplained ?? {},
    unjudged: (outcome?.unjudged ?? []).map(({ result }) => ({
      scenario: result.id,
      reason: result.reason ?? '',
    })),
    ...(run.lost === undefined ? {} : { lost: run.lost }),
  };
}
