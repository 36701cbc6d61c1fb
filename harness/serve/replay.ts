// What a scenario's requests were made to, so that one of them can be sent again by hand: a request that is copied from a
// report names an application, an installation and a person that a backend must know, and needs a token that it takes.
import type { RequestEvidence } from '../../reports/evidence.ts';
import type { ScenarioResult } from '../../reports/model.ts';
import { recipeOf } from '../../scenarios/edited-recipe.ts';
import type { BackendFault, MintedSupply, Scenario, Step } from '../../scenarios/scenario.ts';
import type { World } from '../backend/state.ts';
import { personOf } from '../backend/world.ts';
import type { Credentials } from '../tokens/credentials.ts';
import { mint } from '../tokens/mint.ts';
import { newSigningKey } from '../tokens/signing-key.ts';

/** What of a scenario's world a report shows. */
export interface Replay {
  readonly scenario: Scenario;
  readonly credentials: Credentials;
  readonly externalUserId: string;
  /** The installations that its requests name. */
  readonly installations: readonly string[];
  /** How the backend answers out of the ordinary in the scenario, the last time it does; null: as usual throughout. */
  readonly fault: BackendFault | null;
  readonly requests: readonly RequestEvidence[];
}

/** A token of the scenario, minted anew: usable against the replayed backend. */
export interface ReplayToken {
  readonly name: string;
  readonly value: string;
}

const IN_PATH = /\/appinstance\/([^/?]+)/;

function applicationCodeOf(requests: readonly RequestEvidence[], result: ScenarioResult): string | undefined {
  const authorisations = requests.flatMap(({ headers }) =>
    headers.filter(([name]) => name.toLowerCase() === 'authorization').map(([, value]) => value),
  );
  const code = authorisations.find((value) => /^App \S+$/.test(value))?.slice('App '.length);
  return (
    code ??
    result.tokens.map(({ claims }) => claim(claims, 'infobip-api-key')).find((one) => one !== undefined)
  );
}

/** A text of a JSON object that a report shows; undefined: it has none of this name. */
function claim(json: string | undefined, name: string): string | undefined {
  try {
    const value: unknown = Reflect.get(JSON.parse(json ?? '{}') as object, name);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The steps of a scenario, the inner ones of a `meanwhile` after it. */
function flat(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step): readonly Step[] =>
    step.do === 'meanwhile' ? [step, step.call, ...step.steps] : [step],
  );
}

function suppliesOf({ steps }: Scenario): readonly MintedSupply[] {
  return flat(steps).flatMap((step) =>
    'jwt' in step && step.jwt !== undefined && 'token' in step.jwt && !('again' in step.jwt)
      ? [step.jwt as MintedSupply]
      : [],
  );
}

/** The person whom the scenario's tokens are for, where one of them says it: some recipes are about an unusual name. */
function personIn(scenario: Scenario, { tokens }: ScenarioResult): string | undefined {
  const own = suppliesOf(scenario).filter(({ sub }) => sub !== 'other');
  return own
    .map(({ token }) => claim(tokens.find(({ name }) => name === token)?.claims, 'sub'))
    .find((sub) => sub !== undefined && sub !== '');
}

/** What a report's result shows of the world that its scenario was played in; undefined: no request of it came there. */
export function replayOf(scenario: Scenario, result: ScenarioResult): Replay | undefined {
  const requests = result.steps.flatMap((step) => step.requests).filter(({ blocked }) => blocked !== true);
  const applicationCode = applicationCodeOf(requests, result);
  if (applicationCode === undefined || requests.length === 0) return undefined;
  const kid = result.tokens.map(({ header }) => claim(header, 'kid')).find((one) => one !== undefined);
  const fresh = newSigningKey();
  const named = requests.flatMap(({ url, answer }) => [
    IN_PATH.exec(url)?.[1],
    claim(answer, 'pushRegistrationId'),
  ]);
  const faults = flat(scenario.steps).flatMap((step) => (step.do === 'backend' ? [step.fault] : []));
  return {
    scenario,
    credentials: { applicationCode, key: kid === undefined ? fresh : { ...fresh, kid } },
    externalUserId: personIn(scenario, result) ?? applicationCode.replace(/^app-/, 'person-'),
    installations: [...new Set(named.filter((one) => one !== undefined))],
    fault: faults.findLast((fault) => fault !== null) ?? null,
    requests,
  };
}

/** Makes a world one in which the scenario's requests are at home. */
export function enter(world: World, replay: Replay): void {
  for (const pushRegistrationId of replay.installations)
    world.installations.set(pushRegistrationId, {
      pushRegistrationId,
      person: personOf(world, replay.externalUserId),
      data: {},
    });
  world.fault = replay.fault;
}

/** The scenario's tokens, minted anew as it asks for. */
export async function tokensOf(replay: Replay): Promise<readonly ReplayToken[]> {
  const { scenario, credentials, externalUserId } = replay;
  const other = credentials.applicationCode.replace(/^app-/, 'other-');
  const minted = suppliesOf(scenario).map(async (supply) => {
    const { lifetimeSeconds } = supply;
    const { value } = await mint(recipeOf(supply), {
      nowMs: Date.now(),
      sub: supply.sub === 'other' ? other : externalUserId,
      ...credentials,
      ...(lifetimeSeconds === undefined ? {} : { lifetimeSeconds }),
    });
    return { name: supply.token, value };
  });
  return Promise.all(minted);
}
