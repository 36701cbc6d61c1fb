// A request and its answer as they pass through a proxy: headers and bodies stay as they were written.

/** Header names and values in turn, as `rawHeaders` of node:http has them. */
export type RawHeaders = readonly string[];

/** A request on its way. */
export interface ProxiedRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: RawHeaders;
  readonly body: Buffer;
}

/** An answer on its way back. */
export interface ProxiedAnswer {
  readonly status: number;
  readonly headers: RawHeaders;
  readonly body: Buffer;
  /** It came on a connection that another request had used. */
  readonly reused?: boolean;
}

/** The headers in pairs. */
export function headerPairs(headers: RawHeaders): [name: string, value: string][] {
  return Array.from({ length: headers.length / 2 }, (_, index) => [
    headers[2 * index] ?? '',
    headers[2 * index + 1] ?? '',
  ]);
}

/** The value of a header; undefined when there is none. */
export function headerOf(headers: RawHeaders, name: string): string | undefined {
  return headerPairs(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
