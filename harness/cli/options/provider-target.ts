// From the options about a backend to a backend: one that is there, or a bundled one that is started for it.

import { UsageError } from '../../base/usage-error.ts';
import type { Connection } from '../../net/connection.ts';
import type { BrokenBackend } from '../../pact/provider/broken-backends/broken-backend.ts';
import type { Io } from '../process/io.ts';
import { connectionOf } from './connection-options.ts';
import { type Provider, type ProviderOptions, providerOf } from './provider-options.ts';
import { similar } from './similar.ts';

const MOCK = /^mock(?::(.*))?$/;

/** The bundled mock backend that a base URL asks for; undefined: another one. */
async function mockNamed(baseUrl: string | undefined): Promise<Partial<BrokenBackend> | undefined> {
  const [whole, id] = baseUrl?.match(MOCK) ?? [];
  if (whole === undefined) return undefined;
  if (id === undefined) return {};
  const { BROKEN_BACKENDS, brokenBackend } = await import('../../pact/provider/broken-backends/all.ts');
  const found = brokenBackend(id);
  if (found !== undefined) return found;
  const near = similar(
    id,
    BROKEN_BACKENDS.map((one) => one.id),
  );
  throw new UsageError(
    'UNKNOWN_BROKEN_BACKEND',
    `There is no broken backend "${id}".`,
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : `There are: ${BROKEN_BACKENDS.map((one) => one.id).join(', ')}.`,
  );
}

/** A backend that can be asked. */
export interface OpenProvider extends Provider {
  /** How it is reached; absent: it is in this process. */
  readonly connection?: Connection;
  readonly stop: () => Promise<void>;
}

/**
 * The backend that the options name, with what gives it back where it is a bundled one.
 * @throws UsageError when something is missing or unusable.
 */
export async function openProvider(options: ProviderOptions, io: Io): Promise<OpenProvider> {
  const mock = await mockNamed(options.baseUrl);
  if (mock === undefined) {
    const connection = connectionOf(options, io);
    return { ...(await providerOf(options, io)), connection, stop: async () => {} };
  }
  const { startMockProvider } = await import('../../pact/provider/mock/mock-provider.ts');
  const { baseUrl, statesUrl, stop } = await startMockProvider(mock.policy, mock.twist?.());
  const { mode } = options;
  return {
    baseUrl,
    statesUrl,
    stop,
    applications: {},
    seeds: {},
    ...(mode === undefined ? {} : { modes: mode }),
  };
}
