// Pact's own library, loaded only by the commands that need it: it takes half a second, and its logs hold whole tokens
// below the level `error`.

import type { ConsumerInteraction, ConsumerPact } from '@pact-foundation/pact-core';
import { optionalPart } from '../../base/optional-part.ts';

export type { ConsumerInteraction, ConsumerPact };

/** The specification versions that the contracts are written in. */
export const SPECIFICATIONS = ['v4', 'v3'] as const;

/** A version of Pact's specification. */
export type Specification = (typeof SPECIFICATIONS)[number];

/** The library's own numbers for them. */
const FFI_VERSION = { v3: 4, v4: 5 } as const;

/** An empty pact. Telemetry is off before the library is loaded. */
export async function newPact(
  consumer: string,
  provider: string,
  specification: Specification,
): Promise<ConsumerPact> {
  process.env['PACT_DO_NOT_TRACK'] = 'true';
  const { makeConsumerPact } = await optionalPart(
    '@pact-foundation/pact-core',
    () => import('@pact-foundation/pact-core'),
  );
  return makeConsumerPact(consumer, provider, FFI_VERSION[specification], 'error');
}
