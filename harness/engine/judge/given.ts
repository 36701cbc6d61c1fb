// Judges whether what the application gave went out unchanged, and what the backend answered came back (UDA-11, UDA-38).
// Free is what our sources leave free: fields of the SDK's own, the order of phones, emails and tags, whether a phone is a
// text or an object that holds one, null or an empty list where nothing is, 1/0 or true/false in a query.
import { isDeepStrictEqual } from 'node:util';
import type { Expectation } from '../../../scenarios/scenario.ts';
import { type Case, type Judge, ownRequests, requestsInWords } from './case.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The documented fields that an application gives and gets. `type` and `instances` are the backend's own. */
const USER_FIELDS = [
  'externalUserId',
  'firstName',
  'lastName',
  'middleName',
  'birthday',
  'gender',
  'emails',
  'phones',
  'tags',
  'customAttributes',
] as const;
const IDENTITY_FIELDS = ['externalUserId', 'phones', 'emails'] as const;
const FLAGS = ['forceDepersonalize', 'keepAsLead', 'setDeviceAsPrimary'] as const;

function fieldsOf(value: unknown): Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {};
}

function parsed(body: string | undefined): unknown {
  try {
    return body === undefined ? undefined : JSON.parse(body);
  } catch {
    return undefined;
  }
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 120);
}

/** A phone or an email, whether it comes as a text or in an object. */
function contact(value: unknown, key: 'number' | 'address'): unknown {
  return fieldsOf(value)[key] ?? value;
}

/** A value without what is free about it. */
function canonical(name: string, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (!Array.isArray(value)) return value;
  if (value.length === 0) return null;
  if (name === 'phones') return value.map((one) => contact(one, 'number')).sort();
  if (name === 'emails') return value.map((one) => contact(one, 'address')).sort();
  return name === 'tags' ? [...value].sort() : value;
}

/** What of `wanted` is not in `seen` as it was, in words. A member of the custom attributes is a field of its own. */
function differences(
  wanted: Fields,
  seen: Fields,
  names: readonly string[],
  where: string,
): readonly string[] {
  return names.flatMap((name) => {
    if (name === 'customAttributes') {
      const inner = fieldsOf(wanted[name]);
      return differences(inner, fieldsOf(seen[name]), Object.keys(inner), `${where}customAttributes.`);
    }
    const same = isDeepStrictEqual(canonical(name, seen[name]), canonical(name, wanted[name]));
    return same ? [] : [`${where}${name} = ${shown(seen[name])} instead of ${shown(wanted[name])}`];
  });
}

