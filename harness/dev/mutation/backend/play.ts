// Plays the contracts against a backend that is a function: states, request, looks and judging are those of
// `verify-provider`; only Pact's own process and the network are left out.
import type { Answer } from '../../../backend/answer.ts';
import type { Arrived } from '../../../backend/arrived.ts';
import type { Reaction } from '../../../backend/faulty.ts';
import { outcomeOf } from '../../../engine/verdict/outcome.ts';
import type { ProxiedAnswer } from '../../../net/exchange.ts';
import type { Respond } from '../../../net/listen.ts';
import { NoAnswer } from '../../../net/no-answer.ts';
import { changesData, requirementsIn } from '../../../pact/files/pact-json.ts';
import type { PlannedInteraction } from '../../../pact/files/pacts.ts';
import { type BackendClient, newPatience } from '../../../pact/provider/backend-client.ts';
import { checksOf } from '../../../pact/provider/judge.ts';
import { withLooks } from '../../../pact/provider/looks/around.ts';
import { Recorder } from '../../../pact/provider/recorder.ts';
import type { BackendStates } from '../../../pact/provider/states/backend-states.ts';
import { StateNotMet } from '../../../pact/provider/states/context.ts';
import { stateKeeper } from '../../../pact/provider/states/keeper.ts';
import { asStateNotMet } from '../../../pact/provider/states/wire.ts';
import { mismatches } from './matches.ts';
import { arrived, CONTRACT_BASE_URL, requestFor } from './request.ts';

/** A backend that is called. */
export interface CalledBackend {
  readonly answer: (request: Arrived) => Promise<Reaction>;
  /** Brings about what only the backend can. */
  readonly states: Respond;
}

const BASES = { mobile: CONTRACT_BASE_URL, contact: CONTRACT_BASE_URL };

/** As the mock backend sends it over HTTP. */
function sent({ status, body, contentType, headers = {} }: Answer): ProxiedAnswer {
  const bytes = Buffer.from(status === 204 ? '' : body);
  const type = status === 204 || contentType === '' ? [] : ['content-type', contentType];
  return { status, headers: [...type, ...Object.entries(headers).flat()], body: bytes };
}

function clientOf({ answer }: CalledBackend, recorder: Recorder): BackendClient {
  return {
    // A function has done what it does when it answers: nothing shows later.
    patience: { ...newPatience(), vainMs: 0 },
    send: async (request, baseUrl, purpose) => {
      const exchange = { atMs: Date.now(), for: purpose, baseUrl, request };
      // A backend that throws ends the connection, as the mock backend's server does.
      const outcome = await answer(arrived(request)).catch((): Reaction => 'reset');
      if (outcome === 'reset') {
        const problem = new NoAnswer('ECONNRESET', 'The connection was reset.');
        recorder.exchange({ ...exchange, noAnswer: { code: problem.code, message: problem.message } });
        throw problem;
      }
      const made = sent(outcome);
      recorder.exchange({ ...exchange, answer: made });
      return made;
    },
  };
}

function statesOf({ states }: CalledBackend): BackendStates {
  const post: BackendStates['setUp'] = async ({ state, params }, { application }) => {
    const whose = application === undefined ? {} : { applicationCode: application.applicationCode };
    const body = Buffer.from(JSON.stringify({ state: state.name, params: { ...params, ...whose } }));
    const answer = await states({ method: 'POST', target: '', headers: [], body });
    if (answer === 'reset' || answer.status !== 200)
      throw new StateNotMet('STATE_FAILED', `"${state.name}" could not be brought about.`);
    return JSON.parse(answer.body.toString('utf8')) as Record<string, string>;
  };
  return { covers: () => true, setUp: post };
}

/** What became of one interaction, as `verify-provider` would say it. */
export async function playInteraction({ interaction, index }: PlannedInteraction, backend: CalledBackend) {
  const recorder = new Recorder();
  const client = clientOf(backend, recorder);
  const keeper = stateKeeper({ applications: {}, bases: BASES, client, backend: [statesOf(backend)] });
  recorder.begin(index, changesData(interaction), interaction);
  const { current } = recorder;
  try {
    for (const { name, params = {} } of interaction.providerStates ?? [])
      await keeper.setUp(name, params, current.context);
  } catch (error) {
    const problem = asStateNotMet(error);
    current.problems.push({ state: 'given', code: problem.code, message: problem.message });
  }
  let wrong: ReturnType<typeof mismatches> = [];
  if (current.problems.length === 0) {
    const request = requestFor(interaction, (text) => current.context.filled(text));
    try {
      const send = () => client.send(request, CONTRACT_BASE_URL, 'interaction');
      const { answer, looks } = await withLooks(interaction, request, current.context, client, BASES, send);
      if (looks !== undefined) current.looks = looks;
      wrong = mismatches(interaction, answer);
    } catch (error) {
      // Written down by the client: the interaction is not judged.
      if (!(error instanceof NoAnswer)) throw error;
    }
  }
  const mismatch = { type: 'MismatchesError', mismatches: [...wrong] };
  const verified = {
    interaction,
    record: current,
    result: wrong.length === 0 ? ('OK' as const) : ('Error' as const),
    error: wrong.length === 0 ? undefined : { interaction: interaction.description, mismatch },
  };
  const checks = checksOf(verified, requirementsIn(interaction.description), 2, String);
  return { checks, outcome: outcomeOf(checks, new Map(), false).outcome };
}
