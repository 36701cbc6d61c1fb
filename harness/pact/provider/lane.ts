// A lane of a verification: interactions one after the other, with a state server, a proxy and a record of their own. There is
// one, or there are several at once.
import type { PlannedInteraction } from '../files/pacts.ts';
import { type BackendClient, backendClient, type Patience } from './backend-client.ts';
import { batchSizeAfter, FIRST_BATCH } from './batch-size.ts';
import type { VerifiedInteraction } from './interaction-result.ts';
import { keeperFor } from './keeper-for.ts';
import { Recorder } from './recorder.ts';
import { recordingProxy } from './recording-proxy.ts';
import type { BackendStates } from './states/backend-states.ts';
import { serveInteractions } from './states/interaction-server.ts';
import type { StateKeeper } from './states/keeper.ts';
import { pactVerifier, VerifierFailed } from './verifier.ts';
import { isErrorOf, type VerifierOutput } from './verifier-output.ts';
import type { VerifyOptions } from './verify-options.ts';

/** How long a verification may take for each interaction, as a multiple of one request's time. */
const REQUESTS_PER_INTERACTION = 8;

const INTERRUPTED = 'The verification was interrupted.';

/** What the lanes of a verification have in common. */
export interface Shared {
  readonly timeoutMs: number;
  readonly patience: Patience;
  readonly states: readonly BackendStates[];
}

/** What Pact said, sorted by interaction: one of the same description comes in the order in which it stands in the pact. */
function sorted(
  planned: readonly PlannedInteraction[],
  output: VerifierOutput,
  recorder: Recorder,
): readonly VerifiedInteraction[] {
  const results = [...output.interactionResults];
  const errors = [...output.errors, ...output.pendingErrors];
  const take = <T>(list: T[], fits: (one: T) => boolean): T | undefined => {
    const at = list.findIndex(fits);
    return at === -1 ? undefined : list.splice(at, 1)[0];
  };
  return planned.map((one) => {
    const { description } = one.interaction;
    const result = take(results, (candidate) => candidate.description === description)?.result;
    const error = result === 'OK' ? undefined : take(errors, (one) => isErrorOf(one, description));
    return {
      planned: one,
      interaction: one.interaction,
      result,
      error,
      record: recorder.of(one.index),
    };
  });
}

/** Why Pact's sum and its parts do not agree; undefined: they do. Then none of its words can be trusted. */
function contradiction(
  { result, errors, pendingErrors }: VerifierOutput,
  verified: readonly VerifiedInteraction[],
): string | undefined {
  const failed = verified.filter((one) => one.result !== 'OK');
  if (!result && failed.length === 0)
    return 'Pact says that the verification failed, and names no interaction that did.';
  const reported = errors.length + pendingErrors.length;
  const taken = verified.filter(({ error }) => error !== undefined).length;
  return reported > taken ? 'Pact reports a failure of an interaction that it says is OK.' : undefined;
}

/** Verifies interactions, one after the other. */
export class Lane {
  readonly #options: VerifyOptions;
  readonly #recorder = new Recorder();
  readonly #timeoutMs: number;
  /** The way to the backend. */
  readonly client: BackendClient;
  readonly #keeper: StateKeeper;
  #batchSize = FIRST_BATCH;

  constructor(options: VerifyOptions, { timeoutMs, patience, states }: Shared) {
    this.#options = options;
    this.#timeoutMs = timeoutMs;
    this.client = backendClient(this.#recorder, timeoutMs, options.connection, patience);
    this.#keeper = keeperFor({ ...options, client: this.client, timeoutMs }, states);
  }

  /** Interactions that nobody could say anything of. */
  unjudged(planned: readonly PlannedInteraction[], why: string): readonly VerifiedInteraction[] {
    return planned.map((one) => ({
      planned: one,
      interaction: one.interaction,
      result: undefined,
      error: undefined,
      record: this.#recorder.of(one.index),
      why,
    }));
  }

  /** Verifies interactions with the provider that is at this address, a batch at a time: what one batch says stands. */
  async verified(
    planned: readonly PlannedInteraction[],
    address: string,
    told: (batch: readonly VerifiedInteraction[]) => void,
  ): Promise<readonly VerifiedInteraction[]> {
    const all: VerifiedInteraction[] = [];
    while (all.length < planned.length) {
      const batch = planned.slice(all.length, all.length + this.#batchSize);
      const startedAtMs = performance.now();
      const verified = this.#options.signal?.aborted
        ? this.unjudged(batch, INTERRUPTED)
        : await this.#batch(batch, address);
      this.#batchSize = batchSizeAfter(batch.length, performance.now() - startedAtMs);
      told(verified);
      all.push(...verified);
    }
    return all;
  }

  async #batch(
    planned: readonly PlannedInteraction[],
    address: string,
  ): Promise<readonly VerifiedInteraction[]> {
    const states = await serveInteractions(planned, this.#keeper, this.#recorder);
    const { baseUrl, contactBaseUrl = baseUrl, signal } = this.#options;
    const bases = { mobile: baseUrl, contact: contactBaseUrl };
    const proxy = await recordingProxy(this.client, address, this.#recorder, bases);
    try {
      const output = await (this.#options.verifier ?? pactVerifier)({
        planned,
        baseUrl: proxy.baseUrl,
        statesUrl: states.url,
        timeoutMs: planned.length * REQUESTS_PER_INTERACTION * this.#timeoutMs,
        signal,
      });
      const verified = sorted(planned, output, this.#recorder);
      const why = contradiction(output, verified);
      return why === undefined ? verified : this.unjudged(planned, why);
    } catch (error) {
      if (!(error instanceof VerifierFailed)) throw error;
      return this.unjudged(planned, signal?.aborted === true ? INTERRUPTED : error.message);
    } finally {
      await proxy.stop();
      await states.stop();
    }
  }
}
