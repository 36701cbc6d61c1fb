// Verifies a backend against pacts: states are served, requests are recorded, Pact verifies, we judge. A report comes out
// whatever happens.
import { createHash } from 'node:crypto';
import type { Report, ScenarioResult } from '../../../reports/model.ts';
import { TOOL } from '../../base/tool.ts';
import { NoAnswer } from '../../net/no-answer.ts';
import { isHttp } from '../files/pact-json.ts';
import type { PlannedInteraction } from '../files/pacts.ts';
import { type BackendClient, newPatience } from './backend-client.ts';
import { resultOf, type VerifiedInteraction } from './interaction-result.ts';
import { sharedStates } from './keeper-for.ts';
import { Lane } from './lane.ts';
import { newRecord } from './recorder.ts';
import { providerReport, type VerificationPlan } from './report.ts';
import { sequenceResult } from './sequences/result.ts';
import { playSequences, type SharedStage } from './sequences/run.ts';
import type { VerifyOptions } from './verify-options.ts';

/** How long one request to the backend may take when nothing else is asked for, milliseconds. */
const DEFAULT_TIMEOUT_MS = 5_000;

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

function stamp({ pacts, sequences = [] }: VerifyOptions): Report['catalogue'] {
  const all = [...pacts.flatMap((pact) => pact.file.interactions), ...sequences];
  const hash = createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 12);
  return { version: TOOL.version, hash, scenarios: all.length };
}

const NOT_JUDGED = 'The verification ended before it was judged.';

/** What is known before the first request. */
function planOf(options: VerifyOptions): VerificationPlan {
  const { pacts, sequences = [], knownFailures = [] } = options;
  const startedAtMs = Date.now();
  const ofInteractions = options.planned.map((planned) =>
    resultOf({
      planned,
      interaction: planned.interaction,
      result: undefined,
      error: undefined,
      record: undefined,
      why: NOT_JUDGED,
    }),
  );
  const ofSequences = sequences.map((one) => sequenceResult(one, newRecord(true), [], [], NOT_JUDGED));
  return {
    startedAtMs,
    tool: TOOL,
    node: process.version,
    target: options.target ?? options.baseUrl,
    providerVersion: options.providerVersion ?? '(version not given)',
    catalogue: stamp(options),
    catalogueIds: [
      ...pacts.flatMap(({ file }) => file.interactions.map(({ description }) => description)),
      ...sequences.map(({ description }) => description),
    ],
    command: options.command ?? '',
    selection: options.selection ?? [],
    knownFailures,
    planned: [...ofInteractions, ...ofSequences],
  };
}

/** The share of each of several: every n-th. */
function shares<T>(list: readonly T[], count: number): readonly (readonly T[])[] {
  return Array.from({ length: count }, (_, at) => list.filter((_one, place) => place % count === at));
}

class Verification {
  readonly #options: VerifyOptions;
  readonly #lanes: readonly [Lane, ...Lane[]];
  readonly #shared: SharedStage;

  constructor(options: VerifyOptions) {
    this.#options = options;
    const { timeoutMs = DEFAULT_TIMEOUT_MS, seeds = {}, concurrency = 1 } = options;
    const states = sharedStates({ ...options, timeoutMs });
    const shared = { timeoutMs, patience: newPatience(), states };
    this.#shared = shared;
    const count = Object.keys(seeds).length > 0 ? 1 : Math.max(1, concurrency);
    const more = Array.from({ length: count - 1 }, () => new Lane(options, shared));
    this.#lanes = [new Lane(options, shared), ...more];
  }

  /** What no pact can say, after everything that one can. */
  sequences(judged: (result: ScenarioResult) => void): Promise<void> {
    return playSequences(this.#options.sequences ?? [], this.#options, this.#shared, judged);
  }

  #addressOf(provider: string): string {
    const { baseUrl, contactBaseUrl = baseUrl } = this.#options;
    return provider === CONTACT_PROVIDER ? contactBaseUrl : baseUrl;
  }

  /** Everything that is planned with one provider. */
  async provider(
    name: string,
    planned: readonly PlannedInteraction[],
    told: (verified: readonly VerifiedInteraction[]) => void,
  ): Promise<void> {
    const [first] = this.#lanes;
    const http = planned.filter(({ interaction }) => isHttp(interaction));
    const others = planned.filter(({ interaction }) => !isHttp(interaction));
    const address = this.#addressOf(name);
    const why = await unreachable(first.client, address);
    const mine = shares(http, this.#lanes.length);
    const verified =
      why === undefined
        ? await Promise.all(this.#lanes.map((lane, at) => lane.verified(mine[at] ?? [], address, told)))
        : [first.unjudged(http, why)];
    const never = first.unjudged(others, 'It is no exchange over HTTP.');
    told(why === undefined ? never : [...verified.flat(), ...never]);
  }
}

/**
 * Verifies a backend and reports. What the backend does never makes it reject: a backend that is down, a state that is
 * not met, a verifier that says nothing leave interactions unjudged, and the verdict is then not `passed`.
 */
export async function verifyProvider(options: VerifyOptions): Promise<Report> {
  const plan = planOf(options);
  options.onPlan?.(plan);
  const verification = new Verification(options);
  const providers = [...new Set(options.planned.map(({ pact }) => pact.file.provider.name))];
  const results: ScenarioResult[] = [];
  const judged = (result: ScenarioResult) => {
    results.push(result);
    options.onResult?.(result);
  };
  const told = (verified: readonly VerifiedInteraction[]) => {
    for (const one of verified) judged(resultOf(one, plan.knownFailures));
  };
  for (const name of providers) {
    const mine = options.planned.filter(({ pact }) => pact.file.provider.name === name);
    await verification.provider(name, mine, told);
  }
  await verification.sequences(judged);
  const interrupted = options.signal?.aborted === true;
  return providerReport({ plan, results, interrupted, endedAtMs: Date.now() });
}
