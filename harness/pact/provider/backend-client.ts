// The way to the backend under verification: every request is bounded in time and recorded, and a backend that has not
// answered several times in a row is not waited for again.
import { pause } from '../../base/wait.ts';
import type { Connection } from '../../net/connection.ts';
import { headerOf, type ProxiedAnswer, type ProxiedRequest } from '../../net/exchange.ts';

import { forward } from '../../net/forward.ts';
import { asNoAnswer, NoAnswer } from '../../net/no-answer.ts';
import type { Exchange, Recorder } from './recorder.ts';

/** How often in a row a backend may time out before it is given up. */
const MAX_TIMEOUTS_IN_A_ROW = 2;

/** How long a busy backend is waited for in all, milliseconds: a rate limit of some minutes is sat out. */
const MAX_WAIT_MS = 120_000;
/** How long successes that never show are waited for in all, milliseconds: three times, and a backend is not late but wrong. */
const MAX_VAIN_MS = 6_000;
/** How long it is waited for when it does not say, milliseconds. */
const UNSAID_MS = 1_000;

/**
 * How long a backend asks to be left alone, milliseconds (RFC 9110 §10.2.3, RFC 6585 §4); undefined: it is not busy. A 503 that
 * does not say for how long is an answer like another.
 */
export function busyFor({ status, headers }: ProxiedAnswer): number | undefined {
  const after = headerOf(headers, 'retry-after');
  if (status !== 429 && (status !== 503 || after === undefined)) return undefined;
  if (after === undefined) return UNSAID_MS;
  const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - Date.now()) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds * 1_000)) || 50 : UNSAID_MS;
}

/** Sends requests to the backend. */
export interface BackendClient {
  /** @throws NoAnswer when the backend does not answer in time, or not at all. */
  send(request: ProxiedRequest, baseUrl: string, purpose: Exchange['for']): Promise<ProxiedAnswer>;
  /** What it shares with the other ways to the same backend. */
  readonly patience: Patience;
}

/** What all ways to one backend share: how often it did not answer, and how long it may still be waited for. */
export interface Patience {
  timeoutsInARow: number;
  /** Milliseconds. */
  leftMs: number;
  /** How long successes that never show may still be waited for, milliseconds. */
  vainMs: number;
  /** The longest that one took to show, milliseconds. */
  shownAfterMs: number;
}

/** Patience for one verification. */
export function newPatience(): Patience {
  return { timeoutsInARow: 0, leftMs: MAX_WAIT_MS, vainMs: MAX_VAIN_MS, shownAfterMs: 0 };
}

/** `timeoutMs`: how long one request may take. `connection`: what its stage asks for besides. */
export function backendClient(
  recorder: Recorder,
  timeoutMs: number,
  connection: Connection = {},
  patience: Patience = newPatience(),
): BackendClient {
  const answerOf = async (request: ProxiedRequest, baseUrl: string) => {
    const { timeoutsInARow: timeouts } = patience;
    if (timeouts >= MAX_TIMEOUTS_IN_A_ROW)
      throw new NoAnswer('GAVE_UP', `It did not answer ${timeouts} times in a row; it was not asked again.`);
    try {
      const answer = await forward(request, baseUrl, timeoutMs, connection);
      patience.timeoutsInARow = 0;
      return answer;
    } catch (error) {
      const problem = asNoAnswer(error);
      patience.timeoutsInARow = problem.code === 'TIMEOUT' ? patience.timeoutsInARow + 1 : 0;
      throw problem;
    }
  };
  /** Waits as a busy backend asks, within a bound over the whole verification: its answer is no refusal. */
  const patiently = async (ask: () => Promise<ProxiedAnswer>): Promise<ProxiedAnswer> => {
    for (;;) {
      const answer = await ask();
      const waitMs = busyFor(answer);
      if (waitMs === undefined || waitMs > patience.leftMs) return answer;
      patience.leftMs -= waitMs;
      await pause(waitMs);
    }
  };
  return {
    patience,
    send: async (request, baseUrl, purpose) => {
      const exchange = { atMs: Date.now(), for: purpose, baseUrl, request };
      try {
        const answer = await patiently(() => answerOf(request, baseUrl));
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
