// The protocol by which every Pact verifier asks for provider states: POST {action, state, params}. Every doubt is an error
// status: a verifier that gets none sends the example instead of a real token, and a refusal of that looks like a pass.
import { z } from 'zod';
import type { ProxiedAnswer, ProxiedRequest } from '../../../net/exchange.ts';
import { jsonAnswer } from '../../../net/listen.ts';
import { StateNotMet, type StateParams } from './context.ts';

/**
 * `params` is left out when empty, and pact-jvm leaves out the action. Older releases of Pact's Rust verifier put the
 * parameters beside the state.
 */
const StateRequest = z
  .object({
    action: z.enum(['setup', 'teardown']).default('setup'),
    state: z.string(),
    params: z.record(z.string(), z.json()).nullish(),
  })
  .catchall(z.json());

/** A state that a verifier asks for. */
export interface AskedOnWire {
  readonly action: 'setup' | 'teardown';
  readonly state: string;
  readonly params: StateParams;
}

/** What a request at this path asks for; or the answer that says why it asks for nothing. */
export function readStateRequest(request: ProxiedRequest, path: string): AskedOnWire | ProxiedAnswer {
  if (request.target.split('?')[0] !== path) return jsonAnswer(404, { error: 'There is nothing here.' });
  if (request.method !== 'POST') return jsonAnswer(405, { error: 'POST {action, state, params}.' });
  try {
    const { action, state, params, ...beside } = StateRequest.parse(
      JSON.parse(request.body.toString('utf8')),
    );
    return { action, state, params: params ?? beside };
  } catch {
    return jsonAnswer(400, { error: 'The body is not {action, state, params}.' });
  }
}

/** What kept a state from being met. */
export function asStateNotMet(error: unknown): StateNotMet {
  if (error instanceof StateNotMet) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new StateNotMet('STATE_FAILED', message, { cause: error });
}

/** What a verifier is told of a state that was not met: 404 for an unknown one, 424 for the rest. */
export function notMetAnswer({ code, message }: StateNotMet): ProxiedAnswer {
  return jsonAnswer(code === 'STATE_UNKNOWN' ? 404 : 424, { error: { code, message } });
}
