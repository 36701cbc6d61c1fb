// Judges an interaction from what Pact said of it and from what was recorded. Pure. Pact's word alone is not enough: it
// says "OK" of an interaction whose state was not met, whose example was sent, or which it never ran.
import { requirement } from '../../../contracts/requirements/lookup.ts';
import type { Check } from '../../../reports/model.ts';
import { headerOf } from '../../net/exchange.ts';
import { levelOf, type PactInteraction } from '../files/pact-json.ts';
import { busyFor } from './backend-client.ts';
import type { Clean } from './evidence.ts';
import { ownChecks } from './looks/checks.ts';
import type { Exchange, InteractionRecord } from './recorder.ts';
import type { PactError, PactMismatch } from './verifier-output.ts';

/** What is known of an interaction when its verification is over. */
export interface Verified {
  readonly interaction: PactInteraction;
  /** Pact's word; undefined: it said nothing of it. */
  readonly result: 'OK' | 'Error' | undefined;
  readonly error: PactError | undefined;
  /** undefined: it was never begun. */
  readonly record: InteractionRecord | undefined;
  /** Why nobody could say anything of it, where that is known already. */
  readonly why?: string;
}

/** The request that Pact made for an interaction. */
function requestOf(record: InteractionRecord | undefined): Exchange | undefined {
  return record?.exchanges.findLast((exchange) => exchange.for === 'interaction');
}

