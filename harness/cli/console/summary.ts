// What a run prints when it is over: what does not hold, with expectation and observation, then the counts. Pure.
import { type BrokenIn, brokenIn } from '../../../reports/broken-in.ts';
import type { Cause } from '../../../reports/causes.ts';
import { explainedInWords, likenessInWords } from '../../../reports/causes-words.ts';
import { findingInWords } from '../../../reports/finding-words.ts';
import type { Report, RequirementResult } from '../../../reports/model.ts';
import { isPart } from '../../../reports/part.ts';
import { sinceInWords } from '../../../reports/since-words.ts';
import { subjectWords } from '../../../reports/subject.ts';
import { counted, duration, plainText, shortened } from '../../../reports/text.ts';
import type { Io } from '../process/io.ts';

/** How many scenarios are shown for each requirement that does not hold. */
const MAX_EXAMPLES = 3;
const MAX_LISTED = 5;
const MAX_FLAKY = 20;
const MAX_SEEN = 400;

type Colour = Io['colour'];

function example([scenario, check]: BrokenIn, colour: Colour): readonly string[] {
  const step = scenario.steps.find((one) => one.number === check.step);
  return [
    `    ${scenario.id}`,
    ...(step === undefined ? [] : [colour.dim(`      step ${step.number}: ${plainText(step.text)}`)]),
    `      expected  ${plainText(check.expected)}`,
    `      seen      ${shortened(plainText(check.seen), MAX_SEEN)}`,
  ];
}

/** One requirement that does not hold, with the first scenarios that show it. */
function brokenRequirement(report: Report, one: RequirementResult, colour: Colour): readonly string[] {
  const found = brokenIn(report, one.id);
  const sign = one.outcome === 'failed' ? colour.red('✗') : colour.yellow('!');
  const more = found.length - MAX_EXAMPLES;
  return [
    `${sign} ${colour.bold(one.id)} ${one.level}  ${plainText(one.statement)}`,
    colour.dim(`    broken in ${counted(found.length, subjectWords(report).unit)}`),
    ...found.slice(0, MAX_EXAMPLES).flatMap((pair) => example(pair, colour)),
    ...(more > 0 ? [colour.dim(`    … and ${more} more`)] : []),
    '',
  ];
}

/** What one cause looks like: what the SDK does, where, and the simplest scenario that shows it. */
function causeText(cause: Cause, colour: Colour): readonly string[] {
  const [first = '', ...rest] = cause.scenarios;
  const known = cause.known === true;
  const sign = known ? colour.cyan('·') : cause.level === 'MUST' ? colour.red('✗') : colour.yellow('!');
  return [
    `${sign} ${colour.bold(plainText(cause.text))}${known ? colour.cyan(' (known failure)') : ''}`,
    colour.dim(
      `    ${counted(cause.scenarios.length, 'scenario')}; ${cause.level} ${cause.requirements.join(', ')}`,
    ),
    ...(cause.where === undefined ? [] : [`    where     ${plainText(cause.where)}`]),
    ...(cause.behavesLike ?? []).map(
      (one) => `    behaves like  ${shortened(plainText(likenessInWords(one)), MAX_SEEN)}`,
    ),
    `    simplest  ${first}${rest.length > 0 ? colour.dim(` (and ${rest.length} more)`) : ''}`,
    `    expected  ${plainText(cause.expected)}`,
    `    seen      ${shortened(plainText(cause.seen), MAX_SEEN)}`,
    '',
  ];
}

function explainedText(report: Report, colour: Colour): readonly string[] {
  const { explained } = report;
  if (explained === undefined) return [];
  return [colour.dim(`${explainedInWords(explained, subjectWords(report).unit)}.`), ''];
}

/** What is new and what is gone since the report before, by cause. */
function sinceText({ since }: Report, colour: Colour): readonly string[] {
  if (since === undefined) return [];
  const lines = [
    ...since.newCauses.map((text) => `${colour.red('✗ new:  ')} ${plainText(text)}`),
    ...since.fixedCauses.map((text) => `${colour.green('✓ fixed:')} ${plainText(text)}`),
    ...since.warnings.map((text) => `${colour.yellow('!')} ${shortened(plainText(text), MAX_SEEN)}`),
  ];
  const head = `since ${plainText(since.sdk)}, ${since.startedAt}: ${sinceInWords(since)}`;
  return [colour.dim(head), ...lines, ''];
}

function broken(report: Report, colour: Colour): readonly string[] {
  if (report.causes !== undefined)
    return [...report.causes.flatMap((cause) => causeText(cause, colour)), ...explainedText(report, colour)];
  const failed = report.requirements.filter((one) => one.outcome === 'failed');
  const warned = report.requirements.filter((one) => one.outcome === 'warning');
  return [...failed, ...warned].flatMap((one) => brokenRequirement(report, one, colour));
}

