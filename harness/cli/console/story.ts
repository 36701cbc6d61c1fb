// A scenario that was played, as a numbered story for the console: what was done, what was seen, what should have been.
import type { CallbackEvidence, RequestEvidence, StepEvidence } from '../../../reports/evidence.ts';
import type { Check, ScenarioResult } from '../../../reports/model.ts';
import { plainText, shortened } from '../../../reports/text.ts';
import { EDITED } from '../../../scenarios/edited-recipe.ts';
import type { Io } from '../process/io.ts';

type Colour = Io['colour'];

const MAX_TEXT = 400;
const MAX_REQUESTS = 3;

function text(value: string): string {
  return shortened(plainText(value), MAX_TEXT);
}

function callback({ kind, code, description, late }: CallbackEvidence): string {
  const what =
    kind === 'success' ? 'success' : `error ${code ?? 'without a code'}: ${description ?? 'no description'}`;
  return late === true ? `${what} (late)` : what;
}

function request({
  method,
  endpoint,
  url,
  token,
  headers,
  status,
  messageId,
  blocked,
  stray,
}: RequestEvidence): string {
  const authorisation = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? '';
  const by =
    token === undefined
      ? authorisation === ''
        ? 'no authorisation'
        : authorisation.split(' ', 1)[0]
      : `Bearer "${token}"`;
  const answer =
    blocked === true
      ? 'blocked'
      : status === undefined
        ? 'no answer'
        : `${status}${messageId === undefined ? '' : ` ${messageId}`}`;
  return `${method} ${endpoint ?? url} with ${by} → ${answer}${stray === true ? ' (after its step)' : ''}`;
}

/** What was seen of a step, in one line. */
function seen(step: StepEvidence): string {
  const requests = step.requests.slice(0, MAX_REQUESTS).map(request);
  const more = step.requests.length - MAX_REQUESTS;
  const parts = [
    ...requests,
    ...(more > 0 ? [`${more} more requests`] : []),
    ...step.callbacks.map(callback),
    ...(step.threw === undefined ? [] : [`threw ${step.threw}`]),
    ...(step.fault === undefined ? [] : [`the adapter failed: ${step.fault}`]),
  ];
  if (parts.length > 0) return parts.map(text).join('; ');
  return ['expire', 'backend'].includes(step.do) ? '' : 'nothing';
}

function failed(check: Check, colour: Colour): readonly string[] {
  return [
    `     ${colour.red('✗')} ${colour.bold(check.requirement)} ${check.level}`,
    `       expected  ${text(check.expected)}`,
    `       seen      ${text(check.seen)}`,
  ];
}

/** The story, a line each: no checks but those that failed. */
export function renderStory(result: ScenarioResult, colour: Colour): readonly string[] {
  return result.steps.flatMap((step) => {
    const wrong = result.checks.filter((check) => check.step === step.number && check.status === 'failed');
    const sign = wrong.length > 0 ? colour.red('▸') : ' ';
    const observed = seen(step);
    return [
      `${sign}${String(step.number).padStart(3)}  ${text(step.text)}`,
      ...(observed === '' ? [] : [colour.dim(`     → ${observed}`)]),
      ...wrong.flatMap((check) => failed(check, colour)),
    ];
  });
}

/** A scenario's tokens of edits, decoded and without their signatures: the others are what their recipe says. */
export function renderTokens(result: ScenarioResult, colour: Colour): readonly string[] {
  const edited = result.tokens.filter(({ recipe }) => recipe.startsWith(EDITED));
  return edited.flatMap(({ name, header, claims, text: compact, length }) => [
    `  ${colour.bold(`"${name}"`)} ${colour.dim(`${length} characters`)}`,
    ...(header === undefined ? [] : [`    header  ${text(header)}`]),
    ...(claims === undefined ? [] : [`    claims  ${text(claims)}`]),
    `    text    ${text(compact)}`,
  ]);
}
