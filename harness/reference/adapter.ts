// The reference SDK, and every SDK derived from it, as adapters.
import type { Adapter } from '../../contracts/adapter-protocol.ts';
import { adaptPlugin } from '../adapter/plugin.ts';
import { type ReferenceOptions, ReferenceSdk } from './sdk.ts';

/** Makes one SDK instance. */
export type MakeSdk = (options: ReferenceOptions) => ReferenceSdk;

/** What an adapter of a reference SDK may be told. */
export interface ReferenceAdapterOptions {
  /** Default: the reference SDK itself. */
  readonly make?: MakeSdk;
  readonly name?: string;
  /** Whether the harness may set the SDK's clock. Default true. */
  readonly setClock?: boolean;
  /** Default: the global fetch. */
  readonly fetch?: typeof fetch;
}

/** The reference SDK, or one derived from it, as an adapter: many at once, on a clock that the harness sets. */
export function referenceAdapter(options: ReferenceAdapterOptions = {}): Adapter {
  const make = options.make ?? ((seams) => new ReferenceSdk(seams));
  return adaptPlugin({
    create: ({ now }) => make({ now, ...(options.fetch === undefined ? {} : { fetch: options.fetch }) }),
    sdk: {
      name: options.name ?? 'mm-auth-conformance reference SDK',
      version: '1.0.0',
      language: 'TypeScript',
      platform: 'Node.js',
    },
    capabilities: { setClock: options.setClock ?? true, concurrentSdks: 128 },
  });
}
