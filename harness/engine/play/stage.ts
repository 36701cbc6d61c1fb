// Everything one scenario has to itself: application code, key, persons, world, clock, tokens. Nothing is shared, so a
// request is attributed by any of them, and scenarios run side by side.
import { randomBytes } from 'node:crypto';
import type { Capabilities } from '../../../contracts/adapter-protocol.ts';
import type { Json } from '../../../contracts/json.ts';
import { recipeOf } from '../../../scenarios/edited-recipe.ts';
import type { Recipe } from '../../../scenarios/recipe.ts';
import { recipeById } from '../../../scenarios/recipes/all.ts';
import type { Scenario, Supply, TokenName } from '../../../scenarios/scenario.ts';
import type { World } from '../../backend/state.ts';
import { createWorld } from '../../backend/world.ts';
import type { Driver } from '../../drivers/driver.ts';
import { mint } from '../../tokens/mint.ts';
import type { MintedToken } from '../../tokens/minted-token.ts';
import { newSigningKey, type SigningKey } from '../../tokens/signing-key.ts';

/** Without `setClock` a run really waits for a token to expire: it then lives this long, in seconds. */
const WAITED_LIFETIME_SECONDS = 5;

/** What a run gives to each of its scenarios. */
export interface Setting {
  readonly driver: Driver;
  readonly capabilities: Capabilities;
  /** Where the SDK reaches the mock backend. */
  readonly backendBaseURL: string;
  /** The SDK's clock minus the harness's, milliseconds. */
  readonly clockSkewMs: number;
  /** How long a call into the SDK may take, milliseconds. */
  readonly callTimeoutMs: number;
  /** How long to wait for what should not come, milliseconds. */
  readonly settleMs: number;
}

/** The SDK's clock as the harness knows it: fixed where the adapter can fix it, else running with its skew. */
export interface StageClock {
  nowMs(): number;
  /** Milliseconds since the epoch at which it stands still; null: it runs. */
  fixedMs: number | null;
}

/** One scenario's own world and names. */
export interface Stage {
  readonly scenario: Scenario;
  readonly setting: Setting;
  /** When it was set, epoch milliseconds of the harness. */
  readonly setAtMs: number;
  readonly world: World;
  /** The world of another application, where a step asks for one; its requests stand in the same journal. */
  readonly otherWorld?: World;
  readonly clock: StageClock;
  readonly key: SigningKey;
  readonly applicationCode: string;
  /** The application whose code the SDK was given last. */
  current: string;
  readonly externalUserId: string;
  readonly otherExternalUserId: string;
  readonly tokens: Map<TokenName, MintedToken>;
  /** Makes a text that is used once. */
  fresh(): string;
}

let counter = 0;

/** The recipes that a scenario is about: its own, and those of the edits of its tokens. */
function recipesOf(scenario: Scenario): readonly Recipe[] {
  const own = scenario.recipe === undefined ? [] : [recipeById(scenario.recipe)];
  const edited = scenario.steps.flatMap((step) =>
    'jwt' in step && step.jwt !== undefined && 'edits' in step.jwt ? [recipeOf(step.jwt)] : [],
  );
  return [...own, ...edited];
}

/** Some recipes are about a person with an unusual external user ID. */
function personFor(recipes: readonly Recipe[], plain: string): string {
  return recipes.find(({ externalUserId }) => externalUserId !== undefined)?.externalUserId?.(plain) ?? plain;
}

/** Some recipes are about a key with an unusual ID. */
function keyFor(recipes: readonly Recipe[], plain: SigningKey): SigningKey {
  const kid = recipes.find(({ keyId }) => keyId !== undefined)?.keyId?.(plain.kid);
  return kid === undefined ? plain : { ...plain, kid };
}

