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

/** The statuses whose answers have no body (fetch standard, "null body status"). */
const WITHOUT_BODY = [204, 205, 304];

/** The first half of a body, and then nothing more. */
function halfOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new TypeError('terminated'));
      sent = true;
      controller.enqueue(bytes.subarray(0, Math.floor(bytes.length / 2)));
    },
  });
}

/** The body of an answer as a Response takes it. */
export function bodyOf({ status, body, cut }: Answer): ReadableStream<Uint8Array> | string | null {
  if (WITHOUT_BODY.includes(status)) return null;
  return cut === true ? halfOf(Buffer.from(body)) : body;
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
