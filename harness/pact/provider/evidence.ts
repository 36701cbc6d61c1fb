// From what passed between us and the backend to what a report shows: bounded, and without a usable token or key.
import type { RequestEvidence, TokenEvidence } from '../../../reports/evidence.ts';
import { methodOf, routeOf } from '../../backend/route.ts';
import { headerPairs } from '../../net/exchange.ts';
import { decodeForDisplay, tokenMask } from '../../tokens/decode.ts';
import type { Exchange, InteractionRecord } from './recorder.ts';

/** The longest text of a backend that a report keeps, in characters. */
const MAX_EVIDENCE = 2_000;
/** A shorter secret is no secret, and cutting it would garble other text. */
const MIN_SECRET = 6;

/** What stands where a key of the Contact Information API, or a secret, was. */
const KEY_CUT = '[key cut]';

/** Cuts signatures and keys, and bounds the length. */
export type Clean = (text: string) => string;

/** Makes a cleaner for an interaction's record, or (with none) for a text of no interaction. */
export function cleanerFor(record: InteractionRecord | undefined): Clean {
  const tokens = record?.context.tokens.map((token) => token.value) ?? [];
  const { apiKey, secretHex } = record?.context.application ?? {};
  const keys = [apiKey, secretHex].filter((key): key is string => (key?.length ?? 0) >= MIN_SECRET);
  const mask = tokenMask(tokens);
  const cleaned = (text: string) => {
    const cut = keys.reduce((rest, key) => rest.replaceAll(key, KEY_CUT), mask(text));
    return cut.length <= MAX_EVIDENCE
      ? cut
      : `${cut.slice(0, MAX_EVIDENCE)}… (${text.length} characters in all)`;
  };
  // The same headers come with each of an interaction's requests.
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const clean = cleaned(text);
    known.set(text, clean);
    return clean;
  };
}

function messageIdIn(body: string): string | undefined {
  return body.match(/"messageId"\s*:\s*"([^"]{1,200})"/)?.[1];
}

/** What the tokens of an interaction are called, by their values; the last one is its own. */
export function tokenNames(record: InteractionRecord | undefined): ReadonlyMap<string, string> {
  const tokens = record?.context.tokens ?? [];
  return new Map(tokens.map(({ value }, at) => [value, at === tokens.length - 1 ? 'jwt' : `jwt ${at + 1}`]));
}

/** A request and its answer as evidence. `names`: what the tokens are called that it may carry. */
export function exchangeEvidence(
  exchange: Exchange,
  zero: number,
  clean: Clean,
  names: ReadonlyMap<string, string>,
): RequestEvidence {
  const { request, answer } = exchange;
  const headers = headerPairs(request.headers);
  const byName = Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
  const { pathname } = new URL(request.target, 'http://backend');
  const endpoint = routeOf(methodOf(request.method, byName), pathname)?.endpoint;
  const body = request.body.toString('utf8');
  const answered = answer?.body.toString('utf8');
  const token = names.get(byName['authorization']?.replace(/^Bearer /, '') ?? '');
  const messageId = answered === undefined ? undefined : messageIdIn(answered);
  return {
    atMs: exchange.atMs - zero,
    method: request.method,
    url: clean(`${exchange.baseUrl}${request.target}`),
    ...(endpoint === undefined ? {} : { endpoint }),
    headers: headers.map(([name, value]) => [clean(name), clean(value)]),
    ...(body === '' ? {} : { body: clean(body) }),
    ...(token === undefined ? {} : { token }),
    ...(answer === undefined ? {} : { status: answer.status }),
    ...(messageId === undefined ? {} : { messageId: clean(messageId) }),
    ...(answered === undefined || answered === '' ? {} : { answer: clean(answered) }),
  };
}

/** The tokens that were made for an interaction, decoded, without their signature. */
export function tokenEvidence(record: InteractionRecord | undefined): TokenEvidence[] {
  const names = tokenNames(record);
  return (record?.context.tokens ?? []).map((token) => ({
    name: names.get(token.value) ?? 'jwt',
    recipe: token.recipe,
    ...decodeForDisplay(token.value),
  }));
}
