// A depersonalize that was under way and is over: whether it takes the token with it is open (UDA-44), also a token that was
// set meanwhile. What an SDK does then says nothing of the token that the story has it hold.
import { needsJwt } from '../../../contracts/operations.ts';
import { numberedSteps } from '../../../scenarios/rules.ts';
import type { Expectation, Step } from '../../../scenarios/scenario.ts';
import type { RecordedRequest } from '../../backend/recorded-request.ts';
import type { StepObservation } from '../play/observation.ts';
import { type Case, isAnsweredWell, ownRequests, type Ruling } from './case.ts';

/** What depends on which token is held. */
const BY_THE_TOKEN: readonly Expectation['kind'][] = [
  'authorised',
  'authorised-by-one-of',
  'follows-the-token',
  'succeeds',
  'fails',
  'fails-with-backend-code',
  'no-request',
  'described',
];

/** When the step's call went out; one that made no request: when it ended. */
function wentOutAtMs(subject: Case): number {
  return ownRequests(subject)[0]?.atMs ?? subject.seen.endedAtMs;
}

/** Whether two steps happen while one call is under way: then their times alone say which was over before which. */
function together(steps: readonly Step[], one: number, other: number): boolean {
  const numbered = numberedSteps(steps);
  const under = (number: number) => numbered.find((step) => step.number === number)?.meanwhile;
  return under(one) !== undefined && under(one) === under(other);
}

/** Whether what a step supplied came after the depersonalize that made this request. Within a millisecond the story tells. */
function cameAfter(
  supplying: StepObservation,
  request: RecordedRequest,
  { scenario, observation }: Case,
): boolean {
  const maker = observation.steps.find(({ requests }) => requests.includes(request));
  const over = maker?.endedAtMs ?? request.answeredAtMs ?? 0;
  if (supplying.startedAtMs !== over) return supplying.startedAtMs > over;
  return maker === undefined || !together(scenario.steps, maker.number, supplying.number);
}

/** Whether a depersonalize that overlapped with the step, or with the one that set its token, was over by then. */
function wasForgotten(subject: Case): boolean {
  const wentOut = wentOutAtMs(subject);
  return subject.allRequests.some(
    (request) =>
      request.endpoint === 'depersonalize' &&
      // One that the call itself has made is what it is judged for.
      !subject.seen.requests.includes(request) &&
      isAnsweredWell(request) &&
      request.answeredAtMs !== undefined &&
      request.answeredAtMs <= wentOut &&
      // What was supplied after it is held, whatever it did.
      !subject.observation.steps.some(
        (step) =>
          step.supplied !== undefined &&
          step.number <= subject.seen.number &&
          cameAfter(step, request, subject),
      ),
  );
}

/** What is said of an expectation whose token a depersonalize may have taken; undefined: it is judged. */
export function afterDepersonalize({ kind }: Expectation, subject: Case): Ruling | undefined {
  const { step, held, scenario } = subject;
  if (scenario.mode !== 'jwt' || held === undefined || step.do !== 'call' || !needsJwt(step.operation))
    return undefined;
  if (!BY_THE_TOKEN.includes(kind) || !wasForgotten(subject)) return undefined;
  return {
    holds: true,
    notApplicable: true,
    expected: 'what is right for the token that was set',
    seen: 'a depersonalize was over by then, and whether it takes the token with it is open (UDA-44)',
  };
}
