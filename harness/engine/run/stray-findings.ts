// Requests that the mock could attribute to no scenario. An SDK whose application code is malformed sends nothing else: what
// it sent is told once for each kind, with its number and its authorisation, so that the evidence is not lost.
import type { Finding } from '../../../reports/model.ts';
import { counted } from '../../../reports/text.ts';
import type { RecordedRequest } from '../../backend/recorded-request.ts';
import { redactTokens } from '../../tokens/decode.ts';

/** How many kinds are told. */
const MAX_TOLD = 20;
const MAX_TEXT = 500;

/** The scheme of an authorisation, and what stands behind it without a usable credential. */
function authorisationOf({ headers }: RecordedRequest): string {
  const value = headers['authorization'];
  if (value === undefined) return 'without an Authorization header';
  const [scheme = ''] = value.split(' ', 1);
  return `with an Authorization header that begins with ${JSON.stringify(scheme.slice(0, 20))}`;
}

/** What two requests have in common that are told as one: numbers and IDs in a path differ from scenario to scenario. */
function kindOf(request: RecordedRequest): string {
  const { method, origin, path, answer, endpoint } = request;
  const call = endpoint ?? path.replace(/[^/]*\d[^/]{8,}/g, '…');
  const where = answer?.kind === 'blocked' ? ` at ${origin}` : '';
  return `${method} ${call}${where}, ${authorisationOf(request)}`;
}

/** The findings of a report that such requests are: one for each kind, the commonest first. */
export function strayFindings(strays: readonly RecordedRequest[]): readonly Finding[] {
  const kinds = new Map<string, { readonly blocked: boolean; count: number }>();
  for (const request of strays) {
    const kind = kindOf(request);
    const known = kinds.get(kind) ?? { blocked: request.answer?.kind === 'blocked', count: 0 };
    known.count += 1;
    kinds.set(kind, known);
  }
  return [...kinds]
    .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
    .slice(0, MAX_TOLD)
    .map(([kind, { blocked, count }]) => ({
      kind: blocked ? 'request-elsewhere' : 'stray-request',
      text: redactTokens(`${counted(count, 'request')} could be attributed to no scenario: ${kind}`).slice(
        0,
        MAX_TEXT,
      ),
    }));
}
