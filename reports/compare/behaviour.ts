// What an SDK did in a scenario, step by step, in words that two runs share. Not what it should have done: two SDKs may
// both be right and still do different things. Descriptions of errors are everybody's own, and are left out; so are values.
import type { CallbackEvidence, RequestEvidence, StepEvidence } from '../evidence.ts';
import type { ScenarioResult } from '../model.ts';
import { steady } from './observations.ts';

/** What was done in one step. */
export interface StepBehaviour {
  readonly number: number;
  /** The step in words. */
  readonly text: string;
  readonly did: string;
}

function callbackInWords({ kind, code, late }: CallbackEvidence): string {
  const words =
    kind === 'success' ? 'success' : `error ${code === undefined ? 'without a code' : steady(code)}`;
  return late === true ? `${words} (after the answer)` : words;
}

function authorisationInWords({ headers, token }: RequestEvidence): string {
  if (token !== undefined) return `Bearer "${token}"`;
  const header = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  if (header === undefined) return 'no authorisation';
  if (header.startsWith('App ')) return 'application code';
  return `another authorisation (${(header.split(' ', 1)[0] ?? '').slice(0, 20)})`;
}

function pathOf(url: string): string {
  return steady(url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/\?.*$/, '')).slice(0, 120);
}

function requestInWords(request: RequestEvidence): string {
  const { method, endpoint, url, status, messageId, blocked } = request;
  const answer = blocked === true ? 'blocked' : (status ?? 'no answer');
  const code = messageId === undefined ? '' : ` ${steady(messageId)}`;
  return `${method} ${endpoint ?? pathOf(url)}, ${authorisationInWords(request)} → ${answer}${code}`;
}

const CALLS: readonly string[] = ['init', 'set-jwt', 'call', 'meanwhile'];

function didInWords(step: StepEvidence): string {
  const callbacks = step.callbacks.map(callbackInWords);
  // Requests that are under way together may arrive in any order.
  const requests = step.requests.map(requestInWords).sort();
  const threw = step.threw === undefined ? [] : ['threw'];
  return [
    [...(callbacks.length + threw.length === 0 ? ['no callback'] : callbacks), ...threw].join(', '),
    ...(requests.length === 0 ? ['no request'] : requests),
  ].join('; ');
}

/** What was done in each step that calls the SDK. */
export function behaviourOf(scenario: ScenarioResult): readonly StepBehaviour[] {
  return scenario.steps
    .filter((step) => CALLS.includes(step.do))
    .map((step) => ({ number: step.number, text: step.text, did: didInWords(step) }));
}
