// A scenario as plain text for a bug tracker: what was done, what was expected, what was seen, and how to see it again.
import type { RequestEvidence, StepEvidence } from '../../evidence.ts';
import type { Check } from '../../model.ts';
import { subjectWords } from '../../subject.ts';
import { OUTCOME_WORD } from '../data/outcomes.ts';
import type { Evidence, Row, Summary } from '../data/page-data.ts';
import { authorisationOf } from './authorisation.ts';
import { shellQuoted } from './curl.ts';
import { visible } from './visible.ts';
import { utc } from './words.ts';

function checkLines(checks: readonly Check[]): readonly string[] {
  return checks.flatMap((check) => [
    `   ${check.requirement} (${check.level}) ${check.status}`,
    `     expected: ${check.expected}`,
    `     seen:     ${check.seen}`,
  ]);
}

function requestLine(request: RequestEvidence): string {
  const answer =
    request.status === undefined
      ? request.blocked === true
        ? 'blocked'
        : 'no answer'
      : `${request.status}${request.messageId === undefined ? '' : ` ${request.messageId}`}`;
  return `   request: ${request.method} ${request.url} (${authorisationOf(request)}) -> ${answer}`;
}

function stepLines(step: StepEvidence, checks: readonly Check[]): readonly string[] {
  return [
    `${step.number}. ${step.text}`,
    ...step.requests.map(requestLine),
    ...step.callbacks.map((callback) =>
      callback.kind === 'success'
        ? '   callback: success'
        : `   callback: error ${callback.code ?? '(no code)'}: ${callback.description ?? '(no description)'}`,
    ),
    ...(step.threw === undefined ? [] : [`   threw: ${step.threw}`]),
    ...(step.fault === undefined ? [] : [`   could not be done: ${step.fault}`]),
    ...checkLines(checks.filter((check) => check.step === step.number && check.status !== 'passed')),
  ];
}

/** The command that repeats this scenario alone, in the words of the report's own command. */
export function commandFor(id: string, summary: Summary): string {
  const word = (text: string) => (/^[\w@%+=:,./-]+$/.test(text) ? text : shellQuoted(text));
  const { target } = summary.sdk;
  if (summary.subject === 'backend') {
    const exactly = `^${id.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`;
    return `${summary.run.command || `${summary.tool.name} verify-provider --base-url ${word(target)}`} --grep ${word(exactly)}`;
  }
  const sdk = target === 'reference' ? [] : ['--sdk', word(target)];
  return [summary.tool.name, 'run', ...sdk, word(id)].join(' ');
}

/** The text. Nothing in it is hidden from the eye or acted upon by a terminal. */
export function bugReport(row: Row, evidence: Evidence, summary: Summary): string {
  const { sdk, catalogue, tool } = summary;
  const lines = [
    `${OUTCOME_WORD[row.outcome]}: ${row.id}`,
    row.sentence,
    '',
    `${`${subjectWords(summary).subject}:`.padEnd(11)}${sdk.name} ${sdk.version}${sdk.platform === undefined ? '' : ` (${sdk.platform})`}`,
    `Tested:    ${utc(evidence.startedAtMs)} by ${tool.name} ${tool.version}, ${subjectWords(summary).catalogue.toLowerCase()} ${catalogue.version} (${catalogue.hash})`,
    ...(evidence.reason === undefined ? [] : [`Reason:    ${evidence.reason}`]),
    ...[...row.broken, ...row.known].map((id) => {
      const found = summary.requirements.find((requirement) => requirement.id === id);
      return `Broken:    ${id} (${found?.level ?? '?'}): ${found?.statement ?? ''}`;
    }),
    ...evidence.known.map(
      (note) =>
        `Known:     ${note.requirement}: ${note.reason}${note.link === undefined ? '' : ` ${note.link}`}`,
    ),
    '',
    'Steps',
    ...evidence.steps.flatMap((step) => stepLines(step, evidence.checks)),
    '',
    `Repeat:    ${commandFor(row.id, summary)}`,
  ];
  return lines.map(visible).join('\n');
}
