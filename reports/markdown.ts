// summary.md: what a reader of a pull request or of a CI job needs, on one page.

import { answersOf } from './answers.ts';
import { brokenIn } from './broken-in.ts';
import { explainedInWords, likenessInWords } from './causes-words.ts';
import { detectedInWords } from './detected.ts';
import { FINDING_WORD, findingInWords } from './finding-words.ts';
import type { Report, ScenarioResult } from './model.ts';
import { isPart } from './part.ts';
import { sinceInWords } from './since-words.ts';
import { subjectWords } from './subject.ts';
import { counted, duration, plainText, shortened } from './text.ts';

/** How many scenarios a list names before it says how many more there are. */
const MAX_LISTED = 20;
const MAX_TEXT = 300;
/** How many answers to one question are shown. */
const MAX_ANSWERS = 5;
/** The command that repeats a run is of use as a whole only. */
export const MAX_COMMAND = 4_000;

/** Nothing is broken in a part: that is not as green as the whole. */
const PART = '◐';
const SIGN = { passed: '✅', failed: '❌', incomplete: '⚠️' } as const;

/** Text of an SDK as Markdown text: nothing in it is markup, a mention or a link. */
export function escaped(text: string, max = MAX_TEXT): string {
  return shortened(plainText(text), max)
    .replace(/[\\`*_{}[\]()#+!|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '&#64;')
    .replaceAll('://', ':&#8203;//');
}

/** What a code span shows as it is, wherever it stands. */
const PLAIN_CODE = /^[^`|\s](?:[^`|]*[^`|\s])?$/;

/** Text of an SDK, an id or a command as code: it ends neither the code nor the cell that it stands in. */
export function code(text: string, max = MAX_TEXT): string {
  const plain = shortened(plainText(text), max);
  return PLAIN_CODE.test(plain) ? `\`${plain}\`` : `<code>${escaped(text, max)}</code>`;
}

/** A table of Markdown; the cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function section(title: string, body: string | undefined): readonly string[] {
  return body === undefined ? [] : [`## ${title}`, '', body, ''];
}

function listed(results: readonly ScenarioResult[], title: string): readonly string[] {
  if (results.length === 0) return [];
  const rows = results
    .slice(0, MAX_LISTED)
    .map((result) => [code(result.id), escaped(result.reason ?? result.sentence)]);
  const more = results.length > MAX_LISTED ? `\n\n… and ${results.length - MAX_LISTED} more.` : '';
  return section(`${title} (${results.length})`, `${table(['Id', 'Why'], rows)}${more}`);
}

function brokenRequirements(report: Report): readonly string[] {
  const broken = report.requirements.filter((one) => ['failed', 'warning', 'known'].includes(one.outcome));
  if (broken.length === 0) return [];
  const rows = broken.map((one) => [
    one.id,
    one.level,
    one.outcome === 'known' ? 'known' : 'broken',
    escaped(one.statement),
    String(brokenIn(report, one.id, one.outcome === 'known').length),
  ]);
  return section(
    'Requirements that do not hold',
    table(['Id', 'Level', 'Outcome', 'Statement', 'Broken in'], rows),
  );
}

function causes({ causes: all = [], explained, subject }: Report): string | undefined {
  if (all.length === 0) return undefined;
  const rows = all.map((one) => [
    [
      `${one.known === true ? '**known failure**: ' : ''}${escaped(one.where === undefined ? one.text : `${one.text}. Where: ${one.where}`)}`,
      ...(one.behavesLike ?? []).map((like) => escaped(`Behaves like ${likenessInWords(like)}`)),
    ].join('<br>'),
    one.level,
    one.requirements.join(', '),
    String(one.scenarios.length),
    one.scenarios[0] === undefined ? '' : code(one.scenarios[0]),
  ]);
  const far =
    explained === undefined
      ? ''
      : `\n\n${explainedInWords(explained, subjectWords({ ...(subject && { subject }) }).unit)}.`;
  return `${table(['What it does', 'Level', 'Breaks', 'Scenarios', 'Simplest'], rows)}${far}`;
}

/** What changed since the report before. */
function since({ since: of }: Report): string | undefined {
  if (of === undefined) return undefined;
  return [
    `Since ${escaped(of.sdk)}, ${of.startedAt}: ${sinceInWords(of)}.`,
    ...of.newCauses.map((text) => `- **new**: ${escaped(text)}`),
    ...of.fixedCauses.map((text) => `- **fixed**: ${escaped(text)}`),
    ...of.warnings.map((text) => `- ⚠️ ${escaped(text)}`),
  ].join('\n');
}

/** What was observed where our sources are silent, by answer. */
function observations(report: Report): string | undefined {
  const rows = answersOf(report.scenarios).flatMap(({ requirement, answers }) =>
    answers
      .slice(0, MAX_ANSWERS)
      .map(({ seen, scenarios }) => [requirement, escaped(seen), String(scenarios.length)]),
  );
  return rows.length === 0 ? undefined : table(['Question', 'Answer', 'Scenarios'], rows);
}

/** A noun as the head of a column or a row: "Scenarios". */
function titled(noun: string): string {
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)}s`;
}

function facts(report: Report): string {
  const { sdk, run, catalogue, counts } = report;
  const words = subjectWords(report);
  const platform = [sdk.language, sdk.platform, sdk.runsIn].filter((one) => one !== undefined);
  return table(
    ['What', ''],
    [
      [words.subject, [escaped(`${sdk.name} ${sdk.version}`), ...platform.map(escaped)].join(', ')],
      ['Target', `${escaped(sdk.target)} (${escaped(sdk.adapter)})`],
      [
        words.catalogue,
        `${catalogue.version} (${catalogue.hash}), ${counted(catalogue.scenarios, words.unit)}`,
      ],
      ...(report.sensitivity === undefined ? [] : [['Sensitivity', detectedInWords(report.sensitivity)]]),
      ['Selection', run.selection.length === 0 ? 'everything' : run.selection.map(escaped).join(', ')],
      ['When', `${run.startedAt}, took ${duration(run.durationMs)}${run.interrupted ? ', interrupted' : ''}`],
      [
        titled(words.unit),
        `${counts.planned} planned, ${counts.judged} judged: ${counts.passed} passed, ${counts.failed} failed, ${counts.known} known, ${counts.warnings} with warnings, ${counts.observed} observed; ${counts.notJudged} could not be judged, ${counts.notApplicable} not applicable`,
      ],
    ],
  );
}

/** The report as one page of Markdown. */
export function renderMarkdown(report: Report): string {
  const of = (outcome: ScenarioResult['outcome']) =>
    report.scenarios.filter((result) => result.outcome === outcome);
  const stale = report.knownFailureProblems.map((one) => `- ${escaped(one.entry)}: ${escaped(one.text)}`);
  const noticed = report.findings.map(
    (one) => `- **${FINDING_WORD[one.kind]}**: ${escaped(findingInWords(one))}`,
  );
  return [
    `# ${report.verdict === 'passed' && isPart(report) ? PART : SIGN[report.verdict]} ${escaped(report.headline)}`,
    '',
    facts(report),
    '',
    ...section('What it comes down to', causes(report)),
    ...section('Since last time', since(report)),
    ...brokenRequirements(report),
    ...listed(of('failed'), 'Failed'),
    ...section('Known failures out of date', stale.length === 0 ? undefined : stale.join('\n')),
    ...listed(of('not-judged'), 'Could not be judged'),
    ...listed(of('known'), 'Known failures'),
    ...listed(of('warning'), 'Warnings (SHOULD)'),
    ...listed(of('not-applicable'), 'Not applicable'),
    ...section('Observed, where our sources are silent', observations(report)),
    ...section('Noticed', noticed.length === 0 ? undefined : noticed.slice(0, MAX_LISTED).join('\n')),
    `Repeat: ${code(report.run.command, MAX_COMMAND)}`,
    '',
  ].join('\n');
}
