// From a verification as far as it went to its report: the same model as a run's, with one scenario an interaction. Pure: a journal
// that was read back makes the same report as the verification itself.
import { REQUIREMENTS } from '../../../contracts/requirements/lookup.ts';
import { countsOf } from '../../../reports/counts.ts';
import {
  type Counts,
  REPORT_SCHEMA_VERSION,
  type Report,
  type RequirementResult,
  type ScenarioResult,
  type Verdict,
} from '../../../reports/model.ts';
import { counted } from '../../../reports/text.ts';
import { type KnownFailure, knownFailureProblems } from '../../engine/verdict/known-failures.ts';
import { requirementResults, verdictOf } from '../../engine/verdict/outcome.ts';

/** The verdict in one sentence, worst news first. */
function providerHeadline(
  verdict: Verdict,
  counts: Counts,
  requirements: readonly RequirementResult[],
  stale: number,
): string {
  const interactions = (count: number) => counted(count, 'interaction');
  if (stale > 0 && counts.failed === 0)
    return `The list of known failures no longer says the truth: ${counted(stale, 'entry', 'entries')}`;
  if (verdict === 'failed') {
    const broken = requirements.filter((one) => one.outcome === 'failed').length;
    return `The backend does not honour the contract: ${counted(broken, 'requirement')} broken in ${interactions(counts.failed)}`;
  }
  if (counts.judged === 0) return 'Incomplete: nothing could be judged';
  if (verdict === 'incomplete')
    return `Incomplete: ${counts.notJudged} of ${interactions(counts.planned)} could not be judged`;
  return `The backend honours the contract in ${counts.judged === 1 ? 'the one interaction' : `all ${interactions(counts.judged)}`} that ${counts.judged === 1 ? 'was' : 'were'} verified`;
}

/** What is known of a verification before it begins. */
export interface VerificationPlan {
  /** Epoch milliseconds. */
  readonly startedAtMs: number;
  readonly tool: Report['tool'];
  readonly node: string;
  /** Where the backend is, as the caller gave it. */
  readonly target: string;
  readonly providerVersion: string;
  readonly catalogue: Report['catalogue'];
  /** The id of everything that there is to verify, selected or not. */
  readonly catalogueIds: readonly string[];
  readonly command: string;
  readonly selection: readonly string[];
  readonly knownFailures: readonly KnownFailure[];
  /** One for each interaction and sequence, in their order, as it is reported when nothing more comes of it. */
  readonly planned: readonly ScenarioResult[];
}

/** A verification as far as it went. */
export interface VerificationRecord {
  readonly plan: VerificationPlan;
  readonly results: readonly ScenarioResult[];
  /** It was ended before everything planned was judged. */
  readonly interrupted: boolean;
  /** Epoch milliseconds. */
  readonly endedAtMs: number;
}

/** Each planned one with what became of it. Foreign pacts may repeat a description: those are taken in turn. */
function inOrder({ plan, results }: VerificationRecord): readonly ScenarioResult[] {
  const key = ({ theme, id }: ScenarioResult) => `${theme}\n${id}`;
  const left = new Map<string, ScenarioResult[]>();
  for (const one of results) left.set(key(one), [...(left.get(key(one)) ?? []), one]);
  return plan.planned.map((one) => left.get(key(one))?.shift() ?? one);
}

/** The report of a verification. */
export function providerReport(record: VerificationRecord): Report {
  const { plan, interrupted, endedAtMs } = record;
  const results = inOrder(record);
  const counts = countsOf(results);
  const requirements = requirementResults(
    REQUIREMENTS.filter((one) => one.id.startsWith('UDB-')),
    results,
  );
  const problems = knownFailureProblems(plan.knownFailures, results, plan.catalogueIds, plan.startedAtMs);
  const verdict = verdictOf(counts, problems);
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    subject: 'backend',
    tool: plan.tool,
    catalogue: plan.catalogue,
    run: {
      startedAt: new Date(plan.startedAtMs).toISOString(),
      durationMs: endedAtMs - plan.startedAtMs,
      command: plan.command,
      selection: [...plan.selection],
      strict: false,
      interrupted,
      node: plan.node,
    },
    sdk: {
      name: [...new Set(results.map((one) => one.theme))].join(' and ') || 'MobileMessagingAPI',
      version: plan.providerVersion,
      target: plan.target,
      adapter: 'pact',
      operations: [],
      setClock: false,
      debounceMs: 0,
      clockSkewMs: 0,
    },
    verdict,
    headline: providerHeadline(verdict, counts, requirements, problems.length),
    counts,
    requirements,
    knownFailureProblems: [...problems],
    findings: [],
    scenarios: [...results],
  };
}
