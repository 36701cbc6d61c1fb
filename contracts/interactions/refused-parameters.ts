// The parameters of calls that must be refused, in turn: a backend that does one thing too early is seen only where it was asked
// for that thing. What a refusal is about (its first requirement) has a turn of its own, so that each branch that refuses meets
// them. The calls of an SDK are varied where SDKs differ anyway: in the values, never in what is there.
import type { Interaction, PactRequest } from '../interaction.ts';
import type { JsonObject } from '../json.ts';
import { exampleOf, isMatcher, type PactValue } from '../pact-value.ts';

type Query = Readonly<Record<string, PactValue>>;
type Refusal = Pick<Interaction, 'requirements' | 'request' | 'response' | 'sdk'>;

/** `undefined`: the parameter is not sent. */
type Flag = boolean | undefined;

/** Every pair of values of every two flags; those that ask for something come early: few refusals of a kind meet them too. */
const FLAGS: readonly { readonly force: Flag; readonly lead: Flag; readonly primary: Flag }[] = [
  { force: false, lead: undefined, primary: true },
  { force: undefined, lead: true, primary: undefined },
  { force: true, lead: true, primary: true },
  { force: undefined, lead: false, primary: true },
  { force: true, lead: false, primary: false },
  { force: false, lead: true, primary: false },
  { force: true, lead: undefined, primary: undefined },
  { force: undefined, lead: undefined, primary: false },
  { force: false, lead: false, primary: undefined },
];

/** Both ways in which published SDKs write a flag. */
const WORDS = [
  ['false', 'true'],
  ['0', '1'],
] as const;

/** Contacts beside an external user ID: whoever merges them before asking is seen. */
const CONTACTS: readonly JsonObject[] = [
  {},
  { phones: [{ number: '41790000001' }] },
  { emails: [{ address: 'hopper@example.com' }] },
  { phones: [{ number: '41790000001' }], emails: [{ address: 'hopper@example.com' }] },
];

const RI: readonly Query[] = [{ ri: 'true' }, {}, { ri: 'false' }];
const RI_AND_RT: readonly Query[] = [{}, { ri: '0', rt: '0' }, { ri: 'true' }];
const VALIDATE: readonly Query[] = [{ validate: 'true' }, { validate: 'false' }, {}];

/** The same value in the form that it had: one that a mock server matches loosely stays so. */
function inFormOf(before: PactValue | undefined, value: string): PactValue {
  return before !== undefined && isMatcher(before) ? { ...before, value } : value;
}

function at<T>(list: readonly T[], turn: number): T {
  return list[turn % list.length] as T;
}

/** The parameters that an operation has, and no others. */
function withQuery(request: PactRequest, names: readonly string[], query: Query): PactRequest {
  const rest = Object.entries(request.query ?? {}).filter(([name]) => !names.includes(name));
  const all = { ...Object.fromEntries(rest), ...query };
  const { query: _, ...without } = request;
  return Object.keys(all).length === 0 ? without : { ...without, query: all };
}

const NAMES = ['forceDepersonalize', 'keepAsLead', 'setDeviceAsPrimary'] as const;

function isForced({ query = {} }: PactRequest): boolean {
  return ['true', '1'].includes(String(exampleOf(query['forceDepersonalize'] ?? 'false')));
}

/** A forced call stays one: its description says so. */
function flags(request: PactRequest, turn: number, ofSdk: boolean): PactRequest {
  const { force, lead, primary } = at(FLAGS, turn);
  const words = at(WORDS, Math.floor(turn / FLAGS.length));
  const values = [isForced(request) || force, lead, primary];
  const query = NAMES.flatMap((name, place) => {
    const value = values[place] ?? (ofSdk ? false : undefined);
    return value === undefined
      ? []
      : [[name, inFormOf(request.query?.[name], words[value ? 1 : 0])] as const];
  });
  return withQuery(request, NAMES, Object.fromEntries(query));
}

function contacts(request: PactRequest, turn: number): PactRequest {
  const body = request.body as { readonly userIdentity?: { readonly [name: string]: PactValue } } | undefined;
  const identity = body?.userIdentity;
  // An identity that is odd is odd in what it is: nothing is put beside it.
  if (identity === undefined || Object.keys(identity).join() !== 'externalUserId') return request;
  if (!isMatcher(identity['externalUserId'] ?? null)) return request;
  return { ...request, body: { ...body, userIdentity: { ...identity, ...at(CONTACTS, turn) } } as PactValue };
}

/** What can be varied, by the method and the path. */
const OPERATIONS: readonly (readonly [
  RegExp,
  (request: PactRequest, turn: number, ofSdk: boolean) => PactRequest,
])[] = [
  [
    /^POST .*\/personalize$/,
    (request, turn, ofSdk) =>
      ofSdk ? flags(request, turn, true) : contacts(flags(request, turn, false), turn),
  ],
  [/^POST .*\/repersonalize$/, (request, turn, ofSdk) => (ofSdk ? request : contacts(request, turn))],
  [
    /^GET .*\/user$/,
    (request, turn, ofSdk) => (ofSdk ? request : withQuery(request, ['ri', 'rt'], at(RI, turn))),
  ],
  [
    /^(PATCH|POST) .*\/user$/,
    (request, turn, ofSdk) => (ofSdk ? request : withQuery(request, ['ri', 'rt'], at(RI_AND_RT, turn))),
  ],
  [
    /^POST .*\/user\/events\/custom$/,
    (request, turn, ofSdk) => (ofSdk ? request : withQuery(request, ['validate'], at(VALIDATE, turn))),
  ],
];

function isRefused({ response: { status } }: Refusal): boolean {
  return typeof status === 'number' ? status >= 400 : status.any === 'clientError';
}

/** The same interactions; those that are refused ask for other things in turn. */
export function inOtherParameters<R extends Refusal>(all: readonly R[]): readonly R[] {
  const turns = new Map<string, number>();
  return all.map((one) => {
    const { request, requirements, sdk } = one;
    const path = String(exampleOf(request.path));
    const call = `${request.method} ${path}`;
    const found = path.startsWith('/mobile/')
      ? OPERATIONS.find(([pattern]) => pattern.test(call))
      : undefined;
    if (!isRefused(one) || found === undefined) return one;
    const [pattern, change] = found;
    const key = `${requirements[0]} ${pattern.source} ${isForced(request)}`;
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    return { ...one, request: change(request, turn, sdk !== undefined) };
  });
}