/** Whether it takes away what the backend has: null, or a list without anything in it. */
function clears(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** What clears a field has to be there. */
function lostNulls(given: Fields, sent: Fields, where: string): readonly string[] {
  return Object.entries(given).flatMap(([name, value]) => {
    if (name === 'customAttributes')
      return lostNulls(fieldsOf(value), fieldsOf(sent[name]), `${where}customAttributes.`);
    return clears(value) && !(name in sent)
      ? [`${where}${name} is not there, which was ${value === null ? 'null' : 'an empty list'}`]
      : [];
  });
}

function dataDifferences(given: Fields, sent: Fields, where: string): readonly string[] {
  return [...differences(given, sent, Object.keys(given), where), ...lostNulls(given, sent, where)];
}

const IS_TRUE = ['1', 'true'];
const IS_FALSE = ['0', 'false', ''];

function flagDifferences(given: Fields, query: string): readonly string[] {
  const sent = new URLSearchParams(query);
  return FLAGS.flatMap((name) => {
    const text = (sent.get(name) ?? '').toLowerCase();
    const fits = (given[name] === true ? IS_TRUE : IS_FALSE).includes(text);
    const once = sent.getAll(name).length <= 1;
    return fits && once ? [] : [`${name} = ${shown(text)} instead of ${shown(given[name] ?? false)}`];
  });
}

/** The user attributes that go out beside those that were given, and that an earlier step of the scenario was given. */
function carriedOver(subject: Case, sent: Fields): readonly string[] {
  const { seen, observation } = subject;
  const given = fieldsOf(fieldsOf(seen.argument)['userAttributes']);
  const earlier = observation.steps
    .filter(({ number, argument }) => number < seen.number && argument !== undefined)
    .flatMap(({ argument }) => [fieldsOf(argument), fieldsOf(fieldsOf(argument)['userAttributes'])]);
  return USER_FIELDS.filter((name) => !(name in given) && (sent[name] ?? null) !== null)
    .filter((name) => earlier.some((fields) => isDeepStrictEqual(fields[name], sent[name])))
    .map((name) => `userAttributes.${name} = ${shown(sent[name])}, which an earlier call was given`);
}

function notAsGiven(
  part: Extract<Expectation, { readonly kind: 'sends-what-was-given' }>['part'],
  subject: Case,
): readonly string[] {
  const request = ownRequests(subject).at(-1);
  const given = fieldsOf(subject.seen.argument);
  const body = fieldsOf(parsed(request?.body));
  switch (part) {
    case 'flags':
      return flagDifferences(given, request?.query ?? '');
    case 'user-identity':
      return differences(
        fieldsOf(given['userIdentity']),
        fieldsOf(body['userIdentity']),
        IDENTITY_FIELDS,
        'userIdentity.',
      );
    case 'user-attributes':
      return carriedOver(subject, fieldsOf(body['userAttributes']));
    case 'user-data':
      return 'userIdentity' in given
        ? dataDifferences(
            fieldsOf(given['userAttributes']),
            fieldsOf(body['userAttributes']),
            'userAttributes.',
          )
        : dataDifferences(given, body, '');
  }
}

const PARTS = {
  'user-identity': 'the user identity',
  flags: 'the flags',
  'user-data': 'every field of the user',
  'user-attributes': 'no user attribute of an earlier call, but its own',
} as const;

/** What the application gave in this step goes out unchanged. */
export const sendsWhatWasGiven: Judge<'sends-what-was-given'> = ({ part }, subject) => {
  const arrived = ownRequests(subject).length > 0;
  const wrong = arrived ? notAsGiven(part, subject) : [];
  return {
    holds: arrived && wrong.length === 0,
    expected: `the request carries ${PARTS[part]}${part === 'user-attributes' ? '' : ' as given'}`,
    seen: arrived
      ? wrong.length === 0
        ? 'as given'
        : wrong.slice(0, 3).join('; ')
      : requestsInWords([], subject.observation),
  };
};

/** What of an answer's body is not in a value as it was answered, in words. */
function notAsAnswered(body: string, value: unknown): readonly string[] {
  const answered = fieldsOf(parsed(body));
  const custom = Object.fromEntries(
    Object.keys(fieldsOf(fieldsOf(value)['customAttributes'])).map((name) => [name, null]),
  );
  const wanted = { ...answered, customAttributes: { ...custom, ...fieldsOf(answered['customAttributes']) } };
  return differences(wanted, fieldsOf(value), USER_FIELDS, '');
}

/**
 * The success callback is given what the backend answered to this call, field by field. An SDK may make the same request by
 * itself meanwhile: any of the answers will do.
 */
export const returnsWhatWasAnswered: Judge<'returns-what-was-answered'> = (_, subject) => {
  const answers = ownRequests(subject).flatMap(({ answer }) => (answer?.kind === 'response' ? [answer] : []));
  const success = subject.seen.callbacks.find(({ callback }) => callback.kind === 'success')?.callback;
  if (answers.length === 0 || success?.kind !== 'success')
    return {
      holds: false,
      expected: 'success with what the backend answered',
      seen: answers.length > 0 ? 'no success' : 'no answer of the backend',
    };
  const each = answers.map(({ body }) => notAsAnswered(body, success.value));
  const wrong = each.find(({ length }) => length === 0) ?? each.at(-1) ?? [];
  return {
    holds: wrong.length === 0,
    expected: 'success with what the backend answered',
    seen: wrong.length === 0 ? 'as answered' : wrong.slice(0, 3).join('; '),
  };
};
