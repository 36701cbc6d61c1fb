// Serves our own verification: an interaction's states all at once, under one name that says which interaction begins.
// So a verifier asks once instead of eight times, and whatever happens next belongs to that interaction.
import { randomUUID } from 'node:crypto';
import { jsonAnswer, type Listening, listen } from '../../../net/listen.ts';
import { changesData, type PactInteraction } from '../../files/pact-json.ts';
import type { PlannedInteraction } from '../../files/pacts.ts';
import type { Recorder } from '../recorder.ts';
import type { StateValues } from './context.ts';
import type { StateKeeper } from './keeper.ts';
import { asStateNotMet, notMetAnswer, readStateRequest } from './wire.ts';

/** The state that stands for all of an interaction's. It is in no pact. */
const INTERACTION_BEGINS = 'mm-auth-conformance: an interaction begins';

/** The interaction as a verifier is given it: one state for all, and never pending. */
export function withOneState({ index, interaction }: PlannedInteraction): PactInteraction {
  const { pending: _pending, ...rest } = interaction;
  return { ...rest, providerStates: [{ name: INTERACTION_BEGINS, params: { index } }] };
}

/** Serves the states of planned interactions until it is stopped; then the last one's are torn down too. */
export async function serveInteractions(
  planned: readonly PlannedInteraction[],
  keeper: StateKeeper,
  recorder: Recorder,
): Promise<Listening & { readonly url: string }> {
  const path = `/interactions/${randomUUID()}`;
  let underWay: PactInteraction | undefined;

  async function end(): Promise<void> {
    const { context, notes } = recorder.current;
    for (const { name, params = {} } of [...(underWay?.providerStates ?? [])].reverse()) {
      const note = await keeper.tearDown(name, params, context).catch(String);
      if (note !== undefined) notes.push(note);
    }
    underWay = undefined;
  }

  async function begin({ index, interaction }: PlannedInteraction) {
    recorder.begin(index, changesData(interaction), interaction);
    underWay = interaction;
    const { context, problems } = recorder.current;
    let values: StateValues = {};
    for (const { name, params = {} } of interaction.providerStates ?? []) {
      try {
        values = { ...values, ...(await keeper.setUp(name, params, context)) };
      } catch (error) {
        const problem = asStateNotMet(error);
        problems.push({ state: name, code: problem.code, message: problem.message });
        return notMetAnswer(problem);
      }
    }
    return jsonAnswer(200, values);
  }

  const server = await listen(async (request) => {
    const asked = readStateRequest(request, path);
    if ('status' in asked) return asked;
    const next = planned.find(({ index }) => index === asked.params['index']);
    if (asked.state !== INTERACTION_BEGINS || asked.action === 'teardown' || next === undefined)
      return jsonAnswer(404, { error: 'There is no such interaction.' });
    await end();
    return begin(next);
  });
  return {
    url: `${server.baseUrl}${path}`,
    baseUrl: server.baseUrl,
    stop: async () => {
      await end();
      await server.stop();
    },
  };
}
