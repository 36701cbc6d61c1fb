// Where an SDK in this process, or in a page, reaches the mock backend.
import type { World } from './state.ts';
import { hostLabelOf } from './worlds.ts';

/** A host that cannot exist (RFC 6761): nothing leaves the process even if a request were let through. */
export const IN_PROCESS_BASE_URL = 'https://backend.mm-auth-conformance.test';

/**
 * Where the SDK of one world reaches the mock backend: a host of its own, where hosts are none. A request belongs to that
 * world then, whatever it is authorised by.
 */
export function baseUrlFor(baseUrl: string, world: Pick<World, 'applicationCode'>): string {
  return baseUrl === IN_PROCESS_BASE_URL
    ? baseUrl.replace('://', `://${hostLabelOf(world.applicationCode)}.`)
    : baseUrl;
}

/** Whether an origin is the mock backend's, under its own name or that of one world. */
export function isInProcess(origin: string): boolean {
  const [scheme = '', host = ''] = IN_PROCESS_BASE_URL.split('://');
  return origin === IN_PROCESS_BASE_URL || (origin.startsWith(`${scheme}://`) && origin.endsWith(`.${host}`));
}
