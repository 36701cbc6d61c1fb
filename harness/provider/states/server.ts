// Serves the provider states to a verifier, by the protocol that every Pact verifier speaks: POST {action, state, params}.
// Every doubt is an error status: a verifier that gets none would send the example instead of a real token, and a refusal
// of that would look like a pass.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ProxiedAnswer, ProxiedRequest } from '../../proxy/exchange.ts';
import { jsonAnswer, type Listening, listen } from '../../proxy/listen.ts';
import type { Recorder } from '../recorder.ts';
import { StateNotMet } from './context.ts';
import type { StateKeeper } from './keeper.ts';

/** The state that we put in front of every interaction, so that it is known which one begins. It is no one else's. */
export const INTERACTION_BEGINS = 'mm-auth-conformance: an interaction begins';

/** The first state of an interaction in the contracts: it begins one where a verifier was given the files as they are. */
const FIRST_STATE = 'an application profile';

/** `params` is left out when empty, and pact-jvm leaves out the action. */
const StateRequest = z.object({
  action: z.enum(['setup', 'teardown']).default('setup'),
  state: z.string(),
  params: z.record(z.string(), z.json()).nullish(),
});

/** What a verifier is told when a state was not met: 404 for an unknown one, 424 for the rest. */
function statusOf(problem: StateNotMet): number {
  return problem.code === 'STATE_UNKNOWN' ? 404 : 424;
}

function asProblem(error: unknown): StateNotMet {
  if (error instanceof StateNotMet) return error;
  return new StateNotMet('STATE_FAILED', error instanceof Error ? error.message : String(error));
}

function parsed(body: Buffer): z.infer<typeof StateRequest> | undefined {
  try {
    return StateRequest.parse(JSON.parse(body.toString('utf8')));
  } catch {
    return undefined;
  }
}

/** The options of a state server. */
export interface StatesServerOptions {
  readonly keeper: StateKeeper;
  readonly recorder: Recorder;
  readonly host?: string;
  readonly port?: number;
  /** The path; default: one that nobody can guess, as what is served here is usable. */
  readonly path?: string;
  /** Told of each state that was not met. */
  readonly onProblem?: (state: string, problem: StateNotMet) => void;
}

/** Serves provider states until it is stopped. `url`: where to post them. */
export async function serveStates(
  options: StatesServerOptions,
): Promise<Listening & { readonly url: string }> {
  const { keeper, recorder } = options;
  const path = options.path ?? `/states/${randomUUID()}`;

  async function setUp(state: string, params: NonNullable<z.infer<typeof StateRequest>['params']>) {
    if (state === INTERACTION_BEGINS) {
      recorder.begin(Number(params['index']), params['changesData'] === true);
      return jsonAnswer(200, {});
    }
    const begins = state === FIRST_STATE && recorder.current.context.mode !== undefined;
    if (begins) recorder.begin(-1, true);
    try {
      return jsonAnswer(200, await keeper.setUp(state, params, recorder.current.context));
    } catch (error) {
      const problem = asProblem(error);
      recorder.current.problems.push({ state, code: problem.code, message: problem.message });
      options.onProblem?.(state, problem);
      return jsonAnswer(statusOf(problem), { error: { code: problem.code, message: problem.message } });
    }
  }

  async function tearDown(state: string, params: NonNullable<z.infer<typeof StateRequest>['params']>) {
    const note = await keeper.tearDown(state, params, recorder.current.context).catch(String);
    if (note !== undefined) recorder.current.notes.push(note);
    return jsonAnswer(200, {});
  }

  async function respond(request: ProxiedRequest): Promise<ProxiedAnswer> {
    if (request.target.split('?')[0] !== path) return jsonAnswer(404, { error: 'There is nothing here.' });
    if (request.method !== 'POST') return jsonAnswer(405, { error: 'POST {action, state, params}.' });
    const asked = parsed(request.body);
    if (asked === undefined) return jsonAnswer(400, { error: 'The body is not {action, state, params}.' });
    const params = asked.params ?? {};
    return asked.action === 'teardown' ? tearDown(asked.state, params) : setUp(asked.state, params);
  }

  const { host, port } = options;
  const server = await listen(respond, {
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
  });
  return { ...server, url: `${server.baseUrl}${path}` };
}
