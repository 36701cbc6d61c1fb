// From the options about a backend to a backend: one that is there, or a bundled one that is started for it.
import type { Connection } from '../../net/connection.ts';
import type { Io } from '../process/io.ts';
import { connectionOf } from './connection-options.ts';
import { type Provider, type ProviderOptions, providerOf } from './provider-options.ts';

/** A backend that can be asked. */
export interface OpenProvider extends Provider {
  /** How it is reached; absent: it is in this process. */
  readonly connection?: Connection;
  /** How many interactions it bears at once where nobody says; absent: 1. */
  readonly concurrency?: number;
  /** It is the bundled one, which is always set up. */
  readonly bundled: boolean;
  readonly stop: () => Promise<void>;
}

/**
 * The backend that the options name, with what gives it back where it is a bundled one.
 * @throws UsageError when something is missing or unusable.
 */
export async function openProvider(options: ProviderOptions, io: Io): Promise<OpenProvider> {
  const { startNamedMock } = await import('../../pact/provider/mock/named-mock.ts');
  const mock = await startNamedMock(options.baseUrl ?? '');
  if (mock === undefined) {
    const connection = connectionOf(options, io);
    return { ...(await providerOf(options, io)), connection, bundled: false, stop: async () => {} };
  }
  const { baseUrl, statesUrl, stop } = mock;
  const { mode } = options;
  return {
    baseUrl,
    statesUrl,
    stop,
    bundled: true,
    concurrency: 2,
    applications: {},
    seeds: {},
    ...(mode === undefined ? {} : { modes: mode }),
  };
}
