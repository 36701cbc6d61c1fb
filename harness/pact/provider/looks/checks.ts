// What verify-provider judges beside Pact: what a refusal left as it was (UDB-11), what a success did (UDB-12), whom an answer
// names, and how a refusal was sent (UDB-10, SHOULD). Pure.
import { isJsonObject, type Json, type JsonObject } from '../../../../contracts/json.ts';
import type { Check } from '../../../../reports/model.ts';
import { headerOf, type ProxiedAnswer } from '../../../net/exchange.ts';
import { isRefusal, levelOf, type PactInteraction } from '../../files/pact-json.ts';
import type { Exchange, InteractionRecord } from '../recorder.ts';
import { callOf } from './call-of.ts';
import { canCompare, differences, normal, textsIn } from './differences.ts';
import { envelopeOf } from './envelope.ts';
import { leftAlone } from './left-alone.ts';
import { parsedBody as parsed, promiseOf } from './promise-of.ts';
import { broken } from './promised.ts';

/** A secret that is shorter says nothing where it turns up. */
const MIN_SECRET = 8;
/** The most differences that are told of one refusal. */
const MAX_TOLD = 5;

type Base = Pick<Check, 'level' | 'step'>;

function isSuccess({ status }: ProxiedAnswer): boolean {
  return status >= 200 && status < 300;
}

/** UDB-11. Nothing is said of a call that was let through: that it was is another failure. */
function unchanged({ request, answer }: Exchange, record: InteractionRecord, base: Base): Check[] {
  const { looks } = record;
  if (looks === undefined || answer === undefined || answer.status < 300) return [];
  const check = {
    ...base,
    requirement: 'UDB-11',
    kind: 'unchanged',
    expected: 'the person, the identity and the installation as before',
  };
  if (!canCompare(looks.before, looks.after))
    return [
      { ...check, status: 'not-judged', seen: 'Neither the person nor the installation could be read.' },
    ];
  const changes = differences(looks.before, looks.after, textsIn(parsed(request.body)));
  if (changes.length === 0) return [{ ...check, status: 'passed', seen: 'everything as before' }];
  return [{ ...check, status: 'failed', seen: changes.slice(0, MAX_TOLD).join('; ') }];
}

/** UDB-12. */
function done(
  interaction: PactInteraction,
  exchange: Exchange,
  record: InteractionRecord,
  base: Base,
): Check[] {
  const { looks } = record;
  const { answer } = exchange;
  if (looks === undefined || isRefusal(interaction) || answer === undefined || !isSuccess(answer)) return [];
  if (Object.keys(looks.after).length === 0) return [];
  const check = { ...base, requirement: 'UDB-12', kind: 'done', expected: 'what the call said that it did' };
  const wrong = broken(promiseOf(interaction, exchange.request, record.context), looks.after);
  if (wrong.length === 0) return [{ ...check, status: 'passed', seen: 'what the call said' }];
  return [{ ...check, status: 'failed', seen: wrong.slice(0, MAX_TOLD).join('; ') }];
}

const NAMES_SOMEBODY = ['fetchUser', 'saveUser', 'personalize', 'repersonalize'];

/** Whom the answer to a call must name; null: nobody. */
function whom(call: string, sent: Json | undefined, record: InteractionRecord): string | null | undefined {
  const { context } = record;
  const named = context.values.get('externalUserId') ?? null;
  if (/personalize$/.test(call)) return named;
  if (call === 'saveUser' && isJsonObject(sent) && sent['externalUserId'] !== undefined) return named;
  return context.person;
}

/** With a JWT an answer names the person (UDB-03); one that is empty is open (UDA-22). */
function mustName(requirement: string, body: JsonObject): boolean {
  return requirement === 'UDB-03' && Object.keys(body).length > 0;
}

