// States that the backend brings about itself: the documented POST to --states-url.
import { z } from 'zod';
import type { Connection } from '../../../net/connection.ts';
import { forward } from '../../../net/forward.ts';
import { NoAnswer } from '../../../net/no-answer.ts';
import type { Asked, BackendStates } from './backend-states.ts';
import { type StateContext, StateNotMet, type StateValues } from './context.ts';

/** The longest text of a reply that is repeated, in characters. */
const MAX_SHOWN = 200;
/** How often in a row it may time out before it is not asked again. */
const MAX_TIMEOUTS = 2;

/** A flat map; numbers and booleans become text, as Pact itself has it. */
const Reply = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

function valuesIn(text: string, state: string): StateValues {
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new StateNotMet(
      'STATE_FAILED',
      `The states URL answered "${state}" with something that is no JSON.`,
      { cause },
    );
  }
  const reply = Reply.safeParse(value);
  if (!reply.success)
    throw new StateNotMet('STATE_FAILED', `The states URL answered "${state}" with no flat JSON object.`);
  return Object.fromEntries(
    Object.entries(reply.data).flatMap(([name, one]) => (one === null ? [] : [[name, String(one)]])),
  );
}

/** Forwards states to a URL. `timeoutMs`: how long one may take. `connection`: what its stage asks for besides. */
export function forwardedStates(url: string, timeoutMs: number, connection: Connection = {}): BackendStates {
  let timeouts = 0;
  const post = async (
    action: 'setup' | 'teardown',
    { state, params }: Asked,
    { application }: StateContext,
  ) => {
    if (timeouts >= MAX_TIMEOUTS)
      throw new StateNotMet(
        'STATE_FAILED',
        `The states URL did not answer ${MAX_TIMEOUTS} times within ${timeoutMs} ms; it was not asked again.`,
      );
    // The profile that a state belongs to: interactions may be under way side by side.
    const whose = application === undefined ? {} : { applicationCode: application.applicationCode };
    const asked = { action, state: state.name, params: { ...params, ...whose } };
    const body = Buffer.from(JSON.stringify(asked));
    const headers = ['Content-Type', 'application/json', 'Accept', 'application/json'];
    try {
      const request = { method: 'POST', target: '', headers, body };
      const answer = await forward(request, url, timeoutMs, connection);
      timeouts = 0;
      return answer;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (error.code === 'TIMEOUT') timeouts += 1;
      throw new StateNotMet(
        'STATE_FAILED',
        `The states URL did not answer (${error.code}): ${error.message}`,
        { cause: error },
      );
    }
  };
  return {
    covers: () => true,
    setUp: async (asked, context) => {
      const { status, body } = await post('setup', asked, context);
      const text = body.toString('utf8');
      if (status === 404)
        throw new StateNotMet('STATE_UNKNOWN', `The states URL does not know "${asked.state.name}" (404).`);
      if (status < 200 || status > 299) {
        const why = text.slice(0, MAX_SHOWN);
        throw new StateNotMet(
          'STATE_FAILED',
          `The states URL answered "${asked.state.name}" with ${status}${why === '' ? '' : `: ${why}`}`,
        );
      }
      return valuesIn(text, asked.state.name);
    },
    tearDown: async (asked, context) => {
      try {
        const { status } = await post('teardown', asked, context);
        return status < 400 ? undefined : `teardown of "${asked.state.name}" was answered with ${status}`;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
  };
}
