import type { Endpoint } from '../../contracts/wire.ts';

/** How a recorded request was answered. */
export type RecordedAnswer =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly messageId?: string;
      readonly body: string;
      /** The connection was reset in the middle of the body. */
      readonly cut?: true;
    }
  | { readonly kind: 'reset' }
  /** Blocked: it went to another host than the mock backend. */
  | { readonly kind: 'blocked' };

/** One request as the mock backend saw it. It holds usable tokens: it is judged, and never written as it is. */
export interface RecordedRequest {
  /** Counts up over all worlds. */
  readonly seq: number;
  /** Arrival, epoch milliseconds of the harness. */
  readonly atMs: number;
  readonly method: string;
  /** Scheme, host and port. */
  readonly origin: string;
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** At most `MAX_RECORDED_BODY` characters. */
  readonly body: string;
  /** Which endpoint it is; null: none that we know. `X-HTTP-Method-Override` is taken into account. */
  readonly endpoint: Endpoint | null;
  /** Set when it was answered; null while it is under way, or when it never was. */
  answer: RecordedAnswer | null;
  /** When its answer went out, epoch milliseconds of the harness; absent while it is under way. */
  answeredAtMs?: number;
}

/** The longest body that is kept, in characters. */
export const MAX_RECORDED_BODY = 65_536;
