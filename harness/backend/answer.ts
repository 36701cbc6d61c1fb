// What an endpoint answers, before it becomes an HTTP response.
import { errorEnvelope } from '../../contracts/wire.ts';

/** An answer: a JSON value, or text of another type. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly contentType: string;
  /** The code, when it is a refusal. */
  readonly messageId?: string;
  /** Headers besides those of the body. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection is reset in the middle of the body. */
  readonly cut?: true;
}

/** A success with a JSON body. */
export function json(value: unknown, status = 200): Answer {
  return { status, body: JSON.stringify(value), contentType: 'application/json' };
}

/** A success without a body. */
export function noContent(): Answer {
  return { status: 204, body: '', contentType: 'application/json' };
}

/** A refusal in the documented envelope (UDB-10). */
export function refusal(status: number, messageId: string, text: string): Answer {
  return { ...json(errorEnvelope(messageId, text), status), messageId };
}
