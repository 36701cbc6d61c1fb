// A scenario for a bug tracker: what was done, what was expected, what was seen, the evidence, and how to see it again.
import type { RequestEvidence, StepEvidence, TokenEvidence } from '../../evidence.ts';
import type { Check } from '../../model.ts';
import { subjectWords } from '../../subject.ts';
import { OUTCOME_WORD } from '../data/outcomes.ts';
import type { Evidence, Row, Summary } from '../data/page-data.ts';
import { authorisationOf } from './authorisation.ts';
import { bounded } from './bounded.ts';
import { commandFor } from './command.ts';
import { prettyJson } from './json.ts';
import { type Notation, PLAIN } from './notation.ts';
import { visible } from './visible.ts';
import { utc } from './words.ts';

/** The longest body that is copied, in characters. */
const MAX_BODY = 2_000;

function checkLines(checks: readonly Check[], as: Notation): readonly string[] {
  return checks.flatMap((check) => [
    as.item(`${check.requirement} (${check.level}) ${check.status}`, 1),
    as.item(`expected: ${as.data(check.expected)}`, 2),
    as.item(`seen:     ${as.data(check.seen)}`, 2),
  ]);
}

function answerOf({ status, messageId, blocked }: RequestEvidence): string {
  if (status === undefined) return blocked === true ? 'blocked' : 'no answer';
  return `${status}${messageId === undefined ? '' : ` ${messageId}`}`;
}

/** A request; of one that tells, with its body and its answer. */
function requestLines(request: RequestEvidence, whole: boolean, as: Notation): readonly string[] {
  const line = `request: ${request.method} ${request.url} (${authorisationOf(request)}) -> ${answerOf(request)}`;
  const body = (name: string, text: string | undefined) =>
    text === undefined || text === ''
      ? []
      : [as.item(name, 2), as.block(bounded(prettyJson(text), MAX_BODY))];
  return [
    as.item(as.data(line), 1),
    ...(whole ? [...body('sent:', request.body), ...body('answered:', request.answer)] : []),
  ];
}

function stepLines(step: StepEvidence, checks: readonly Check[], as: Notation): readonly string[] {
  const unmet = checks.filter((check) => check.step === step.number && check.status !== 'passed');
  const told = [
    ...step.callbacks.map((callback) =>
      callback.kind === 'success'
        ? 'callback: success'
        : `callback: error ${callback.code ?? '(no code)'}: ${callback.description ?? '(no description)'}`,
    ),
    ...(step.threw === undefined ? [] : [`threw: ${step.threw}`]),
    ...(step.fault === undefined ? [] : [`could not be done: ${step.fault}`]),
  ];
  return [
    as.item(`${step.number}. ${as.data(step.text)}`, 0),
    ...step.requests.flatMap((request) => requestLines(request, unmet.length > 0, as)),
    ...told.map((text) => as.item(as.data(text), 1)),
    ...checkLines(unmet, as),
  ];
}

function tokenLines({ name, recipe, header, claims, exp }: TokenEvidence, as: Notation): readonly string[] {
  const until = exp === undefined ? 'no exp that is a number' : `exp ${exp} = ${utc(exp * 1_000)}`;
  const decoded = [header, claims].filter((text) => text !== undefined).map((text) => prettyJson(text));
  return [
    as.item(`token "${as.data(name)}" (${as.data(recipe)}): ${until}`, 0),
    ...(decoded.length === 0 ? [] : [as.block(decoded.join('\n'))]),
  ];
}

/** What a copied text says besides the scenario. */
export interface CopiedFrom {
  readonly summary: Summary;
  /** Where the scenario is shown; absent: nobody else could follow it. */
  readonly link?: string;
}

/** The text. Nothing in it is hidden from the eye or acted upon by a terminal, and no token in it can be used. */
export function bugReport(
  row: Row,
  evidence: Evidence,
  { summary, link }: CopiedFrom,
  as: Notation = PLAIN,
): string {
  const { sdk, catalogue, tool } = summary;
  const words = subjectWords(summary);
  const version = [sdk.version, ...(sdk.build === undefined ? [] : [`build ${sdk.build}`])].join(', ');
  const lines = [
    `${OUTCOME_WORD[row.outcome]}: ${row.id}`,
    as.data(row.sentence),
    '',
    as.fact(
      words.subject,
      as.data(`${sdk.name} ${version}${sdk.platform === undefined ? '' : ` (${sdk.platform})`}`),
    ),
    as.fact('Mode', row.mode),
    as.fact(
      'Tested',
      `${utc(evidence.startedAtMs)} by ${tool.name} ${tool.version}, ${words.catalogue.toLowerCase()} ${catalogue.version} (${catalogue.hash})`,
    ),
    ...(evidence.reason === undefined ? [] : [as.fact('Reason', as.data(evidence.reason))]),
    ...[...row.broken, ...row.known].map((id) => {
      const found = summary.requirements.find((requirement) => requirement.id === id);
      return as.fact('Broken', `${id} (${found?.level ?? '?'}): ${as.data(found?.statement ?? '')}`);
    }),
    ...evidence.known.map((note) =>
      as.fact(
        'Known',
        as.data(`${note.requirement}: ${note.reason}${note.link === undefined ? '' : ` ${note.link}`}`),
      ),
    ),
    ...(link === undefined ? [] : [as.fact('Link', link)]),
    as.heading('Steps'),
    ...evidence.steps.flatMap((step) => stepLines(step, evidence.checks, as)),
    ...(evidence.tokens.length === 0 ? [] : [as.heading('Tokens (signatures are cut)')]),
    ...evidence.tokens.flatMap((token) => tokenLines(token, as)),
    as.heading('Repeat'),
    as.block(commandFor(row.id, summary)),
  ];
  return lines.map(visible).join('\n');
}
