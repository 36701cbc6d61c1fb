// From a sequence that was played to a scenario of the report.
import type { Sequence } from '../../../../contracts/sequences/sequence.ts';
import type { Check, ScenarioResult } from '../../../../reports/model.ts';
import { type KnownFailure, knownFor } from '../../../engine/verdict/known-failures.ts';
import { outcomeOf } from '../../../engine/verdict/outcome.ts';
import { cleanerFor, exchangeEvidence, tokenEvidence, tokenNames } from '../evidence.ts';
import type { Exchange, InteractionRecord } from '../recorder.ts';

function sentenceOf({ connection, requests }: Sequence): string {
  const how = connection === 'kept' ? 'one after the other on one connection' : 'all at once';
  return `The authorisation of one request never counts for another: ${requests.length} requests, ${how}.`;
}

function stepsOf(sequence: Sequence, record: InteractionRecord): ScenarioResult['steps'] {
  const zero = record.startedAtMs;
  const clean = cleanerFor(record);
  const made = (purpose: Exchange['for']) =>
    record.exchanges
      .filter((one) => one.for === purpose)
      .map((one) => exchangeEvidence(one, zero, clean, tokenNames(record)));
  const began = record.exchanges.find((one) => one.for === 'interaction')?.atMs ?? record.endedAtMs;
  const step = { callbacks: [], sdkClockMs: zero };
  return [
    {
      ...step,
      number: 1,
      text: `Given ${sequence.persons} registered installations, each of a person of its own; and each refused request alone.`,
      do: 'given',
      startMs: 0,
      endMs: began - zero,
      requests: made('state'),
    },
    {
      ...step,
      number: 2,
      text: sentenceOf(sequence),
      do: 'request',
      startMs: began - zero,
      endMs: record.endedAtMs - zero,
      requests: made('interaction'),
    },
  ];
}

/** What became of a sequence. `why`: it could not be played. */
export function sequenceResult(
  sequence: Sequence,
  record: InteractionRecord,
  checks: readonly Check[],
  knownFailures: readonly KnownFailure[] = [],
  why?: string,
): ScenarioResult {
  const clean = cleanerFor(record);
  const judged =
    why === undefined
      ? outcomeOf(checks, knownFor(knownFailures, sequence.description, record.startedAtMs), false)
      : { outcome: 'not-judged' as const, reason: why, known: undefined };
  return {
    id: sequence.description,
    theme: sequence.requests.some(({ call }) => call.endsWith('Person'))
      ? 'ContactInformationAPI'
      : 'MobileMessagingAPI',
    sentence: sentenceOf(sequence),
    mode: sequence.mode,
    level: 'MUST',
    requirements: ['UDB-13'],
    outcome: judged.outcome,
    ...(judged.known === undefined ? {} : { known: [...judged.known] }),
    ...(judged.reason === undefined ? {} : { reason: clean(judged.reason) }),
    startedAtMs: record.startedAtMs,
    durationMs: record.endedAtMs - record.startedAtMs,
    tokens: tokenEvidence(record),
    steps: stepsOf(sequence, record),
    checks: checks.map((one) => ({ ...one, expected: clean(one.expected), seen: clean(one.seen) })),
    findings: record.notes.map((text) => ({
      kind: 'note',
      text: clean(text),
      scenario: sequence.description,
    })),
  };
}
