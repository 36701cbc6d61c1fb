// Verifies a backend against pacts: states are served, requests are recorded, Pact verifies, we judge. A report comes out
// whatever happens.
import { createHash } from 'node:crypto';
import type { Report } from '../../../reports/model.ts';
import { TOOL } from '../../base/tool.ts';
import type { Connection } from '../../net/connection.ts';
import { NoAnswer } from '../../net/no-answer.ts';
import { isHttp } from '../files/pact-json.ts';
import type { Pact, PlannedInteraction } from '../files/pacts.ts';
import type { Application, Applications } from './application.ts';
import { type BackendClient, backendClient } from './backend-client.ts';
import { keeperFor } from './keeper-for.ts';
import { Recorder } from './recorder.ts';
import { recordingProxy } from './recording-proxy.ts';
import { type ProviderRun, providerReport, resultOf, type VerifiedInteraction } from './report.ts';
import { serveInteractions } from './states/interaction-server.ts';
import type { StateKeeper } from './states/keeper.ts';
import type { Seeds } from './states/seeded.ts';
import { pactVerifier, type Verifier, VerifierFailed } from './verifier.ts';
import { isErrorOf, type VerifierOutput } from './verifier-output.ts';

/** How long one request to the backend may take when nothing else is asked for, milliseconds. */
export const DEFAULT_TIMEOUT_MS = 5_000;

/** How long a verification may take for each interaction, as a multiple of one request's time. */
const REQUESTS_PER_INTERACTION = 8;

/** What a backend is verified with. */
export interface VerifyOptions {
  /** The pacts, and what of them is verified. */
  readonly pacts: readonly Pact[];
  readonly planned: readonly PlannedInteraction[];
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
  /** What the stage asks for besides: headers, certificates, a proxy. */
  readonly connection?: Connection | undefined;
  /** As the caller gave it, for the report. */
  readonly target?: string;
  readonly providerVersion?: string;
  readonly command?: string;
  readonly selection?: readonly string[];
  readonly signal?: AbortSignal | undefined;
  readonly verifier?: Verifier;
}

/** The provider whose requests go to the Contact Information API. */
const CONTACT_PROVIDER = 'ContactInformationAPI';

/** Whether anything listens there. Says why not. */
async function unreachable(client: BackendClient, baseUrl: string): Promise<string | undefined> {
  const request = { method: 'GET', target: '/mobile/1/baseurl', headers: [], body: Buffer.alloc(0) };
  try {
    await client.send(request, baseUrl, 'state');
    return undefined;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return `The backend at ${baseUrl} does not answer (${error.code}): ${error.message}`;
  }
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

function stamp(pacts: readonly Pact[]): Report['catalogue'] {
  const interactions = pacts.flatMap((pact) => pact.file.interactions);
  const hash = createHash('sha256').update(JSON.stringify(interactions)).digest('hex').slice(0, 12);
  return { version: TOOL.version, hash, scenarios: interactions.length };
}

class Verification {
  readonly #options: VerifyOptions;
  readonly #recorder = new Recorder();
  readonly #client: BackendClient;
  /** One for all providers: a states URL that does not answer is not waited for again. */
  readonly #keeper: StateKeeper;

  constructor(options: VerifyOptions) {
    this.#options = options;
    this.#client = backendClient(this.#recorder, this.#timeoutMs, options.connection);
    this.#keeper = keeperFor({ ...options, client: this.#client, timeoutMs: this.#timeoutMs });
  }

  get #timeoutMs(): number {
    return this.#options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  }

  #baseUrlOf(provider: string): string {
    const { baseUrl, contactBaseUrl = baseUrl } = this.#options;
    return provider === CONTACT_PROVIDER ? contactBaseUrl : baseUrl;
  }

  /** Everything that is planned with one provider. */
  async provider(
    name: string,
    planned: readonly PlannedInteraction[],
  ): Promise<readonly VerifiedInteraction[]> {
    const http = planned.filter(({ interaction }) => isHttp(interaction));
    const others = planned.filter(({ interaction }) => !isHttp(interaction));
    const why = await unreachable(this.#client, this.#baseUrlOf(name));
    const verified = why === undefined ? await this.#verified(name, http) : this.#unjudged(http, why);
    return [...verified, ...this.#unjudged(others, 'It is no exchange over HTTP.')];
  }

  /** Interactions that nobody could say anything of. */
  #unjudged(planned: readonly PlannedInteraction[], why: string): readonly VerifiedInteraction[] {
    return planned.map((one) => ({
      planned: one,
      interaction: one.interaction,
      result: undefined,
      error: undefined,
      record: this.#recorder.of(one.index),
      why,
    }));
  }

  async #verified(
    name: string,
    planned: readonly PlannedInteraction[],
  ): Promise<readonly VerifiedInteraction[]> {
    if (planned.length === 0) return [];
    const client = this.#client;
    const states = await serveInteractions(planned, this.#keeper, this.#recorder);
    const { baseUrl, contactBaseUrl = baseUrl } = this.#options;
    const bases = { mobile: baseUrl, contact: contactBaseUrl };
    const proxy = await recordingProxy(client, this.#baseUrlOf(name), this.#recorder, bases);
    try {
      const output = await (this.#options.verifier ?? pactVerifier)({
        planned,
        baseUrl: proxy.baseUrl,
        statesUrl: states.url,
        timeoutMs: planned.length * REQUESTS_PER_INTERACTION * this.#timeoutMs,
        signal: this.#options.signal,
      });
      const verified = sorted(planned, output, this.#recorder);
      const why = contradiction(output, verified);
      return why === undefined ? verified : this.#unjudged(planned, why);
    } catch (error) {
      if (!(error instanceof VerifierFailed)) throw error;
      const why =
        this.#options.signal?.aborted === true ? 'The verification was interrupted.' : error.message;
      return this.#unjudged(planned, why);
    } finally {
      await proxy.stop();
      await states.stop();
    }
  }
}

/**
 * Verifies a backend and reports. What the backend does never makes it reject: a backend that is down, a state that is
 * not met, a verifier that says nothing leave interactions unjudged, and the verdict is then not `passed`.
 */
export async function verifyProvider(options: VerifyOptions): Promise<Report> {
  const startedAtMs = Date.now();
  const verification = new Verification(options);
  const providers = [...new Set(options.planned.map(({ pact }) => pact.file.provider.name))];
  const verified: VerifiedInteraction[] = [];
  for (const name of providers) {
    const mine = options.planned.filter(({ pact }) => pact.file.provider.name === name);
    verified.push(...(await verification.provider(name, mine)));
  }
  const order = [...verified].sort((a, b) => a.planned.index - b.planned.index);
  const run: ProviderRun = {
    target: options.target ?? options.baseUrl,
    providerVersion: options.providerVersion ?? '(version not given)',
    catalogue: stamp(options.pacts),
    startedAtMs,
    command: options.command ?? '',
    selection: options.selection ?? [],
    interrupted: options.signal?.aborted === true,
  };
  return providerReport(order.map(resultOf), run);
}
