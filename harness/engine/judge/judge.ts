// The judge: a function from a scenario and what was seen of it to checks. It reads no clock and runs no validator.
//
// Absence proves nothing by itself: "no request was made" also holds for an SDK that does nothing. Such a check counts
// only when every control of the scenario reached the backend; else it could not be judged.
import { requirement } from '../../../contracts/requirements/lookup.ts';
import type { Check } from '../../../reports/model.ts';
import type {
  CallStep,
  Expectation,
  InitStep,
  Scenario,
  SetJwtStep,
  Step,
} from '../../../scenarios/scenario.ts';
import type { Observation, StepObservation } from '../observation.ts';
import {
  callbacksInWords,
  calledBackOnce,
  described,
  fails,
  failsWithBackendCode,
  succeeds,
  survives,
} from './callbacks.ts';
import {
  type Case,
  type EarlyRefusal,
  type Finding,
  isAnsweredWell,
  type JudgedStep,
  ownRequests,
  requestsInWords,
} from './case.ts';
import { authorised, noBearer, noRequest, tokenConfined } from './requests.ts';
import { returns, returnsNot, sends } from './values.ts';

function find(expectation: Expectation, subject: Case): Finding {
  switch (expectation.kind) {
    case 'succeeds':
      return succeeds(expectation, subject);
    case 'fails':
      return fails(expectation, subject);
    case 'fails-with-backend-code':
      return failsWithBackendCode(expectation, subject);
    case 'called-back-once':
      return calledBackOnce(expectation, subject);
    case 'described':
      return described(expectation, subject);
    case 'authorised':
      return authorised(expectation, subject);
    case 'no-request':
      return noRequest(expectation, subject);
    case 'no-bearer':
      return noBearer(expectation, subject);
    case 'token-confined':
      return tokenConfined(expectation, subject);
    case 'survives':
      return survives(expectation, subject);
    case 'sends':
      return sends(expectation, subject);
    case 'returns':
      return returns(expectation, subject);
    case 'returns-not':
      return returnsNot(expectation, subject);
    case 'observes':
      return {
        holds: true,
        expected: expectation.question,
        seen: `${callbacksInWords(subject)}; ${requestsInWords(subject.seen.requests, subject.observation)}`,
      };
  }
}

function check(expectation: Expectation, subject: Case, controlsHeld: boolean): Check {
  const { level } = requirement(expectation.requirement);
  const { holds, expected, seen, absence, unreached } = find(expectation, subject);
  const base = {
    requirement: expectation.requirement,
    level,
    kind: expectation.kind,
    step: subject.seen.number,
    expected,
  };
  if (expectation.kind === 'observes') return { ...base, status: 'observed', seen };
  if (holds && unreached === true) return { ...base, status: 'not-judged', seen };
  if (holds && absence === true && !controlsHeld) {
    return {
      ...base,
      status: 'not-judged',
      seen: `${seen}; but the SDK never showed that it reaches the backend`,
    };
  }
  if (level === 'INFO') return { ...base, status: 'observed', seen };
  return { ...base, status: holds ? 'passed' : 'failed', seen };
}

/** The steps that have expectations, in the order of their numbers; those of a `meanwhile` follow its own call. */
export function judgedSteps(
  steps: readonly Step[],
): readonly { readonly step: JudgedStep; readonly number: number }[] {
  const found: { step: JudgedStep; number: number }[] = [];
  let number = 0;
  for (const step of steps) {
    number += 1;
    if (step.do === 'meanwhile') {
      found.push({ step: step.call, number });
      for (const inner of step.steps) {
        number += 1;
        found.push({ step: inner, number });
      }
    } else if (step.do === 'init' || step.do === 'set-jwt' || step.do === 'call') {
      found.push({ step, number });
    }
  }
  return found;
}

function refusalIn(seen: StepObservation): EarlyRefusal | undefined {
  const errors = seen.callbacks.flatMap(({ callback }) => (callback.kind === 'error' ? [callback] : []));
  if (errors.length === 0) return undefined;
  return { step: seen.number, codes: errors.map((error) => error.code), errors };
}

function supplies(step: JudgedStep): step is InitStep | SetJwtStep {
  return step.do === 'init' || step.do === 'set-jwt';
}

/** Walks the story: which token does the SDK hold at each step, and did the step that supplied it refuse it? */
function cases(scenario: Scenario, observation: Observation): readonly Case[] {
  const allRequests = [...observation.steps.flatMap((step) => step.requests), ...observation.strays];
  let held: string | undefined;
  let refusedEarly: EarlyRefusal | undefined;
  return judgedSteps(scenario.steps).flatMap(({ step, number }) => {
    const seen = observation.steps.find((candidate) => candidate.number === number);
    if (seen === undefined) return [];
    const before = { held, refusedEarly };
    if (supplies(step)) {
      held = seen.supplied;
      refusedEarly = refusalIn(seen);
    }
    const story = supplies(step) ? { held, refusedEarly: undefined } : before;
    const strays = observation.strays.filter((request) => request.atMs >= seen.startedAtMs);
    return [{ scenario, observation, step, seen, ...story, allRequests, strays }];
  });
}

function reached(subject: Case): boolean {
  return ownRequests(subject).some(isAnsweredWell);
}

function isControl(step: JudgedStep): step is CallStep {
  return step.do === 'call' && step.control === true;
}

/** Judges a scenario: one check for each expectation of each step that was played. */
export function judge(scenario: Scenario, observation: Observation): readonly Check[] {
  const subjects = cases(scenario, observation);
  const controlsHeld = subjects.filter((subject) => isControl(subject.step)).every(reached);
  return subjects.flatMap((subject) =>
    subject.step.expectations.map((expectation) => check(expectation, subject, controlsHeld)),
  );
}