/** Whom an answer names: the person of the installation, and nobody else. */
function namesThePerson(
  interaction: PactInteraction,
  { request, answer }: Exchange,
  record: InteractionRecord,
  requirement: string,
  base: Base,
): Check[] {
  const call = callOf(request);
  if (answer === undefined || !isSuccess(answer) || isRefusal(interaction)) return [];
  if (!NAMES_SOMEBODY.includes(call)) return [];
  const body = parsed(answer.body);
  const earlier = interaction.providerStates?.some(({ name }) => name === 'an earlier call') === true;
  const fromState = JSON.stringify(interaction.response?.generators ?? {}).includes('externalUserId');
  const expected = fromState
    ? record.context.values.get('externalUserId')
    : earlier
      ? undefined
      : whom(call, parsed(request.body), record);
  if (expected === undefined || !isJsonObject(body)) return [];
  const seen = normal(body['externalUserId']);
  const right =
    expected === null
      ? seen === undefined
      : fromState || mustName(requirement, body)
        ? seen === expected
        : seen === undefined || seen === expected;
  return [
    {
      ...base,
      requirement,
      kind: 'names-the-person',
      expected: expected === null ? 'no external user ID' : `the external user ID ${expected}`,
      status: right ? 'passed' : 'failed',
      seen: seen === undefined ? 'no external user ID' : `the external user ID ${String(seen)}`,
    },
  ];
}

/** How a refusal is sent: published SDKs lose an envelope that comes chunked or compressed, and a log keeps what it repeats. */
function sentSafely({ answer }: Exchange, record: InteractionRecord, base: Base): Check[] {
  if (answer === undefined || answer.status < 400) return [];
  const text = answer.body.toString('utf8');
  const { context } = record;
  const { secretHex, apiKey } = context.application ?? {};
  const secrets = [
    ...context.tokens.map(({ value }) => value),
    secretHex,
    apiKey,
    context.values.get('apiKey'),
  ];
  const repeated = secrets.some((one) => one !== undefined && one.length >= MIN_SECRET && text.includes(one));
  const encoding = headerOf(answer.headers, 'content-encoding');
  const wrong = [
    ...(/chunked/i.test(headerOf(answer.headers, 'transfer-encoding') ?? '') ? ['it came chunked'] : []),
    ...(encoding === undefined || /^identity$/i.test(encoding) ? [] : [`it came compressed (${encoding})`]),
    ...(repeated ? ['it repeats a token or a secret'] : []),
  ];
  return [
    {
      ...base,
      level: 'SHOULD',
      requirement: 'UDB-10',
      kind: 'refusal-form',
      expected: 'a refusal with Content-Length, uncompressed, that repeats no token and no secret',
      status: wrong.length === 0 ? 'passed' : 'failed',
      seen: wrong.length === 0 ? 'that' : wrong.join('; '),
    },
  ];
}

/** The other installations; of a refusal that was let through, that it was is the failure. */
function beside(
  { request, answer }: Exchange,
  { looks }: InteractionRecord,
  refuses: boolean,
  base: Base,
): Check[] {
  const refused = answer !== undefined && answer.status >= 300;
  if (refuses !== refused) return [];
  return leftAlone(looks?.beside, textsIn(parsed(request.body)), {
    ...base,
    requirement: refuses ? 'UDB-11' : 'UDB-12',
  });
}

/** The checks beside Pact's. `first`: the requirement that the interaction is about before all. */
export function ownChecks(
  interaction: PactInteraction,
  exchange: Exchange,
  record: InteractionRecord,
  first: string | undefined,
  base: Base,
): readonly Check[] {
  const refuses = isRefusal(interaction);
  const { answer } = exchange;
  // A server that failed has refused nothing, where it was open whether it does.
  if (levelOf(interaction) === 'INFO' && (answer?.status ?? 500) >= 500) return [];
  return [
    ...unchanged(exchange, record, base),
    ...done(interaction, exchange, record, base),
    ...beside(exchange, record, refuses, base),
    ...(levelOf(interaction) === 'INFO' ? envelopeOf(exchange, base) : []),
    ...(first === undefined ? [] : namesThePerson(interaction, exchange, record, first, base)),
    ...(refuses ? sentSafely(exchange, record, base) : []),
  ];
}
