// What passed between us and the backend, by interaction. It holds usable tokens and keys: it is judged with, and shown
// only through evidence.ts.
import type { NoAnswerCode, StateErrorCode } from '../../base/errors/codes.ts';
import type { ProxiedAnswer, ProxiedRequest } from '../../net/exchange.ts';
import type { PactInteraction } from '../files/pact-json.ts';
import type { Looks } from './looks/seen.ts';
import { StateContext } from './states/context.ts';

/** One request with its answer, or why there was none. */
export interface Exchange {
  readonly atMs: number;
  /** `state`: made by us to bring a state about. `interaction`: made by Pact. `look`: made by us to see what that did. */
  readonly for: 'state' | 'interaction' | 'look';
  readonly baseUrl: string;
  readonly request: ProxiedRequest;
  readonly answer?: ProxiedAnswer;
  /** Why no answer came. */
  readonly noAnswer?: { readonly code: NoAnswerCode; readonly message: string };
}

/** A state that could not be brought about. */
export interface StateProblem {
  readonly state: string;
  readonly code: StateErrorCode;
  readonly message: string;
}

/** What happened for one interaction. */
export interface InteractionRecord {
  readonly startedAtMs: number;
  endedAtMs: number;
  readonly context: StateContext;
  /** The interaction that it is of; undefined: none of a pact. */
  readonly interaction: PactInteraction | undefined;
  /** What was seen around the interaction's request. */
  looks?: Looks;
  readonly exchanges: Exchange[];
  readonly problems: StateProblem[];
  /** Values of states that were asked to end, and would not. */
  readonly notes: string[];
}

/** The record of something of which nothing has happened yet. */
export function newRecord(changesData: boolean, interaction?: PactInteraction): InteractionRecord {
  const now = Date.now();
  return {
    startedAtMs: now,
    endedAtMs: now,
    context: new StateContext(changesData),
    interaction,
    exchanges: [],
    problems: [],
    notes: [],
  };
}

/** Keeps the records of a verification. Pact does one interaction after the other. */
export class Recorder {
  readonly #records = new Map<number, InteractionRecord>();
  #current: InteractionRecord = newRecord(false);

  /** The interaction under way; before the first one, a record that nobody reads. */
  get current(): InteractionRecord {
    return this.#current;
  }

  /** An interaction begins. */
  begin(index: number, changesData: boolean, interaction?: PactInteraction): void {
    this.#current = newRecord(changesData, interaction);
    this.#records.set(index, this.#current);
  }

  /** What happened for an interaction; undefined: Pact never began it. */
  of(index: number): InteractionRecord | undefined {
    return this.#records.get(index);
  }

  exchange(exchange: Exchange): void {
    this.#current.exchanges.push(exchange);
    this.#current.endedAtMs = Date.now();
  }
}
