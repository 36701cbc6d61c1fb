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
import type { JudgedStep } from '../play/endpoint-of.ts';
import type { Observation, StepObservation } from '../play/observation.ts';
import { afterDepersonalize } from './after-depersonalize.ts';
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
  type Holding,
  isAnsweredWell,
  ownRequests,
  type Refused,
  type Ruling,
  requestsInWords,
} from './case.ts';
import { followsTheToken, isOver, noFalseSuccess, requestsBounded } from './course.ts';
import { earlyStart } from './early-start.ts';
import { returnsWhatWasAnswered, sendsWhatWasGiven } from './given.ts';
import { type Told, withLeaks } from './leak-checks.ts';
import { leaksIn } from './leaks.ts';
import { authorised, authorisedByOneOf, noBearer, noRequest, tokenConfined } from './requests.ts';
import { signatureOf } from './signature.ts';
import { returns, returnsNot, sends } from './values.ts';

function find(expectation: Expectation, subject: Case): Ruling {
  const open = earlyStart(expectation, subject) ?? afterDepersonalize(expectation, subject);
  if (open !== undefined) return open;
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
    case 'no-false-success':
      return noFalseSuccess(expectation, subject);
    case 'authorised':
      return authorised(expectation, subject);
    case 'authorised-by-one-of':
      return authorisedByOneOf(expectation, subject);
    case 'follows-the-token':
      return followsTheToken(expectation, subject);
    case 'requests-bounded':
      return requestsBounded(expectation, subject);
    case 'is-over':
      return isOver(expectation, subject);
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
    case 'sends-what-was-given':
      return sendsWhatWasGiven(expectation, subject);
    case 'returns-what-was-answered':
      return returnsWhatWasAnswered(expectation, subject);
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

/** A check, and whether it had anything to look at. */
interface Judged {
  readonly check: Check;
  readonly unreached: boolean;
}

function check(expectation: Expectation, subject: Case, controlsHeld: boolean): Judged {
  const { level } = requirement(expectation.requirement);
  const { holds, expected, seen, absence, unreached, notApplicable } = find(expectation, subject);
  const base = {
    requirement: expectation.requirement,
    level,
    kind: expectation.kind,
    step: subject.seen.number,
    expected,
  };
  const reached = (status: Check['status']) => ({ check: { ...base, status, seen }, unreached: false });
  if (expectation.kind === 'observes') return reached('observed');
  if (notApplicable === true) return reached('not-applicable');
  if (subject.refusedAgain !== undefined && expectation.kind !== 'called-back-once') {
    const why = `the SDK refused to be started once more in step ${subject.refusedAgain}, and nobody says that it must not`;
    return { check: { ...base, status: 'not-applicable', seen: why }, unreached: false };
  }
  if (expectation.requirement === 'UDA-37' && subject.madeWithTheOldToken !== undefined) {
    const why = `the setter refused the token and kept the one before: the call of step ${subject.madeWithTheOldToken} was made`;
    return { check: { ...base, status: 'not-applicable', seen: why }, unreached: false };
  }
  if (holds && unreached === true) return { check: { ...base, status: 'not-judged', seen }, unreached: true };
  if (holds && absence === true && !controlsHeld) {
    const why = `${seen}; but the SDK never showed that it reaches the backend`;
    return { check: { ...base, status: 'not-judged', seen: why }, unreached: false };
  }
  if (level === 'INFO') return reached('observed');
  const judged = reached(holds ? 'passed' : 'failed');
  return holds ? judged : { ...judged, check: { ...judged.check, signature: signatureOf(subject) } };
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
        if (inner.do !== 'expire') found.push({ step: inner, number });
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

/** Whether the SDK that there was refused to be started once more. */
function refusesAgain(step: JudgedStep, { callbacks, threw }: StepObservation): boolean {
  const failed = threw !== undefined || callbacks.some(({ callback }) => callback.kind === 'error');
  return step.do === 'init' && step.same === true && failed;
}

function supplies(step: JudgedStep): step is InitStep | SetJwtStep {
  return step.do === 'init' || step.do === 'set-jwt';
}

function isToBeRefused(step: JudgedStep): boolean {
  return step.do === 'call' && step.expectations.some(({ kind }) => kind === 'no-request');
}

/** A call that was to be refused, and that was made with another token, because the setter had refused the bad one. */
function isMadeAllTheSame(subject: Omit<Case, 'madeWithTheOldToken'>): boolean {
  return isToBeRefused(subject.step) && subject.refusedEarly !== undefined && ownRequests(subject).length > 0;
}

/** Walks the story: which token does the SDK hold at each step, and did the step that supplied it refuse it? */
function cases(scenario: Scenario, observation: Observation): readonly Case[] {
  const allRequests = [...observation.steps.flatMap((step) => step.requests), ...observation.strays];
  const holdings: Holding[] = [];
  const refusals: Refused[] = [];
  let held: string | undefined;
  let refusedEarly: EarlyRefusal | undefined;
  let madeWithTheOldToken: number | undefined;
  let refusedAgain: number | undefined;
  return judgedSteps(scenario.steps).flatMap(({ step, number }) => {
    const seen = observation.steps.find((candidate) => candidate.number === number);
    if (seen === undefined) return [];
    const before = { held, refusedEarly };
    if (supplies(step)) {
      held = seen.supplied;
      refusedEarly = refusalIn(seen);
      const { before: from = 0, after: until = 0 } = seen.seqs ?? {};
      holdings.push({ token: held, from, until, refused: refusedEarly !== undefined });
    }
    if (step.do === 'init') refusedAgain = refusesAgain(step, seen) ? number : undefined;
    const story = supplies(step) ? { held, refusedEarly: undefined } : before;
    const { seqs, startedAtMs } = seen;
    const strays = observation.strays.filter((request) =>
      seqs === undefined ? request.atMs >= startedAtMs : request.seq > seqs.before,
    );
    const subject = {
      ...{ scenario, observation, step, seen, ...story },
      ...{ allRequests, strays, holdings, refusals, refusedAgain },
    };
    const recipe = story.held === undefined ? undefined : observation.tokens.get(story.held)?.recipe;
    if (recipe !== undefined && isToBeRefused(step)) refusals.push({ seen, refusedEarly, recipe });
    if (isMadeAllTheSame(subject)) madeWithTheOldToken ??= number;
    return [{ ...subject, madeWithTheOldToken }];
  });
}

function reached(subject: Case): boolean {
  return ownRequests(subject).some(isAnsweredWell);
}

function isControl(step: JudgedStep): step is CallStep {
  return step.do === 'call' && step.control === true;
}

/** The checks of one step. What had nothing to look at is left out where a failed check of the step says why. */
function checksOf(subject: Case, controlsHeld: boolean): readonly Check[] {
  const judged = subject.step.expectations.map((expectation) => check(expectation, subject, controlsHeld));
  const failed = judged.some((one) => one.check.status === 'failed');
  return judged.filter((one) => !(failed && one.unreached)).map((one) => one.check);
}

/**
 * Judges a scenario: one check for each expectation of each step that was played, and one for each place where a token
 * turned up that it does not belong.
 */
export function judge(
  scenario: Scenario,
  observation: Observation,
  told: Told = () => true,
): readonly Check[] {
  const subjects = cases(scenario, observation);
  const controlsHeld = subjects.filter((subject) => isControl(subject.step)).every(reached);
  const checks = subjects.flatMap((subject) => checksOf(subject, controlsHeld));
  return withLeaks(checks, subjects, leaksIn(scenario, observation), told);
}