/** Scenarios that could not be judged, by reason: one cause often takes many with it. */
function unjudged(report: Report, colour: Colour): readonly string[] {
  const results = report.scenarios.filter((one) => one.outcome === 'not-judged');
  const reasons = [...new Set(results.map((one) => one.reason ?? 'unknown reason'))];
  const lines = reasons.slice(0, MAX_LISTED).flatMap((reason) => {
    const concerned = results.filter((one) => (one.reason ?? 'unknown reason') === reason);
    const [first, ...rest] = concerned.map((one) => one.id);
    return [
      `${colour.yellow('?')} could not be judged: ${first}${rest.length > 0 ? ` and ${rest.length} more` : ''}`,
      ...reason.split('\n').map((line) => `    ${shortened(plainText(line), MAX_SEEN)}`),
      '',
    ];
  });
  const more = reasons.length - MAX_LISTED;
  return more > 0 ? [...lines, colour.dim(`… and ${counted(more, 'other reason')}`), ''] : lines;
}

/** Scenarios whose plays differ: what one run says of them, the next may not. */
function flaky({ scenarios }: Report, colour: Colour): readonly string[] {
  const lines = scenarios.flatMap(({ id, repeated }) => {
    if (repeated === undefined || repeated.outcomes.length < 2) return [];
    const words = repeated.outcomes.map(({ outcome, times }) => `${outcome} ${times}`).join(', ');
    return [`${colour.yellow('~')} flaky: ${id} ${colour.dim(`(${words} of ${repeated.times})`)}`];
  });
  const more = lines.length - MAX_FLAKY;
  const shown = [...lines.slice(0, MAX_FLAKY), ...(more > 0 ? [colour.dim(`… and ${more} more`)] : [])];
  return lines.length === 0 ? [] : [...shown, ''];
}

function notes(report: Report, colour: Colour): readonly string[] {
  const stale = report.knownFailureProblems.map(
    (one) => `${colour.red('✗')} known failure ${plainText(one.entry)}: ${plainText(one.text)}`,
  );
  const kinds = ['adapter-fault', 'token-leak', 'token-in-log', 'request-elsewhere'];
  const all = [...report.findings, ...report.scenarios.flatMap((one) => one.findings)];
  const noticed = kinds.flatMap((kind) => all.filter((one) => one.kind === kind));
  const lines = noticed
    .slice(0, MAX_LISTED)
    .map(
      (one) => `${colour.yellow('!')} ${one.kind}: ${shortened(plainText(findingInWords(one)), MAX_SEEN)}`,
    );
  const more = noticed.length - MAX_LISTED;
  const all2 = [...stale, ...lines, ...(more > 0 ? [colour.dim(`… and ${more} more findings`)] : [])];
  return all2.length === 0 ? [] : [...all2, ''];
}

function counts({ counts: of }: Report, colour: Colour): string {
  const part = (count: number, word: string, paint: (text: string) => string) =>
    count === 0 ? `${count} ${word}` : paint(`${count} ${word}`);
  return [
    `${of.planned} planned`,
    `${of.judged} judged`,
    part(of.passed, 'passed', colour.green),
    part(of.failed, 'failed', colour.red),
    part(of.known, 'known', colour.cyan),
    part(of.warnings, of.warnings === 1 ? 'warning' : 'warnings', colour.yellow),
    `${of.observed} observed`,
    part(of.notJudged, 'could not be judged', colour.yellow),
    ...(of.notApplicable === 0 ? [] : [`${of.notApplicable} not applicable`]),
  ].join(' · ');
}

function slowest(report: Report): string {
  // Interactions take milliseconds, and their names a line each.
  if (report.subject === 'backend' || report.counts.judged === 0) return '';
  const names = [...report.scenarios]
    .sort((a, b) => b.durationMs - a.durationMs)
    .slice(0, 3)
    .map((one) => `${one.id} ${duration(one.durationMs)}`);
  return `; slowest ${names.join(', ')}`;
}

const PAINT = { passed: 'green', failed: 'red', incomplete: 'yellow' } as const;

/** Who was judged. Without any operation it never introduced itself. */
function subject(report: Report): string {
  const { name, version, operations, target } = report.sdk;
  if (report.subject !== 'backend' && operations.length === 0 && name === 'unknown')
    return `not known: ${target} did not start`;
  return `${name} ${version}`;
}

/** The end of a run in text. `reportPath`: the file to open. */
export function renderSummary(report: Report, reportPath: string, colour: Colour): string {
  const paint = colour[report.verdict === 'passed' && isPart(report) ? 'yellow' : PAINT[report.verdict]];
  return [
    '',
    ...broken(report, colour),
    ...unjudged(report, colour),
    ...flaky(report, colour),
    ...notes(report, colour),
    ...sinceText(report, colour),
    paint(colour.bold(plainText(report.headline))),
    counts(report, colour),
    `${colour.dim(subjectWords(report).subject.padEnd(9))} ${plainText(subject(report))}`,
    ...(report.sensitivity === undefined
      ? []
      : [
          `${colour.dim('catalogue')} detects ${report.sensitivity.detected} of ${counted(report.sensitivity.of, 'known defect')}`,
        ]),
    `${colour.dim('took     ')} ${duration(report.run.durationMs)}${slowest(report)}`,
    `${colour.dim('report   ')} ${reportPath}`,
    '',
  ].join('\n');
}
