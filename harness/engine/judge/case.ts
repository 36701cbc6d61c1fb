// What the judge of one expectation may look at: the step, what was seen of it, and the story around it.
import type { ObservedCallback } from '../../../contracts/adapter-protocol.ts';
import type { RecipeId } from '../../../scenarios/recipe.ts';
import type { Expectation, Scenario, TokenName } from '../../../scenarios/scenario.ts';
import type { RecordedRequest } from '../../backend/recorded-request.ts';
import { endpointOf, type JudgedStep } from '../play/endpoint-of.ts';
import type { Observation, StepObservation } from '../play/observation.ts';

/** The refusal of a bad token by the step that supplied it (UDA-43: our sources leave open whether a setter validates). */
export interface EarlyRefusal {
  readonly step: number;
  readonly codes: readonly unknown[];
  readonly errors: readonly ErrorCallback[];
}

/** An error that the SDK reported. */
export type ErrorCallback = Extract<ObservedCallback, { readonly kind: 'error' }>;

/** That something was supplied as the JWT, in the order in which the steps began. */
export interface Holding {
  /** The token; undefined: null, or nothing. */
  readonly token: TokenName | undefined;
  /** The last request that had arrived when the step began, and when it ended (see `seqs`). */
  readonly from: number;
  readonly until: number;
  /** The step reported an error: the SDK may hold what it held before (UDA-43). */
  readonly refused: boolean;
}

/** A call that validation was to refuse. */
export interface Refused {
  readonly seen: StepObservation;
  readonly refusedEarly: EarlyRefusal | undefined;
  /** What is wrong with the token that was held. */
  readonly recipe: RecipeId;
}

/** One step to be judged, in its story. */
export interface Case {
  readonly scenario: Scenario;
  readonly observation: Observation;
  readonly step: JudgedStep;
  readonly seen: StepObservation;
  /** The token that the SDK holds at this step, as the story has it. */
  readonly held: TokenName | undefined;
  /** Set when the step that supplied the held token already refused it. */
  readonly refusedEarly: EarlyRefusal | undefined;
  /**
   * An earlier step, or this one, whose call was to be refused and was made with the token before: the setter had refused
   * the bad one and kept that (UDA-43).
   */
  readonly madeWithTheOldToken: number | undefined;
  /** An earlier step, or this one, that started the SDK once more and was refused: nobody says that it must work. */
  readonly refusedAgain: number | undefined;
  /** Every request of the scenario, explained by a step or not. */
  readonly allRequests: readonly RecordedRequest[];
  /** Requests that came after this step and that no step explains. */
  readonly strays: readonly RecordedRequest[];
  /** Every call of the scenario that validation was to refuse. */
  readonly refusals: readonly Refused[];
  /** Everything that the scenario's steps supplied as the JWT. */
  readonly holdings: readonly Holding[];
}

/** What the judge of an expectation says. */
export interface Ruling {
  readonly holds: boolean;
  readonly expected: string;
  readonly seen: string;
  /** It held because something was not seen (see `judge.ts`). */
  readonly absence?: boolean;
  /** It held because there was nothing to look at: it could not be judged. */
  readonly unreached?: boolean;
  /** It does not bind this SDK here; `seen` says why. */
  readonly notApplicable?: boolean;
}

/** Judges one kind of expectation. */
export type Judge<K extends Expectation['kind']> = (
  expectation: Extract<Expectation, { readonly kind: K }>,
  subject: Case,
) => Ruling;

/** The requests of a step that went to its own endpoint. */
export function ownRequests(subject: Pick<Case, 'step' | 'seen'>): readonly RecordedRequest[] {
  const endpoint = endpointOf(subject.step);
  return endpoint === null ? [] : subject.seen.requests.filter((request) => request.endpoint === endpoint);
}

/** Whether a request was answered to the end, with success: a 2xx that holds no error envelope. */
export function isAnsweredWell({ answer }: RecordedRequest): boolean {
  return (
    answer?.kind === 'response' &&
    answer.status >= 200 &&
    answer.status < 300 &&
    answer.messageId === undefined &&
    answer.cut !== true
  );
}

/** The name of the scenario's token that a request carries as `Bearer`, byte for byte. */
export function bearerOf(request: RecordedRequest, observation: Observation): TokenName | undefined {
  const authorization = request.headers['authorization'];
  if (authorization === undefined) return undefined;
  for (const [name, token] of observation.tokens) if (authorization === `Bearer ${token.value}`) return name;
  return undefined;
}

/** A request's authorisation in words, without the token itself. */
function authorisationInWords(request: RecordedRequest, observation: Observation): string {
  const authorization = request.headers['authorization'];
  if (authorization === undefined) return 'no Authorization header';
  if (authorization === `App ${observation.applicationCode}`) return 'the application code';
  if (authorization === `App ${observation.otherApplicationCode}`) return "the other application's code";
  const bearer = bearerOf(request, observation);
  if (bearer !== undefined) return `the token "${bearer}" as Bearer`;
  const [scheme = ''] = authorization.split(' ', 1);
  return `another value (scheme "${scheme.slice(0, 20)}", ${authorization.length} characters)`;
}

/** A request in words: method, endpoint, authorisation, answer. */
function requestInWords(request: RecordedRequest, observation: Observation): string {
  const target = request.endpoint ?? `${request.path.slice(0, 80)}`;
  const answer =
    request.answer === null
      ? 'unanswered'
      : request.answer.kind === 'response'
        ? request.answer.status
        : request.answer.kind;
  return `${request.method} ${target} with ${authorisationInWords(request, observation)} → ${answer}`;
}

/** Requests in words, as many as one reads. */
export function requestsInWords(requests: readonly RecordedRequest[], observation: Observation): string {
  if (requests.length === 0) return 'no request';
  const shown = requests.slice(0, 3).map((request) => requestInWords(request, observation));
  return requests.length > 3 ? `${shown.join('; ')}; and ${requests.length - 3} more` : shown.join('; ');
}
