// From verified interactions to the report: the same model as a run's, with one scenario an interaction.
import { REQUIREMENTS } from '../../../contracts/requirements/lookup.ts';
import { countsOf } from '../../../reports/counts.ts';
import type { StepEvidence } from '../../../reports/evidence.ts';
import {
  type Counts,
  type Finding,
  REPORT_SCHEMA_VERSION,
  type Report,
  type RequirementResult,
  type ScenarioResult,
  type Verdict,
} from '../../../reports/model.ts';
import { counted } from '../../../reports/text.ts';
import { TOOL } from '../../base/tool.ts';
import { type KnownFailure, knownFailureProblems, knownFor } from '../../engine/verdict/known-failures.ts';
import { outcomeOf, requirementResults, verdictOf } from '../../engine/verdict/outcome.ts';
import { levelOf, modeOf, type PactInteraction, requirementsIn, requirementsOf } from '../files/pact-json.ts';
import type { PlannedInteraction } from '../files/pacts.ts';
import { aboutOf } from './about.ts';
import { type Clean, cleanerFor, exchangeEvidence, tokenEvidence, tokenNames } from './evidence.ts';
import { checksOf, failureInWords, type Verified, whyNotJudged } from './judge.ts';
import type { Exchange } from './recorder.ts';

/** The number of the step that makes an interaction's request; the one before brings its states about. */
const REQUEST_STEP = 2;

/** An interaction with what became of it. */
export interface VerifiedInteraction extends Verified {
  readonly planned: PlannedInteraction;
}

function givenInWords({ providerStates = [] }: PactInteraction): string {
  const states = providerStates.map(({ name, params }) => {
    const values = Object.entries(params ?? {}).map(([key, value]) => `${key} ${String(value)}`);
    return values.length === 0 ? name : `${name} (${values.join(', ')})`;
  });
  return states.length === 0 ? 'Given nothing in particular.' : `Given ${states.join('; ')}.`;
}

function stepsOf({ interaction, record }: Verified, clean: Clean): StepEvidence[] {
  const zero = record?.startedAtMs ?? 0;
  const made = (purpose: Exchange['for']) =>
    (record?.exchanges ?? [])
      .filter((exchange) => exchange.for === purpose)
      .map((exchange) => exchangeEvidence(exchange, zero, clean, tokenNames(record)));
  const endMs = record === undefined ? 0 : record.endedAtMs - zero;
  const sent = record?.exchanges.find((exchange) => exchange.for === 'interaction');
  const began = sent === undefined ? endMs : sent.atMs - zero;
  return [
    {
      callbacks: [],
      sdkClockMs: zero,
      number: 1,
      text: givenInWords(interaction),
      do: 'given',
      startMs: 0,
      endMs: began,
      requests: made('state'),
    },
    {
      callbacks: [],
      sdkClockMs: zero + began,
      number: REQUEST_STEP,
      text: `${interaction.request?.method ?? 'GET'} ${interaction.request?.path ?? '/'}`,
      do: 'request',
      startMs: began,
      endMs,
      requests: made('interaction'),
    },
  ];
}

function findingsOf({ record, interaction }: Verified, clean: Clean): Finding[] {
  return (record?.notes ?? []).map((text) => ({
    kind: 'note',
    text: clean(text),
    scenario: interaction.description,
  }));
}

/** What became of one interaction. */
export function resultOf(
  verified: VerifiedInteraction,
  knownFailures: readonly KnownFailure[] = [],
): ScenarioResult {
  const { interaction, planned, record } = verified;
  const clean = cleanerFor(record);
  const ids = requirementsOf(interaction);
  const checks = checksOf(verified, requirementsIn(interaction.description), REQUEST_STEP, clean);
  const reason = whyNotJudged(verified);
  const known = knownFor(knownFailures, interaction.description, Date.now());
  const judged = outcomeOf(checks, known, false);
  const failure = failureInWords(verified, clean);
  // A pact of somebody else names no requirement of ours: then there are no checks, and Pact's word stands.
  const outcome =
    reason !== undefined
      ? 'not-judged'
      : checks.length > 0
        ? judged.outcome
        : failure === undefined
          ? 'passed'
          : 'failed';
  const why = reason === undefined ? (judged.reason ?? failure) : clean(reason);
  const { consumer, provider } = planned.pact.file;
  return {
    id: interaction.description,
    theme: provider.name,
    sentence: `${consumer.name} relies on ${provider.name}: ${interaction.description}`,
    mode: modeOf(interaction) ?? 'application-code',
    level: levelOf(interaction),
    requirements: [...ids],
    ...aboutOf(interaction),
    outcome,
    ...(judged.known === undefined || outcome !== 'known' ? {} : { known: [...judged.known] }),
    ...(why === undefined || outcome === 'passed' ? {} : { reason: why }),
    startedAtMs: record?.startedAtMs ?? Date.now(),
    durationMs: record === undefined ? 0 : record.endedAtMs - record.startedAtMs,
    tokens: tokenEvidence(record),
    steps: stepsOf(verified, clean),
    checks: [...checks],
    findings: findingsOf(verified, clean),
  };
}

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

/** What a report needs beside the results. */
export interface ProviderRun {
  /** Where the backend is, as the caller gave it. */
  readonly target: string;
  readonly providerVersion: string;
  readonly catalogue: Report['catalogue'];
  readonly startedAtMs: number;
  readonly command: string;
  readonly selection: readonly string[];
  readonly interrupted: boolean;
  readonly knownFailures: readonly KnownFailure[];
  /** The id of everything that there is to verify, selected or not. */
  readonly catalogueIds: readonly string[];
}

/** The report of a verification. */
export function providerReport(results: readonly ScenarioResult[], run: ProviderRun): Report {
  const counts = countsOf(results);
  const requirements = requirementResults(
    REQUIREMENTS.filter((one) => one.id.startsWith('UDB-')),
    results,
  );
  const problems = knownFailureProblems(run.knownFailures, results, run.catalogueIds, run.startedAtMs);
  const verdict = verdictOf(counts, problems);
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    subject: 'backend',
    tool: TOOL,
    catalogue: run.catalogue,
    run: {
      startedAt: new Date(run.startedAtMs).toISOString(),
      durationMs: Date.now() - run.startedAtMs,
      command: run.command,
      selection: [...run.selection],
      strict: false,
      interrupted: run.interrupted,
      node: process.version,
    },
    sdk: {
      name: [...new Set(results.map((one) => one.theme))].join(' and ') || 'MobileMessagingAPI',
      version: run.providerVersion,
      target: run.target,
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
