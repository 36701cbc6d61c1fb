// Stands between Pact and the backend: what passes is recorded as evidence, and a backend that is down is told apart from
// one that is wrong.

import { type Listening, listen } from '../../net/listen.ts';
import { NoAnswer } from '../../net/no-answer.ts';
import type { BackendClient } from './backend-client.ts';

/** Listens in front of a base URL. A request that gets no answer gets none here either. */
export function recordingProxy(client: BackendClient, baseUrl: string): Promise<Listening> {
  return listen(async (request) => {
    try {
      return await client.send(request, baseUrl, 'interaction');
    } catch (error) {
      if (error instanceof NoAnswer) return 'reset';
      throw error;
    }
  });
}
