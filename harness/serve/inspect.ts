// Looks at a token from outside: what it says, what an SDK must make of it and, with a profile's credentials, what the
// backend of that profile will.
import { STRICT } from '../backend/policy.ts';
import { createWorld } from '../backend/world.ts';
import type { Credentials } from '../tokens/credentials.ts';
import { type DisplayedToken, decodeForDisplay } from '../tokens/decode.ts';
import { stateOf, type TokenState } from './describe.ts';

/** What a backend makes of a token. */
export type BackendView = 'accepts' | 'refuses';

/** A token, inspected. It holds no usable token. */
export interface Inspection {
  readonly token: DisplayedToken;
  readonly sdk: TokenState;
  /** Absent: no credentials were given, or the SDK does not let it through. */
  readonly backend?: BackendView;
}

async function backendView(token: string, credentials: Credentials, nowMs: number): Promise<BackendView> {
  const world = createWorld({ mode: 'jwt', ...credentials, externalUserId: null, nowMs: () => nowMs });
  try {
    const claims = await STRICT.verify(token, world);
    return STRICT.isForApplication(claims, world) ? 'accepts' : 'refuses';
  } catch {
    return 'refuses';
  }
}

/** Inspects a token. `nowMs`: epoch milliseconds. Never throws, whatever the text. */
export async function inspect(token: string, nowMs: number, credentials?: Credentials): Promise<Inspection> {
  const sdk = stateOf(token, nowMs);
  const seen = { token: decodeForDisplay(token), sdk };
  if (credentials === undefined || sdk.state !== 'valid') return seen;
  return { ...seen, backend: await backendView(token, credentials, nowMs) };
}
