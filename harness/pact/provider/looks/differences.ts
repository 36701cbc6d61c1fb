// What two looks at the same thing differ in. Pure. Documented fields must be equal; of the others only those count that hold
// something the call has sent: a backend may keep times and counters of its own.
import { isJsonObject, type Json, type JsonObject } from '../../../../contracts/json.ts';
import type { Seen, Snapshot } from './seen.ts';

/** The documented fields of a person and of an installation. */
const DOCUMENTED = [
  'externalUserId',
  'externalId',
  'firstName',
  'lastName',
  'middleName',
  'birthday',
  'gender',
  'type',
  'email',
  'emails',
  'phone',
  'phones',
  'tags',
  'customAttributes',
  'isPushRegistrationEnabled',
  'isPrimaryDevice',
  'contactInformation',
];
/** Texts that are too short to have come from the call. */
const MIN_SENT = 3;

/** A value without what says nothing: null, empty text, empty lists, and the order of lists. */
export function normal(value: Json | undefined): Json | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (Array.isArray(value)) {
    const items = value.map((one: Json) => normal(one)).filter((one) => one !== undefined);
    return items.length === 0
      ? undefined
      : [...items].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, normal(inner)] as const)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Json);
}

/** Every text of a value. */
export function textsIn(value: Json | undefined): readonly string[] {
  if (value === null || value === undefined || typeof value === 'boolean') return [];
  if (typeof value !== 'object') return [String(value)];
  return Object.values(value).flatMap((inner: Json) => textsIn(inner));
}

function text(value: Json | undefined): string {
  const plain = normal(value);
  return plain === undefined ? 'nothing' : JSON.stringify(plain);
}

function fieldsOf(one: JsonObject, other: JsonObject): readonly string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}

function inFields(what: string, one: JsonObject, other: JsonObject, sent: readonly string[]): string[] {
  return fieldsOf(one, other).flatMap((name) => {
    const [was, is] = [text(one[name]), text(other[name])];
    if (was === is) return [];
    const fresh = textsIn(other[name]).filter((each) => !textsIn(one[name]).includes(each));
    const counts = DOCUMENTED.includes(name) || fresh.some((each) => sent.includes(each));
    return counts ? [`${what}: ${name} was ${was} and is ${is}`] : [];
  });
}

function isGood({ status }: Seen): boolean {
  return status >= 200 && status < 300;
}

/** What of a snapshot can be compared: what was readable before, and a person who was not there. */
function readable(name: string, seen: Seen | undefined): seen is Seen {
  return seen !== undefined && (isGood(seen) || (name === 'named' && seen.status === 404));
}

/** In what the second differs from the first, in words. `sent`: the texts that the call between them has sent. */
export function differences(before: Snapshot, after: Snapshot, sent: readonly string[]): readonly string[] {
  return Object.entries(before).flatMap(([name, was]) => {
    const is = after[name as keyof Snapshot];
    if (!readable(name, was) || is === undefined) return [];
    if (isGood(was) !== isGood(is)) {
      if (is.status === 429 || is.status >= 500) return [];
      return [`${name}: it was answered with ${was.status} before and with ${is.status} after`];
    }
    if (!isJsonObject(was.value) || !isJsonObject(is.value)) return [];
    return inFields(
      name,
      was.value,
      is.value,
      sent.filter((one) => one.length >= MIN_SENT),
    );
  });
}

/** Whether anything could be compared. */
export function canCompare(before: Snapshot, after: Snapshot): boolean {
  return Object.entries(before).some(
    ([name, seen]) => readable(name, seen) && after[name as keyof Snapshot] !== undefined,
  );
}
