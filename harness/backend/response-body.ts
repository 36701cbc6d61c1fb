// The body of an answer as fetch's Response takes it.
import type { Answer } from './answer.ts';

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
