import type { RecordedRequest } from '../../backend/recorded-request.ts';
import type { Holding } from './case.ts';

/** What the SDK may have held when a request was sent; a setter that is under way leaves it open. */
export function heldAt({ seq }: RecordedRequest, holdings: readonly Holding[]): readonly Holding[] {
  const before = holdings.filter(({ from }) => from < seq);
  const settled = before.findLastIndex(({ until, refused }) => until < seq && !refused);
  return before.slice(Math.max(settled, 0));
}
