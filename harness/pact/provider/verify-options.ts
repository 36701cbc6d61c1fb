// What a verification of a backend is given.
import type { Sequence } from '../../../contracts/sequences/sequence.ts';
import type { ScenarioResult } from '../../../reports/model.ts';
import type { KnownFailure } from '../../engine/verdict/known-failures.ts';
import type { Connection } from '../../net/connection.ts';
import type { Pact, PlannedInteraction } from '../files/pacts.ts';
import type { Application, Applications } from './application.ts';
import type { VerificationPlan } from './report.ts';
import type { Seeds } from './states/seeded.ts';
import type { Verifier } from './verifier.ts';

/** What a backend is verified with. */
export interface VerifyOptions {
  /** The pacts, and what of them is verified. */
  readonly pacts: readonly Pact[];
  readonly planned: readonly PlannedInteraction[];
  /** Sequences of requests that no pact can say; absent: none. */
  readonly sequences?: readonly Sequence[];
  /** The mobile API, and the Contact Information API. */
  readonly baseUrl: string;
  readonly contactBaseUrl?: string;
  readonly applications: Applications;
  /** A second profile of the same backend. */
  readonly otherApplication?: Application;
  /** Brings about the states that only the backend can. */
  readonly statesUrl?: string;
  /** What there is, where the backend cannot be controlled. */
  readonly seeds?: Seeds;
  readonly timeoutMs?: number;
  /** How many interactions may be under way at once. Default 1; with seeds always 1, for they are shared. */
  readonly concurrency?: number;
  /** What the stage asks for besides: headers, certificates, a proxy. */
  readonly connection?: Connection | undefined;
  /** As the caller gave it, for the report. */
  readonly target?: string;
  readonly providerVersion?: string;
  readonly command?: string;
  readonly selection?: readonly string[];
  readonly signal?: AbortSignal | undefined;
  readonly verifier?: Verifier;
  /** Failures that are known: reported, and not failing the verification. */
  readonly knownFailures?: readonly KnownFailure[];
  /** Told what is about to be verified, before the first request. */
  readonly onPlan?: (plan: VerificationPlan) => void;
  /** Told of each interaction and sequence when it has been judged. */
  readonly onResult?: (result: ScenarioResult) => void;
}
