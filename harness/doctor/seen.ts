// What a call into the SDK led to, in words.
import type { CallResult, ObservedCallback } from '../../contracts/adapter-protocol.ts';
import { plainText, shortened } from '../../reports/text.ts';
import type { RecordedRequest } from '../backend/recorded-request.ts';
import { redactTokens } from '../tokens/decode.ts';

const MAX_TEXT = 200;

/** Text of an SDK, safe to show. */
export function safe(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return shortened(plainText(redactTokens(text)), MAX_TEXT);
}

function callbackText(callback: ObservedCallback): string {
  if (callback.kind === 'success') return 'success';
  return `error ${safe(callback.code)}: ${safe(callback.description)}`;
}

/** The callbacks and what was thrown. */
export function callbacksText({ callbacks, threw }: CallResult): string {
  const parts = [
    ...callbacks.map(callbackText),
    ...(threw === undefined ? [] : [`threw ${safe(`${threw.name}: ${threw.message}`)}`]),
  ];
  return parts.length === 0 ? 'no callback' : parts.join(', then ');
}

/** Where the requests went that did not reach the mock backend; undefined: nowhere that was seen. */
export function elsewhereText(requests: readonly RecordedRequest[]): string | undefined {
  const hosts = requests.filter((one) => one.answer?.kind === 'blocked').map((one) => one.origin);
  return hosts.length === 0 ? undefined : [...new Set(hosts)].map(safe).join(', ');
}
