// What an answer has to be by the rules of a pact (specification V4), as far as the contracts of this project use them: a
// start of Pact's own verifier for each of hundreds of mutants would take hours. A test holds it to what Pact's finds.
import { isJsonObject, type Json } from '../../../../contracts/json.ts';
import { headerOf, type ProxiedAnswer } from '../../../net/exchange.ts';
import type { PactInteraction } from '../../../pact/files/pact-json.ts';
import type { PactMismatch } from '../../../pact/provider/verifier-output.ts';

interface Rule {
  readonly match: string;
  readonly regex?: string;
  readonly status?: string;
}

type Rules = Readonly<Record<string, { readonly matchers?: readonly Rule[] }>>;
type Response = NonNullable<PactInteraction['response']>;

/** The rules for a part of the answer; a status has one place only, which has no name. */
function rulesFor({ matchingRules }: Response, part: string): Rules {
  const rules: unknown = matchingRules?.[part] ?? {};
  return (part === 'status' ? { '': rules } : rules) as Rules;
}

/** A rule that is not known must not be taken for one that holds. */
function unknown(rule: Rule): never {
  throw new TypeError(`The matching rule "${rule.match}" is not known here.`);
}

function kindOf(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function holds(rule: Rule, expected: Json, actual: Json): boolean {
  if (rule.match === 'type') return kindOf(expected) === kindOf(actual);
  if (rule.match !== 'regex' || rule.regex === undefined) return unknown(rule);
  return new RegExp(rule.regex, 'u').test(String(actual));
}

function statusHolds(rule: Rule, status: number): boolean {
  if (rule.status === 'success') return status >= 200 && status < 300;
  return rule.status === 'clientError' ? status >= 400 && status < 500 : unknown(rule);
}

function mismatch(type: string, text: string, path?: string): PactMismatch {
  const part = type === 'StatusMismatch' ? 'status' : 'other';
  return { type, mismatch: text, part, ...(path === undefined ? {} : { path }) };
}

function statusMismatches(response: Response, status: number) {
  const rules = rulesFor(response, 'status')['']?.matchers;
  const right =
    rules === undefined ? status === response.status : rules.every((rule) => statusHolds(rule, status));
  return right ? [] : [mismatch('StatusMismatch', `the status is ${status}`)];
}

function headerMismatches(response: Response, answer: ProxiedAnswer) {
  const rules = rulesFor(response, 'header');
  return Object.entries(response.headers ?? {}).flatMap(([name, expected]) => {
    const actual = headerOf(answer.headers, name);
    const example = [expected].flat().join(', ');
    const mine = rules[name]?.matchers;
    const right =
      actual !== undefined &&
      (mine === undefined ? actual === example : mine.every((rule) => holds(rule, example, actual)));
    return right ? [] : [mismatch('HeaderMismatch', `${name} is ${actual ?? 'not there'}`)];
  });
}

/** What is not as expected in a JSON value; an answer may hold more than is asked for. */
function valueMismatches(expected: Json, actual: Json, path: string, rules: Rules): readonly PactMismatch[] {
  const mine = rules[path]?.matchers;
  const wrong = [mismatch('BodyMismatch', `it is ${JSON.stringify(actual)}`, path)];
  if (mine !== undefined) return mine.every((rule) => holds(rule, expected, actual)) ? [] : wrong;
  if (isJsonObject(expected)) {
    if (!isJsonObject(actual)) return wrong;
    return Object.entries(expected).flatMap(([name, value]) => {
      const there = actual[name];
      const inner = `${path}.${name}`;
      return there === undefined
        ? [mismatch('BodyMismatch', 'it is not there', inner)]
        : valueMismatches(value, there, inner, rules);
    });
  }
  return JSON.stringify(expected) === JSON.stringify(actual) ? [] : wrong;
}

function parsed(body: Buffer): Json | undefined {
  try {
    return JSON.parse(body.toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}

function bodyMismatches(response: Response, { body }: ProxiedAnswer) {
  const content = (response.body as { readonly content?: Json } | null | undefined)?.content;
  if (content === undefined) return [];
  const actual = parsed(body);
  if (actual === undefined) return [mismatch('BodyMismatch', 'it is no JSON', '$')];
  return valueMismatches(content, actual, '$', rulesFor(response, 'body'));
}

/** What does not match in an answer; empty: all does. */
export function mismatches({ response }: PactInteraction, answer: ProxiedAnswer): readonly PactMismatch[] {
  if (response === undefined) throw new TypeError('An interaction without a response.');
  return [
    ...statusMismatches(response, answer.status),
    ...headerMismatches(response, answer),
    ...bodyMismatches(response, answer),
  ];
}
