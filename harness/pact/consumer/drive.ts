// Has an SDK make the request of an interaction: a fresh instance in a world of its own, the token it holds, one call.
import { randomBytes } from 'node:crypto';
import type { CallResult } from '../../../contracts/adapter-protocol.ts';
import type { Interaction, SdkCall } from '../../../contracts/interaction.ts';
import { TOKEN_PARAMS } from '../../../contracts/interactions/parts.ts';
import type { Json } from '../../../contracts/json.ts';
import type { TokenState } from '../../../contracts/provider-states.ts';
import type { Endpoint } from '../../../contracts/wire.ts';
import type { Diversion } from '../../backend/state.ts';
import { createWorld } from '../../backend/world.ts';
import type { Worlds } from '../../backend/worlds.ts';
import type { Driver } from '../../drivers/driver.ts';
import { type MintInput, mint } from '../../tokens/mint.ts';
import { newSigningKey } from '../../tokens/signing-key.ts';
import { tokenOrder } from '../../tokens/token-states.ts';

/** What driving an SDK needs. */
export interface Drive {
  readonly driver: Driver;
  readonly worlds: Worlds;
  /** Where the SDK reaches the mock backend. */
  readonly backendBaseURL: () => string;
  /** The SDK's clock minus the harness's, milliseconds. */
  readonly clockSkewMs: number;
  readonly callTimeoutMs: number;
}

/** An interaction whose request an SDK makes. */
export type SdkInteraction = Interaction & { readonly sdk: SdkCall };

/** Whether an SDK makes the interaction's request. */
export function isMadeBySdk(interaction: Interaction): interaction is SdkInteraction {
  return interaction.sdk !== undefined;
}

let counter = 0;

function filled(argument: Json, externalUserId: string): Json {
  if (argument === '$externalUserId') return externalUserId;
  if (Array.isArray(argument)) return argument.map((item) => filled(item, externalUserId));
  if (argument === null || typeof argument !== 'object') return argument;
  return Object.fromEntries(
    Object.entries(argument).map(([key, value]) => [key, filled(value, externalUserId)]),
  );
}

/** The endpoint of an interaction that an SDK makes. */
function endpointOfCall({ operation }: SdkCall): Endpoint {
  if (operation === 'init') return 'registerInstallation';
  if (operation === 'submitEventImmediately') return 'customEvent';
  if (operation === 'getUser' || operation === 'cleanup')
    throw new RangeError(`${operation} makes no request.`);
  return operation;
}

/** The token that an SDK is given. */
async function tokenFor(state: TokenState, person: Omit<MintInput, 'sub'> & { externalUserId: string }) {
  const { sub, ...params } = TOKEN_PARAMS[state] ?? {};
  const named = typeof sub === 'string' ? sub : person.externalUserId;
  const { value } = await mint(tokenOrder(state, params).recipe, { ...person, sub: named });
  return value;
}

/**
 * Drives an SDK until it has made the interaction's call, with that call's requests diverted.
 * Rejects with a DriverFault when the adapter could not do its part.
 */
export async function drive(
  { sdk, mode }: SdkInteraction,
  respond: Diversion['respond'],
  { driver, worlds, backendBaseURL, clockSkewMs, callTimeoutMs: timeoutMs }: Drive,
): Promise<CallResult> {
  counter += 1;
  const mark = `contract-${counter}-${randomBytes(4).toString('hex')}`;
  const nowMs = () => Date.now() + clockSkewMs;
  const own = { key: newSigningKey(), applicationCode: `app-${mark}`, externalUserId: `person-${mark}` };
  const world = createWorld({ mode, ...own, otherExternalUserId: `other-${mark}`, nowMs });
  worlds.add(world);
  const diversion: Diversion = { respond, endpoint: endpointOfCall(sdk) };
  const sdkId = mark;
  try {
    const userDataJwt =
      sdk.jwt === undefined ? undefined : await tokenFor(sdk.jwt, { ...own, nowMs: nowMs() });
    const create = {
      sdkId,
      backendBaseURL: backendBaseURL(),
      applicationCode: own.applicationCode,
      ...(userDataJwt === undefined ? {} : { userDataJwt }),
      timeoutMs,
    };
    if (sdk.operation === 'init') {
      world.diversion = diversion;
      return await driver.createSdk({ ...create, callId: `${mark}-init` });
    }
    await driver.createSdk({ ...create, callId: `${mark}-init` });
    world.diversion = diversion;
    const argument = sdk.argument === undefined ? {} : { argument: filled(sdk.argument, own.externalUserId) };
    return await driver.invoke({
      sdkId,
      callId: `${mark}-call`,
      operation: sdk.operation,
      ...argument,
      timeoutMs,
    });
  } finally {
    worlds.remove(world);
    await driver.disposeSdk(sdkId).catch(() => {});
  }
}
