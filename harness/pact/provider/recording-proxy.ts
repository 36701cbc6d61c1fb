// Stands between Pact and the backend: what passes is recorded as evidence, and a backend that is down is told apart from
// one that is wrong.

import { type Listening, listen } from '../../net/listen.ts';
import { NoAnswer } from '../../net/no-answer.ts';
import type { BackendClient } from './backend-client.ts';
import { withLooks } from './looks/around.ts';
import type { Recorder } from './recorder.ts';
import type { ApiBases } from './states/api-call.ts';

/** Listens in front of a base URL, and looks around requests where there is something to see. A request that gets no answer gets none here either. */
export function recordingProxy(
  client: BackendClient,
  baseUrl: string,
  recorder: Recorder,
  bases: ApiBases,
): Promise<Listening> {
  return listen(async (request) => {
    try {
      const { current } = recorder;
      const send = () => client.send(request, baseUrl, 'interaction');
      const { answer, looks } = await withLooks(
        current.interaction,
        request,
        current.context,
        client,
        bases,
        send,
      );
      if (looks !== undefined) current.looks = looks;
      return answer;
    } catch (error) {
      if (error instanceof NoAnswer) return 'reset';
      throw error;
    }
  });
}
