// Room for long headers in requests of node:http that are answered within this process. The interceptor reads them with
// Node's own parser and leaves its limit of 16 KB as it is: beyond that a request would never be answered, and the
// silence would look like the SDK's.
import { createRequire } from 'node:module';

/** Room for a token of 1 MB in a header, bytes; a real server of this tool has as much. */
const MAX_HEADERS = 4 * 1024 * 1024;

/** What is used of Node's parser, which has no public name. */
interface Parser {
  readonly REQUEST: number;
  readonly prototype: { initialize(type: number, resource: object, maxHeaderSize?: number): void };
}

function parserOfNode(): Parser | undefined {
  try {
    const { HTTPParser } = createRequire(import.meta.url)('_http_common') as { readonly HTTPParser?: Parser };
    return HTTPParser;
  } catch {
    // A Node without it has no interceptor that uses it either.
    return undefined;
  }
}

/** Gives that room until the function that comes back is called. Node's own servers say their limit, and keep it. */
export function allowLongHeaders(): () => void {
  const parser = parserOfNode();
  if (parser === undefined) return () => {};
  const { prototype, REQUEST } = parser;
  const { initialize } = prototype;
  prototype.initialize = function (...given) {
    const [type] = given;
    const unsaid = type === REQUEST && given.length < 3;
    Reflect.apply(initialize, this, unsaid ? [...given, MAX_HEADERS] : given);
  };
  return () => {
    prototype.initialize = initialize;
  };
}