function exampleHeader({ request }: PactInteraction, name: string): string | undefined {
  const found = Object.entries(request?.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
  return Array.isArray(found) ? found[0] : found;
}

/** Which part of the request still was the example, although a state was to supply it. */
function exampleSent(interaction: PactInteraction, { request }: Exchange): string | undefined {
  const generators = interaction.request?.generators ?? {};
  const headers = Object.keys((generators['header'] as object | undefined) ?? {});
  for (const name of headers) {
    const sent = headerOf(request.headers, name);
    if (sent !== undefined && sent === exampleHeader(interaction, name.toLowerCase()))
      return `header ${name}`;
  }
  const path = new URL(request.target, 'http://backend').pathname;
  return generators['path'] !== undefined && path === interaction.request?.path ? 'path' : undefined;
}

/** Why an interaction cannot be judged; undefined: it can. */
export function whyNotJudged({ interaction, result, record, why }: Verified): string | undefined {
  if (why !== undefined) return why;
  const problem = record?.problems[0];
  if (problem !== undefined) return `The state "${problem.state}" could not be met: ${problem.message}`;
  if (record === undefined) return 'Pact did not run it.';
  const exchange = requestOf(record);
  if (exchange === undefined) return 'Pact made no request for it.';
  if (exchange.noAnswer !== undefined)
    return `The backend did not answer (${exchange.noAnswer.code}): ${exchange.noAnswer.message}`;
  if (exchange.answer !== undefined && busyFor(exchange.answer) !== undefined)
    return `The backend asked to be left alone (${exchange.answer.status}) for longer than was waited.`;
  const example = exampleSent(interaction, exchange);
  if (example !== undefined) return `Pact sent the example instead of what a state returned (${example}).`;
  if (result === undefined) return 'Pact returned no result for it.';
  return undefined;
}

/** A mismatch in words. */
function inWords(mismatch: PactMismatch): string {
  const where = mismatch.path ?? mismatch.key;
  const text = mismatch.mismatch ?? mismatch.type;
  return where === undefined || text.includes(where) ? text : `${where}: ${text}`;
}

/** What went wrong, in words; a failure of which Pact names no mismatch is one all the same. */
function failures({ result, error }: Verified): readonly PactMismatch[] {
  if (result === 'OK' && error === undefined) return [];
  const listed = error?.mismatch.mismatches ?? [];
  if (listed.length > 0) return listed;
  const mismatch = error?.mismatch.message ?? 'Pact says that it failed.';
  return [{ type: 'Error', part: 'whole', mismatch }];
}

function isStatus(mismatch: PactMismatch): boolean {
  return mismatch.part === 'status';
}

const CODE = '$.requestError.serviceException.messageId';

/** Whether the contract names the code of a refusal, instead of taking any. */
function namesCode(interaction: PactInteraction): boolean {
  const rules = (interaction.response?.matchingRules?.['body'] ?? {}) as object;
  return bodyOf(interaction)?.includes('"messageId"') === true && !(CODE in rules);
}

/**
 * Whether a mismatch is about a requirement. A refusal's envelope has one of its own (UDB-10), which comes beside the one
 * that asks for the refusal; a code that the contract names is that other one's.
 */
function isAbout(
  mismatch: PactMismatch,
  id: string,
  ids: readonly string[],
  interaction: PactInteraction,
): boolean {
  const [first] = ids;
  const hasEnvelope = ids.length > 1 && ids.includes('UDB-10');
  if (!hasEnvelope || isStatus(mismatch) || mismatch.part === 'whole') return id === first;
  const code = namesCode(interaction);
  if (code && mismatch.path === CODE) return id === first;
  return id === 'UDB-10' || (code && id === first);
}

function expectedStatus({ response }: PactInteraction): string {
  const rules = JSON.stringify(response?.matchingRules?.['status'] ?? null);
  if (rules.includes('"success"')) return 'a success (2xx)';
  if (rules.includes('"clientError"')) return 'a client error (4xx)';
  return `status ${response?.status ?? 200}`;
}

function bodyOf(interaction: PactInteraction): string | undefined {
  const body = interaction.response?.body;
  const content =
    body !== null && typeof body === 'object' && !Array.isArray(body) && 'content' in body
      ? body['content']
      : body;
  return content === undefined || content === null ? undefined : JSON.stringify(content);
}

/** What must be answered, in words; the body is an example where matchers say so. */
function expectedInWords(interaction: PactInteraction): string {
  const body = bodyOf(interaction);
  return `${expectedStatus(interaction)}${body === undefined ? '' : ` with a body like ${body}`}`;
}

/** What was answered, in words. */
function seenInWords(record: InteractionRecord | undefined, clean: Clean): string {
  const answer = requestOf(record)?.answer;
  if (answer === undefined) return 'no answer';
  const body = answer.body.toString('utf8');
  return `status ${answer.status}${body === '' ? ', no body' : ` with ${clean(body)}`}`;
}

/** The requirement ids that are ours, of those that an interaction names; one that names none is about nothing we know. */
function knownIds(ids: readonly string[]): readonly string[] {
  return ids.filter((id) => {
    try {
      return requirement(id).id === id;
    } catch {
      return false;
    }
  });
}

/** One check for each requirement of an interaction. `step`: the number of the step that made the request. */
export function checksOf(
  verified: Verified,
  ids: readonly string[],
  step: number,
  clean: Clean,
): readonly Check[] {
  const reason = whyNotJudged(verified);
  const wrong = reason === undefined ? failures(verified) : [];
  const expected = expectedInWords(verified.interaction);
  const seen = seenInWords(verified.record, clean);
  const known = knownIds(ids);
  // What was let through has no envelope to look at: that it lacks one is the same failure, and not another.
  const letThrough = wrong.some(isStatus) && (requestOf(verified.record)?.answer?.status ?? 0) < 400;
  const level = levelOf(verified.interaction);
  const judged = letThrough && level !== 'MUST' ? known.filter((id) => id !== 'UDB-10') : known;
  const checks: readonly Check[] = judged.map((id): Check => {
    const base = { requirement: id, level, kind: 'interaction', step, expected };
    if (reason !== undefined) return { ...base, status: 'not-judged', seen: clean(reason) };
    if (letThrough && id === 'UDB-10' && known.length > 1) return { ...base, status: 'not-judged', seen };
    const mine = wrong.filter((mismatch) => isAbout(mismatch, id, known, verified.interaction));
    if (mine.length === 0) return { ...base, status: 'passed', seen };
    const status = level === 'INFO' ? 'observed' : 'failed';
    return { ...base, status, seen: `${seen}: ${clean(mine.map(inWords).join('; '))}` };
  });
  const exchange = requestOf(verified.record);
  if (reason !== undefined || exchange === undefined || verified.record === undefined) return checks;
  const own = ownChecks(verified.interaction, exchange, verified.record, known[0], { level: 'MUST', step });
  return [
    ...checks,
    ...own.map((check) => ({ ...check, expected: clean(check.expected), seen: clean(check.seen) })),
  ];
}

/** The failure of an interaction that names no requirement of ours, in one line. */
export function failureInWords(verified: Verified, clean: Clean): string | undefined {
  const wrong = failures(verified);
  return wrong.length === 0
    ? undefined
    : clean(`expected ${expectedInWords(verified.interaction)}; seen: ${wrong.map(inWords).join('; ')}`);
}
