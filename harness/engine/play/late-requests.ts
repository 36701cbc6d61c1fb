// What arrives after its scenario was judged: requests, and lines of a log.
import type { Scenario } from '../../../scenarios/scenario.ts';
import type { RecordedRequest } from '../../backend/recorded-request.ts';
import type { World } from '../../backend/state.ts';
import type { LogLine } from '../../drivers/driver.ts';
import { liveTokens } from '../../tokens/live-tokens.ts';
import type { Observation } from './observation.ts';

/** A scenario that was played, kept until the run's end. */
export interface Past {
  readonly scenario: Scenario;
  readonly world: World;
  readonly observation: Observation;
  readonly span: { readonly startedAtMs: number; readonly durationMs: number };
  /** The log lines that give its tokens away, until now. */
  readonly leaks: () => readonly LogLine[];
}

/** The observation with what arrived since, requests as such that no step explains; undefined: nothing did. */
export function withLate({ world, observation, leaks }: Past): Observation | undefined {
  const seen = new Set([...observation.steps.flatMap((step) => step.requests), ...observation.strays]);
  const late = world.journal.filter((request) => !seen.has(request));
  const lines = leaks();
  if (late.length === 0 && lines.length === observation.leaks.length) return undefined;
  return { ...observation, strays: [...observation.strays, ...late], leaks: lines };
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
