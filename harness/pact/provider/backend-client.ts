// The way to the backend under verification: every request is bounded in time and recorded, and a backend that has not
// answered several times in a row is not waited for again.
import type { ProxiedAnswer, ProxiedRequest } from '../../net/exchange.ts';
import { forward } from '../../net/forward.ts';
import { asNoAnswer, NoAnswer } from '../../net/no-answer.ts';
import type { Exchange, Recorder } from './recorder.ts';

/** How often in a row a backend may time out before it is given up. */
const MAX_TIMEOUTS_IN_A_ROW = 2;

/** Sends requests to the backend. */
export interface BackendClient {
  /** @throws NoAnswer when the backend does not answer in time, or not at all. */
  send(request: ProxiedRequest, baseUrl: string, purpose: Exchange['for']): Promise<ProxiedAnswer>;
}

/** `timeoutMs`: how long one request may take. */
export function backendClient(recorder: Recorder, timeoutMs: number): BackendClient {
  let timeouts = 0;
  const answerOf = async (request: ProxiedRequest, baseUrl: string) => {
    if (timeouts >= MAX_TIMEOUTS_IN_A_ROW)
      throw new NoAnswer('GAVE_UP', `It did not answer ${timeouts} times in a row; it was not asked again.`);
    try {
      const answer = await forward(request, baseUrl, timeoutMs);
      timeouts = 0;
      return answer;
    } catch (error) {
      const problem = asNoAnswer(error);
      timeouts = problem.code === 'TIMEOUT' ? timeouts + 1 : 0;
      throw problem;
    }
  };
  return {
    send: async (request, baseUrl, purpose) => {
      const exchange = { atMs: Date.now(), for: purpose, baseUrl, request };
      try {
        const answer = await answerOf(request, baseUrl);
        recorder.exchange({ ...exchange, answer });
        return answer;
      } catch (error) {
        const problem = asNoAnswer(error);
        recorder.exchange({ ...exchange, noAnswer: { code: problem.code, message: problem.message } });
        throw problem;
      }
    },
  };
}
