// From what was seen to what a report shows: bounded, relative to the scenario's start, and without a usable token.
import type {
  CallbackEvidence,
  RequestEvidence,
  StepEvidence,
  TokenEvidence,
} from '../../../reports/evidence.ts';
import type { Finding } from '../../../reports/model.ts';
import { describeStep } from '../../../scenarios/describe.ts';
import { numberedSteps } from '../../../scenarios/rules.ts';
import type { Scenario, Step } from '../../../scenarios/scenario.ts';
import { ELSEWHERE } from '../../backend/faulty.ts';
import type { RecordedRequest } from '../../backend/recorded-request.ts';
import { decodeForDisplay } from '../../tokens/decode.ts';
import type { Observation, SeenCallback, StepObservation } from '../play/observation.ts';
import { bearerOf } from './case.ts';
import { maskOf } from './mask.ts';

/** The longest text of an SDK or a backend that a report keeps, in characters. */
const MAX_EVIDENCE = 2_000;

/** Cuts signatures and bounds the length. */
export type Clean = (text: string) => string;

/** Cleans texts of one scenario. */
export function cleaner(observation: Observation): Clean {
  const mask = maskOf(observation);
  return (text) => {
    const redacted = mask(text);
    return redacted.length <= MAX_EVIDENCE
      ? redacted
      : `${redacted.slice(0, MAX_EVIDENCE)}… (${text.length} characters in all)`;
  };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
}

function callbackEvidence({ callback, late }: SeenCallback, zero: number, clean: Clean): CallbackEvidence {
  const base = { kind: callback.kind, atMs: callback.atMs - zero, ...(late ? { late } : {}) };
  if (callback.kind === 'success') {
    return {
      ...base,
      ...(callback.value === undefined ? {} : { value: clean(JSON.stringify(callback.value)) }),
    };
  }
  return {
    ...base,
    ...(callback.code === undefined ? {} : { code: clean(asText(callback.code)) }),
    ...(callback.description === undefined ? {} : { description: clean(asText(callback.description)) }),
  };
}

function answerEvidence(request: RecordedRequest, clean: Clean): Partial<RequestEvidence> {
  const { answer } = request;
  if (answer === null || answer.kind === 'reset') return {};
  if (answer.kind === 'blocked') return { blocked: true };
  return {
    status: answer.status,
    ...(answer.messageId === undefined ? {} : { messageId: clean(answer.messageId) }),
    ...(answer.body === '' ? {} : { answer: clean(answer.body) }),
  };
}

function requestEvidence(
  request: RecordedRequest,
  observation: Observation,
  zero: number,
  clean: Clean,
): RequestEvidence {
  const token = bearerOf(request, observation);
  const url = `${request.origin}${request.path}${request.query === '' ? '' : `?${request.query}`}`;
  return {
    atMs: request.atMs - zero,
    method: request.method,
    url: clean(url),
    ...(request.endpoint === null ? {} : { endpoint: request.endpoint }),
    headers: Object.entries(request.headers).map(([name, value]) => [clean(name), clean(value)]),
    ...(request.body === '' ? {} : { body: clean(request.body) }),
    ...(token === undefined ? {} : { token }),
    ...answerEvidence(request, clean),
    ...(observation.strays.includes(request) ? { stray: true } : {}),
  };
}

function stepEvidence(
  step: Step,
  seen: StepObservation,
  observation: Observation,
  zero: number,
  clean: Clean,
): StepEvidence {
  const call = step.do === 'meanwhile' ? step.call : step;
  return {
    number: seen.number,
    text: describeStep(step),
    do: step.do,
    ...(call.do === 'call' ? { operation: call.operation } : {}),
    ...(call.do === 'call' && call.control === true ? { control: true } : {}),
    startMs: seen.startedAtMs - zero,
    endMs: seen.endedAtMs - zero,
    sdkClockMs: seen.sdkClockMs,
    ...(seen.supplied === undefined ? {} : { token: seen.supplied }),
    ...(seen.argument === undefined ? {} : { argument: clean(asText(seen.argument)) }),
    callbacks: seen.callbacks.map((callback) => callbackEvidence(callback, zero, clean)),
    requests: seen.requests.map((request) => requestEvidence(request, observation, zero, clean)),
    ...(seen.threw === undefined ? {} : { threw: clean(`${seen.threw.name}: ${seen.threw.message}`) }),
    ...(seen.fault === undefined ? {} : { fault: clean(`${seen.fault.code}: ${seen.fault.message}`) }),
  };
}

/** The steps that were played, as evidence; requests that no step explains follow the last one, marked. */
export function stepsAsEvidence(scenario: Scenario, observation: Observation, zero: number): StepEvidence[] {
  const clean = cleaner(observation);
  const steps = numberedSteps(scenario.steps).flatMap(({ number, step }) => {
    const seen = observation.steps.find((candidate) => candidate.number === number);
    return seen === undefined ? [] : [stepEvidence(step, seen, observation, zero, clean)];
  });
  const last = steps.at(-1);
  const strays = observation.strays.map((request) => requestEvidence(request, observation, zero, clean));
  return last === undefined
    ? steps
    : [...steps.slice(0, -1), { ...last, requests: [...last.requests, ...strays] }];
}

/** The scenario's tokens, decoded, their signatures cut. */
export function tokensAsEvidence(observation: Observation): TokenEvidence[] {
  return [...observation.tokens].map(([name, token]) => ({
    name,
    recipe: token.recipe,
    ...decodeForDisplay(token.value),
  }));
}

/** What was noticed in a scenario and that no requirement judges. */
export function findingsOf(scenario: Scenario, observation: Observation): Finding[] {
  const clean = cleaner(observation);
  const requests = [...observation.steps.flatMap((step) => step.requests), ...observation.strays];
  const note = (kind: Finding['kind'], text: string): Finding => ({
    kind,
    text: clean(text),
    scenario: scenario.id,
  });
  return [
    ...requests
      .filter((request) => request.answer?.kind === 'blocked' && request.origin !== ELSEWHERE)
      .map((request) =>
        note('request-elsewhere', `${request.method} ${request.origin}${request.path} was blocked`),
      ),
    ...requests
      .filter((request) => request.endpoint === null && request.answer?.kind !== 'blocked')
      .map((request) =>
        note('unknown-endpoint', `${request.method} ${request.path} is no endpoint that we know`),
      ),
    ...observation.strays.map((request) =>
      note('stray-request', `${request.method} ${request.path} came after its step had ended`),
    ),
  ];
}