/** Sets the stage for one scenario. The caller registers the world with the backend. */
export function setStage(scenario: Scenario, setting: Setting): Stage {
  counter += 1;
  const mark = `${counter}-${randomBytes(4).toString('hex')}`;
  const clock: StageClock = {
    fixedMs: setting.capabilities.setClock ? Date.now() + setting.clockSkewMs : null,
    nowMs: () => clock.fixedMs ?? Date.now() + setting.clockSkewMs,
  };
  const recipes = recipesOf(scenario);
  const own = {
    key: keyFor(recipes, newSigningKey()),
    // In both cases: what is sent is compared with it byte for byte.
    applicationCode: `aPp-${mark}`,
    externalUserId: personFor(recipes, `person-${mark}`),
    otherExternalUserId: `other-${mark}`,
  };
  const options = { mode: scenario.mode, ...own, nowMs: () => clock.nowMs() };
  const world = createWorld(options);
  const isAsked = scenario.steps.some((step) => step.do === 'init' && step.application === 'other');
  const other = createWorld({ ...options, applicationCode: `oTHer-${mark}` });
  let fresh = 0;
  return {
    scenario,
    setting,
    setAtMs: Date.now(),
    world,
    ...(isAsked ? { otherWorld: { ...other, journal: world.journal } } : {}),
    clock,
    ...own,
    current: own.applicationCode,
    tokens: new Map(),
    fresh: () => {
      fresh += 1;
      return `value-${mark}-${fresh}`;
    },
  };
}

function lifetimeOf(stage: Stage, token: TokenName, wanted: number | undefined): number | undefined {
  const waited = stage.scenario.steps.some((step) => step.do === 'expire' && step.token === token);
  return waited && stage.clock.fixedMs === null ? WAITED_LIFETIME_SECONDS : wanted;
}

/** The token that an earlier step has supplied under this name. */
function earlier(stage: Stage, name: TokenName): MintedToken {
  const minted = stage.tokens.get(name);
  if (minted !== undefined) return minted;
  throw new Error(`Scenario ${stage.scenario.id}: no step has supplied the token "${name}".`);
}

/** What a step gives to the SDK as its JWT, minted now where it is a new token. */
export async function supplied(
  stage: Stage,
  supply: Supply | undefined,
): Promise<{ readonly jwt?: Json; readonly token?: TokenName }> {
  if (supply === undefined || 'absent' in supply) return {};
  if ('value' in supply) return { jwt: supply.value };
  if ('again' in supply) return { jwt: earlier(stage, supply.token).value, token: supply.token };
  const lifetimeSeconds = lifetimeOf(stage, supply.token, supply.lifetimeSeconds);
  const like = supply.like === undefined ? undefined : earlier(stage, supply.like);
  const signed = supply.signatureOf === undefined ? undefined : earlier(stage, supply.signatureOf);
  const minted = await mint(recipeOf(supply), {
    nowMs: like?.mintedAtMs ?? stage.clock.nowMs(),
    sub: supply.sub === 'other' ? stage.otherExternalUserId : stage.externalUserId,
    applicationCode: stage.current,
    key: stage.key,
    ...(lifetimeSeconds === undefined ? {} : { lifetimeSeconds }),
    ...(like === undefined ? {} : { jti: like.jti }),
    ...(signed === undefined ? {} : { signature: signed.value.slice(signed.value.lastIndexOf('.') + 1) }),
  });
  stage.tokens.set(supply.token, minted);
  return { jwt: minted.value, token: supply.token };
}

/** Puts the stage's own values into an argument. */
export function filled(stage: Stage, argument: Json): Json {
  if (argument === '$externalUserId') return stage.externalUserId;
  if (argument === '$otherExternalUserId') return stage.otherExternalUserId;
  if (argument === '$fresh') return stage.fresh();
  if (Array.isArray(argument)) return argument.map((item) => filled(stage, item));
  if (argument === null || typeof argument !== 'object') return argument;
  return Object.fromEntries(Object.entries(argument).map(([key, value]) => [key, filled(stage, value)]));
}
