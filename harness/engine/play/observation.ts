// What play saw of a scenario: values only, so that the judge is a function of them.
import type { ObservedCallback } from '../../../contracts/adapter-protocol.ts';
import type { TokenName } from '../../../scenarios/scenario.ts';
import type { RecordedRequest } from '../../backend/recorded-request.ts';
import type { DriverFaultCode, LogLine } from '../../drivers/driver.ts';
import type { MintedToken } from '../../tokens/minted-token.ts';

/** A callback with whether it came after the call had been answered. */
export interface SeenCallback {
  readonly callback: ObservedCallback;
  readonly late: boolean;
}

/**
 * What is no adapter's fault. `HARNESS_ERROR`: this tool went wrong. `STOOD_STILL`: the machine did not let it run, so that a
 * time-out says nothing.
 */
export type HarnessFaultCode = 'HARNESS_ERROR' | 'STOOD_STILL';

/** Why a step, and with it the scenario, could not be judged. */
export interface Fault {
  readonly code: DriverFaultCode | HarnessFaultCode;
  readonly message: string;
  readonly detail?: string;
}

/** What was seen of one step. Times are epoch milliseconds of the harness. */
export interface StepObservation {
  /** Position in the story, counted from 1; the steps inside a `meanwhile` have numbers of their own. */
  readonly number: number;
  /** Names its call to the adapter; absent: it makes none. */
  readonly callId?: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** What the SDK's clock showed when the step began, epoch milliseconds. */
  readonly sdkClockMs: number;
  readonly callbacks: readonly SeenCallback[];
  readonly threw?: { readonly name: string; readonly message: string };
  /**
   * The sequence numbers of the last request of the scenario that had arrived when the step's call began, and when it ended:
   * what happens within a millisecond has an order all the same.
   */
  readonly seqs?: { readonly before: number; readonly after: number };
  /** The requests that this step led to. */
  readonly requests: readonly RecordedRequest[];
  /** The argument as it was sent, with the scenario's own values put in. */
  readonly argument?: unknown;
  /** The token that was supplied by this step. */
  readonly supplied?: TokenName;
  /** The code of the application that the SDK was given last, where it is another one than the scenario's. */
  readonly applicationCode?: string;
  readonly fault?: Fault;
}

/** What was seen of a scenario. */
export interface Observation {
  /** One for each step that was played; a step after a fault is missing. */
  readonly steps: readonly StepObservation[];
  readonly tokens: ReadonlyMap<TokenName, MintedToken>;
  readonly applicationCode: string;
  /** That of the other application, where a step asks for one. */
  readonly otherApplicationCode?: string;
  readonly externalUserId: string;
  readonly otherExternalUserId: string;
  /** Requests of this scenario that no step explains. */
  readonly strays: readonly RecordedRequest[];
  /** The setter has no success callback, as its adapter declares. */
  readonly silentSetter?: boolean;
  /** A start says nothing of its registration, as the adapter declares. */
  readonly registersLater?: boolean;
  /** What the SDK's language cannot hand over, and why: the story ends there, and nothing is judged. */
  readonly inexpressible?: string;
  /** Log lines that hold a token of this scenario. */
  readonly leaks: readonly LogLine[];
  readonly fault?: Fault;
}
