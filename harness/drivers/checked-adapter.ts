// Whether what a user gave for an adapter in this process is one.
import { type Adapter, METHODS } from '../../contracts/adapter-protocol.ts';
import { UsageError } from '../base/usage-error.ts';

/** The methods that an adapter cannot do without. */
const NEEDED = Object.keys(METHODS).filter((method) => method !== 'setClock');
const HOW = 'See "Test your own SDK" in the README: export default adaptPlugin({ create, sdk }).';

/**
 * The adapter that this value is.
 * @param from Where it comes from, as messages name it.
 * @throws UsageError `NOT_AN_ADAPTER`
 */
export function checkedAdapter(value: unknown, from: string): Adapter {
  if (value === undefined || value === null || typeof value !== 'object') {
    throw new UsageError(
      'NOT_AN_ADAPTER',
      `${from} is no adapter, and exports none (as its default export, or as "adapter").`,
      HOW,
    );
  }
  const missing = NEEDED.filter((method) => typeof Reflect.get(value, method) !== 'function');
  if (missing.length === 0) return value as Adapter;
  throw new UsageError(
    'NOT_AN_ADAPTER',
    `${from} lacks ${missing.map((name) => `${name}()`).join(', ')}.`,
    HOW,
  );
}
