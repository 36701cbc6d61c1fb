// One scenario as it was played, with everything that is known of it: tokens decoded, each call with its time, its requests,
// answers and callbacks, and each expectation. Pure.
import type { CallbackEvidence, RequestEvidence, StepEvidence } from '../../../reports/evidence.ts';
import type { Check, ScenarioOutcome, ScenarioResult } from '../../../reports/model.ts';
import { duration, plainText, shortened } from '../../../reports/text.ts';
import type { Io } from '../process/io.ts';

type Colour = Io['colour'];

/** The longest line of a text from an SDK or a backend, in characters. */
const MAX_TEXT = 600;
/** The column that times stand in. */
const TIME_WIDTH = 9;

const PAINT: Readonly<Record<ScenarioOutcome, keyof Colour>> = {
  passed: 'green',
  failed: 'red',
  known: 'cyan',
  warning: 'yellow',
  observed: 'dim',
  'not-judged': 'yellow',
  'not-applicable': 'dim',
};
const SIGN: Readonly<Record<Check['status'], string>> = {
  passed: '✓',
  failed: '✗',
  observed: '·',
  'not-judged': '?',
  'not-applicable': '-',
};

const text = (value: string) => shortened(plainText(value), MAX_TEXT);

/** A line, with its time from the scenario's start where it has one. */
function line(words: string, atMs?: number): string {
  const at = atMs === undefined ? '' : `${Math.round(atMs)} ms`;
  return `${at.padStart(TIME_WIDTH)}  ${words}`;
}

function tokenLines({ tokens }: ScenarioResult, { bold, dim }: Colour): readonly string[] {
  return tokens.flatMap(({ name, recipe, length, header, claims, text: compact, exp }) => [
    `  ${bold(`token "${plainText(name)}"`)} ${dim(`${recipe}, ${length} characters`)}`,
    ...(header === undefined ? [] : [`    header   ${text(header)}`]),
    ...(claims === undefined ? [] : [`    claims   ${text(claims)}`]),
    ...(exp === undefined || Number.isNaN(new Date(exp * 1_000).getTime())
      ? []
      : [`    expires  ${new Date(exp * 1_000).toISOString()}`]),
    `    text     ${text(compact)}`,
  ]);
}

function answerOf({ blocked, status, messageId, answer }: RequestEvidence): string {
  if (blocked === true) return 'blocked: another host than the backend';
  if (status === undefined) return 'no answer';
  return [String(status), messageId, answer].filter((one) => one !== undefined).join(' ');
}

function requestLines(request: RequestEvidence, { dim, cyan }: Colour): readonly string[] {
  const { atMs, method, url, headers, body, stray } = request;
  const first = headers.filter(([name]) => name.toLowerCase() === 'authorization');
  const rest = headers.filter(([name]) => name.toLowerCase() !== 'authorization');
  const head = ([name, value]: readonly [string, string]) => `       ${plainText(name)}: ${text(value)}`;
  return [
    line(`  ${cyan('→')} ${text(`${method} ${url}`)}${stray === true ? ' (after its step)' : ''}`, atMs),
    ...first.map((one) => line(head(one))),
    ...rest.map((one) => line(dim(head(one)))),
    ...(body === undefined ? [] : [line(`       ${text(body)}`)]),
    line(`  ${cyan('←')} ${text(answerOf(request))}`),
  ];
}

function callbackLine({ kind, atMs, value, code, description, late }: CallbackEvidence, colour: Colour) {
  const what =
    kind === 'success'
      ? `${colour.green('success')} ${text(value ?? '')}`.trimEnd()
      : `${colour.red('error')} ${text(code ?? 'without a code')}: ${text(description ?? 'no description')}`;
  return line(`  callback ${what}${late === true ? ' (late)' : ''}`, atMs);
}

function checkLines(check: Check, colour: Colour): readonly string[] {
  const { requirement, level, status, expected, seen } = check;
  const sign = { passed: colour.green, failed: colour.red }[status as 'passed' | 'failed'] ?? colour.yellow;
  const head = `  ${sign(SIGN[status])} ${requirement} ${level}`;
  if (status === 'passed') return [line(`${head}  ${colour.dim(text(expected))}`)];
  return [line(head), line(`      expected  ${text(expected)}`), line(`      seen      ${text(seen)}`)];
}

function stepLines(step: StepEvidence, checks: readonly Check[], colour: Colour): readonly string[] {
  const { number, startMs, endMs, argument, callbacks, requests, threw, fault } = step;
  // In the order in which they happened: a callback may come before its request's answer does.
  const happened = [
    ...requests.map((one) => ({ atMs: one.atMs, lines: requestLines(one, colour) })),
    ...callbacks.map((one) => ({ atMs: one.atMs, lines: [callbackLine(one, colour)] })),
  ].sort((a, b) => a.atMs - b.atMs);
  return [
    line(
      `${colour.bold(`${number}. ${text(step.text)}`)} ${colour.dim(`(${duration(endMs - startMs)})`)}`,
      startMs,
    ),
    ...(argument === undefined ? [] : [line(`  with ${text(argument)}`)]),
    ...happened.flatMap(({ lines }) => lines),
    ...(threw === undefined ? [] : [line(`  threw ${text(threw)}`)]),
    ...(fault === undefined ? [] : [line(`  the adapter failed: ${text(fault)}`)]),
    ...checks.flatMap((one) => checkLines(one, colour)),
  ];
}

/** The whole story of a scenario in lines. */
export function wholeStory(result: ScenarioResult, colour: Colour): readonly string[] {
  const { id, sentence, level, mode, requirements, outcome, durationMs, reason, steps, checks } = result;
  const paint = colour[PAINT[outcome]] as (words: string) => string;
  return [
    '',
    `${colour.bold(id)}  ${paint(outcome)} ${colour.dim(`in ${duration(durationMs)}`)}`,
    plainText(sentence),
    colour.dim(`${level}, mode ${mode}: ${requirements.join(', ')}`),
    ...(steps.length === 0 && reason !== undefined ? reason.split('\n').map((one) => `  ${text(one)}`) : []),
    ...tokenLines(result, colour),
    ...steps.flatMap((step) =>
      stepLines(
        step,
        checks.filter((check) => check.step === step.number),
        colour,
      ),
    ),
    ...checks
      .filter((check) => !steps.some(({ number }) => number === check.step))
      .flatMap((check) => checkLines(check, colour)),
    '',
  ];
}
