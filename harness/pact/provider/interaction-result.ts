// From a verified interaction to a scenario of the report.
import type { StepEvidence } from '../../../reports/evidence.ts';
import type { Finding, ScenarioResult } from '../../../reports/model.ts';
import { type KnownFailure, knownFor } from '../../engine/verdict/known-failures.ts';
import { outcomeOf } from '../../engine/verdict/outcome.ts';
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
