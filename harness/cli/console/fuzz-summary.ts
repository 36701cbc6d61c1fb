// What a fuzz run prints when it is over: each finding with what was given, what was expected, what was seen and how to
// repeat it; then the counts. Pure.
import { requirement } from '../../../contracts/requirements/lookup.ts';
import type { Verdict } from '../../../reports/model.ts';
import { counted, duration, plainText, shortened } from '../../../reports/text.ts';
import { causesOf } from '../../diagnosis/causes.ts';
import type { Counterexample } from '../../fuzz/campaign/finding.ts';
import type { FuzzRun } from '../../fuzz/campaign/fuzz-target.ts';
import { judgedCount } from '../../fuzz/campaign/verdict.ts';
import type { Io } from '../process/io.ts';
import { renderStory, renderTokens } from './story.ts';

type Colour = Io['colour'];

const MAX_UNJUDGED = 3;

/** What the summary says besides the run. */
export interface FuzzWords {
  readonly verdict: Verdict;
  readonly headline: string;
  /** What one value is called: "token". */
  readonly noun: string;
  readonly seed: number;
  /** The command that repeats the value at a path. */
  readonly replay: (path: string) => string;
  /** The files that were written, with what they are for. */
  readonly files: readonly (readonly [file: string, what: string])[];
}

function finding(one: Counterexample<unknown>, words: FuzzWords, colour: Colour): readonly string[] {
  const { level, statement } = requirement(one.requirement);
  const sign = level === 'MUST' ? colour.red('✗') : colour.yellow('!');
  return [
    `${sign} ${colour.bold(one.requirement)} ${level}  ${plainText(statement)}`,
    `  ${plainText(one.scenario.sentence)}`,
    '',
    ...renderStory(one.result, colour),
    '',
    ...renderTokens(one.result, colour),
    '',
    ...(one.repeated ? [] : [`  ${colour.yellow('It did not fail again when it was repeated.')}`]),
    `  ${colour.dim(`found in run ${one.run}${one.alsoIn > 0 ? `, and in ${counted(one.alsoIn, 'other run')}` : ''}`)}`,
    `  replay  ${words.replay(one.path)}`,
    '',
  ];
}

function unjudged(run: FuzzRun<unknown>, words: FuzzWords, colour: Colour): readonly string[] {
  const all = run.outcome?.unjudged ?? [];
  const lines = all
    .slice(0, MAX_UNJUDGED)
    .flatMap(({ scenario, result }) => [
      `${colour.yellow('?')} could not be judged: ${scenario.id}`,
      `  ${plainText(scenario.sentence)}`,
      ...(result.reason ?? 'unknown reason')
        .split('\n')
        .map((line) => `    ${shortened(plainText(line), 400)}`),
      '',
    ]);
  const lost = run.lost === undefined ? [] : [`${colour.yellow('?')} ${plainText(run.lost)}`, ''];
  const count = run.outcome?.outcomes['not-judged'] ?? 0;
  const more = count - Math.min(all.length, MAX_UNJUDGED);
  return [
    ...lines,
    ...(more > 0 ? [colour.dim(`… and ${counted(more, `other ${words.noun}`)}`), ''] : []),
    ...lost,
  ];
}

function counts({ outcome, ...run }: FuzzRun<unknown>, words: FuzzWords, colour: Colour): readonly string[] {
  if (outcome === undefined) return [];
  const unexplained = outcome.unexplained.MUST + outcome.unexplained.SHOULD;
  const { outcomes } = outcome;
  return [
    [
      `${outcome.planned} planned`,
      `${judgedCount({ ...run, outcome })} judged`,
      `${outcomes.passed + outcomes.observed} passed`,
      `${outcomes.failed} failed`,
      `${outcomes.warning} warnings`,
      `${outcomes['not-judged']} could not be judged`,
    ].join(' · '),
    ...(unexplained > 0
      ? [colour.yellow(`${counted(unexplained, 'other failure')} not made smaller: more with --max-findings`)]
      : []),
    `${colour.dim('seed     ')} ${words.seed}`,
  ];
}

/** What the findings come down to, before each of them is told. */
function causeLines({ outcome }: FuzzRun<unknown>, colour: Colour): readonly string[] {
  const results = (outcome?.findings ?? []).map(({ scenario, result }) => ({ ...result, id: scenario.id }));
  const causes = causesOf(results);
  const lines = causes.map(
    ({ text, level, scenarios }) =>
      `${level === 'MUST' ? colour.red('✗') : colour.yellow('!')} ${colour.bold(text)} ${colour.dim(`(${counted(scenarios.length, 'finding')})`)}`,
  );
  return lines.length === 0 ? [] : [...lines, ''];
}

const PAINT = { passed: 'green', failed: 'red', incomplete: 'yellow' } as const;

/** The end of a fuzz run in text. */
export function renderFuzzSummary(run: FuzzRun<unknown>, words: FuzzWords, colour: Colour): string {
  const paint = colour[PAINT[words.verdict]];
  const sdk = run.introduction?.result.sdk;
  return [
    '',
    ...causeLines(run, colour),
    ...(run.outcome?.findings ?? []).flatMap((one) => finding(one, words, colour)),
    ...unjudged(run, words, colour),
    paint(colour.bold(plainText(words.headline))),
    ...counts(run, words, colour),
    ...(sdk === undefined ? [] : [`${colour.dim('SDK      ')} ${plainText(`${sdk.name} ${sdk.version}`)}`]),
    `${colour.dim('took     ')} ${duration(run.endedAtMs - run.startedAtMs)}`,
    ...words.files.map(([file, what]) => `${colour.dim('written  ')} ${file}: ${what}`),
    '',
  ].join('\n');
}
