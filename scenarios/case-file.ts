// A case file: scenarios of a user's own, or what a fuzzer found, which `run --extra-cases` plays with the catalogue.
import { z } from 'zod';
import { CATALOGUE } from './catalogue.ts';
import { RULES } from './rules.ts';
import type { Scenario } from './scenario.ts';
import { ScenarioSchema } from './scenario-schema.ts';

/** Raised when a reader of an older file could misread a newer one. */
const CASE_FILE_VERSION = 1;

/** What a case file holds; published as contracts/schemas/case-file.schema.json. */
export const CaseFile = z.strictObject({
  schemaVersion: z.literal(CASE_FILE_VERSION),
  cases: z
    .array(
      z.strictObject({
        note: z.string().exactOptional().describe('Where it comes from, for whoever reads the file.'),
        scenario: ScenarioSchema,
      }),
    )
    .min(1),
});
export type CaseFile = z.infer<typeof CaseFile>;

/** One case with where it comes from. */
export interface CaseOf {
  readonly note?: string;
  readonly scenario: Scenario;
}

/** The scenarios in a text, or what is wrong with it and where. */
export type ParsedCases =
  | { readonly ok: true; readonly scenarios: readonly Scenario[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** What the catalogue keeps, a file's scenarios keep: but for covering every requirement. */
const KEPT = Object.entries(RULES).filter(([name]) => name !== 'everyRequirementHasAScenario');

function taken(scenarios: readonly Scenario[]): readonly string[] {
  const ids = new Set(CATALOGUE.map(({ id }) => id));
  return scenarios
    .filter(({ id }) => ids.has(id))
    .map(({ id }) => `${id}: the catalogue has a scenario of this id`);
}

/** Reads a case file: JSON, its schema, then the rules that the catalogue itself keeps. */
export function parseCaseFile(text: string): ParsedCases {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, problems: [error instanceof Error ? error.message : String(error)] };
  }
  const parsed = CaseFile.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) =>
      issue.path.length === 0 ? issue.message : `${z.core.toDotPath(issue.path)}: ${issue.message}`,
    );
    return { ok: false, problems };
  }
  const scenarios: readonly Scenario[] = parsed.data.cases.map(({ scenario }) => scenario);
  const problems = [...KEPT.flatMap(([, rule]) => rule(scenarios)), ...taken(scenarios)];
  return problems.length === 0 ? { ok: true, scenarios } : { ok: false, problems };
}

/** A case file of these cases. */
export function caseFileText(cases: readonly CaseOf[]): string {
  return `${JSON.stringify({ schemaVersion: CASE_FILE_VERSION, cases }, null, 2)}\n`;
}
