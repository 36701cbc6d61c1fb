// The bundled mock backend by the name that stands in for a base URL: `mock`, or `mock:ID` of one that is broken on purpose.
import { similar } from '../../../base/similar.ts';
import { UsageError } from '../../../base/usage-error.ts';
import type { BrokenBackend } from '../broken-backends/broken-backend.ts';
import { type MockProvider, startMockProvider } from './mock-provider.ts';

const MOCK = /^mock(?::(.*))?$/;

/** What is broken in the mock backend of this name; undefined: the text is no name of one. */
async function mockNamed(text: string): Promise<Partial<BrokenBackend> | undefined> {
  const [whole, id] = text.match(MOCK) ?? [];
  if (whole === undefined) return undefined;
  if (id === undefined) return {};
  const { BROKEN_BACKENDS, brokenBackend } = await import('../broken-backends/all.ts');
  const found = brokenBackend(id);
  if (found !== undefined) return found;
  const all = BROKEN_BACKENDS.map((one) => one.id);
  const near = similar(id, all);
  throw new UsageError(
    'UNKNOWN_BROKEN_BACKEND',
    `There is no broken backend "${id}".`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are: ${all.join(', ')}.`,
  );
}

/**
 * Starts the mock backend that this text names; undefined: it names none, but is an address.
 * @throws UsageError `UNKNOWN_BROKEN_BACKEND`
 */
export async function startNamedMock(text: string): Promise<MockProvider | undefined> {
  const mock = await mockNamed(text);
  return mock && startMockProvider(mock.policy, mock.twist?.());
}
