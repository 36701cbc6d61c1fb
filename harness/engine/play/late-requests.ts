// What comes after its scenario was judged: requests, lines of a log, callbacks.
import type { Scenario } from '../../../scenarios/scenario.ts';
import type { RecordedRequest } from '../../backend/recorded-request.ts';
import type { World } from '../../backend/state.ts';
import type { LogLine } from '../../drivers/driver.ts';
import { liveTokens } from '../../tokens/live-tokens.ts';
import type { LateByStep } from './late-callbacks.ts';
import type { Observation } from './observation.ts';

/** A scenario that was played, kept until the run's end. */
export interface Past {
  readonly scenario: Scenario;
  readonly world: World;
  readonly observation: Observation;
  readonly span: { readonly startedAtMs: number; readonly durationMs: number };
  /** The log lines that give its tokens away, until now. */
  readonly leaks: () => readonly LogLine[];
  /** The callbacks that fired since, until now. */
  readonly late: () => LateByStep;
}

/** The observation with what came since, requests as such that no step explains; undefined: nothing did. */
export function withLate({ world, observation, leaks, late }: Past): Observation | undefined {
  const seen = new Set([...observation.steps.flatMap((step) => step.requests), ...observation.strays]);
  const requests = world.journal.filter((request) => !seen.has(request));
  const lines = leaks();
  const fired = late();
  if (requests.length === 0 && fired.size === 0 && lines.length === observation.leaks.length)
    return undefined;
  const steps = observation.steps.map((step) => {
    const more = fired.get(step.number);
    return more === undefined ? step : { ...step, callbacks: [...step.callbacks, ...more] };
  });
  return { ...observation, steps, strays: [...observation.strays, ...requests], leaks: lines };
}

function textsOf({ path, query, headers, body }: RecordedRequest): readonly string[] {
  return [path, query, body, ...Object.values(headers)];
}

/**
 * Gives requests that belong to no scenario to the one whose token they hold, in any form: to another host, with nothing
 * of the application in them. Takes them out of the list.
 */
export function adopt(strays: RecordedRequest[], pasts: readonly Past[]): void {
  if (strays.length === 0) return;
  const owners = new Map(
    pasts.flatMap((past) => [...past.observation.tokens.values()].map(({ value }) => [value, past] as const)),
  );
  const nobodys = strays.splice(0).filter((request) => {
    const hit = textsOf(request).flatMap((text) => liveTokens().find(text))[0];
    const owner = hit === undefined ? undefined : owners.get(hit.token);
    owner?.world.journal.push(request);
    return owner === undefined;
  });
  strays.push(...nobodys);
}
