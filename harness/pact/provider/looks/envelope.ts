// The error envelope of a refusal that nobody had to make (UDB-10). What must be refused has its envelope in the pact. Pure.
import { isJsonObject, type Json } from '../../../../contracts/json.ts';
import type { Check } from '../../../../reports/model.ts';
import type { Exchange } from '../recorder.ts';

function isText(value: Json | undefined): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function member(value: Json | undefined, name: string): Json | undefined {
  return isJsonObject(value) ? value[name] : undefined;
}

/** What is missing in the body of a refusal; empty: nothing. */
function missing(body: string): readonly string[] {
  let value: Json;
  try {
    value = JSON.parse(body) as Json;
  } catch {
    return ['it is no JSON'];
  }
  const exception = member(member(value, 'requestError'), 'serviceException');
  if (exception === undefined) return ['there is no requestError.serviceException'];
  return ['messageId', 'text']
    .filter((name) => !isText(member(exception, name)))
    .map((name) => `${name} is ${JSON.stringify(member(exception, name) ?? null)}`);
}

/** The check of the mobile API's refusals; none of an answer that is no refusal, or that only says that it is busy. */
export function envelopeOf({ request, answer }: Exchange, base: Pick<Check, 'level' | 'step'>): Check[] {
  if (answer === undefined || answer.status < 400 || answer.status >= 500) return [];
  if (!request.target.startsWith('/mobile/')) return [];
  const wrong = missing(answer.body.toString('utf8'));
  return [
    {
      ...base,
      requirement: 'UDB-10',
      kind: 'envelope',
      expected: 'the error envelope, with a code and a text that are not empty',
      status: wrong.length === 0 ? 'passed' : 'failed',
      seen: wrong.length === 0 ? 'that' : wrong.join('; '),
    },
  ];
}
