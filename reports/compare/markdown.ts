// Comparisons as Markdown, for a pull request or a CI job's summary.
import { code, escaped, table } from '../markdown.ts';
import { subjectWords } from '../subject.ts';
import { counted } from '../text.ts';
import type { Changed, Comparison } from './compare.ts';
import type { Interoperability } from './interoperability.ts';
import { sideName } from './side.ts';

/** How many lines a list has before it says how many more there are. */
const MAX_LISTED = 20;

const SIGN = { passed: '✅', failed: '❌', incomplete: '⚠️' } as const;

function listed<T>(
  title: string,
  items: readonly T[],
  head: readonly string[],
  row: (item: T) => readonly string[],
): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length > MAX_LISTED ? [`… and ${items.length - MAX_LISTED} more.`, ''] : [];
  return [`## ${title} (${items.length})`, '', table(head, items.slice(0, MAX_LISTED).map(row)), '', ...more];
}

function changeRow(one: Changed): readonly string[] {
  const known = one.known === undefined ? '' : ` (known: ${escaped(one.known.reason)})`;
  return [
    `${one.requirement} ${one.level}`,
    code(one.scenario),
    `${one.before} → ${one.after}${known}`,
    `expected ${escaped(one.expected)}; seen: ${escaped(one.seen)}`,
  ];
}

/** What is new and what is fixed, by cause. */
function causeLines({ causes }: Comparison): readonly string[] {
  const lines = (word: string, all: typeof causes.news) =>
    all.map(
      ({ text, scenarios }) => `- **${word}**: ${escaped(text)} (${counted(scenarios.length, 'scenario')})`,
    );
  const all = [
    ...lines('new', causes.news),
    ...lines('fixed', causes.fixed),
    ...lines('still', causes.still),
  ];
  return all.length === 0 ? [] : ['## What it comes down to', '', ...all, ''];
}

/** Two reports compared, as Markdown. */
export function comparisonMarkdown(comparison: Comparison): string {
  const { before, after, verdict, headline, warnings } = comparison;
  const head = ['Requirement', 'Scenario', 'Outcome', 'What'];
  return [
    `# ${SIGN[verdict]} ${escaped(headline)}`,
    '',
    `${escaped(sideName(before))} → ${escaped(sideName(after))}, ${counted(comparison.compared, subjectWords(after).unit)} judged in both.`,
    '',
    ...[...comparison.notes, ...warnings].flatMap((warning) => [`⚠️ ${escaped(warning)}`, '']),
    ...causeLines(comparison),
    ...listed('Newly broken', comparison.newlyBroken, head, changeRow),
    ...listed('Newly fixed', comparison.newlyFixed, head, changeRow),
    ...listed('Could not be compared', comparison.notCompared, ['Scenario', 'Outcome', 'Why'], (one) => [
      code(one.scenario),
      `${one.before} → ${one.after}`,
      escaped(one.why),
    ]),
    ...listed('Changed observations', comparison.changedAnswers, ['Scenario', 'Before', 'Now'], (one) => [
      code(one.scenario),
      escaped(one.before),
      escaped(one.after),
    ]),
    ...listed('Still broken', comparison.stillBroken, head, changeRow),
  ].join('\n');
}

/** Several reports side by side, as Markdown. */
export function interoperabilityMarkdown(of: Interoperability): string {
  const columns = of.sides.map((side) => escaped(sideName(side)));
  const differing = of.requirements.filter((row) => row.differs);
  return [
    `# ${SIGN[of.verdict]} ${escaped(of.headline)}`,
    '',
    ...[...of.notes, ...of.warnings].flatMap((warning) => [`⚠️ ${escaped(warning)}`, '']),
    ...listed('Requirements in which they differ', differing, ['Requirement', ...columns], (row) => [
      `${row.id} ${row.level}`,
      ...row.outcomes.map((outcome, at) =>
        (row.broken[at] ?? 0) > 0 ? `${outcome} (${row.broken[at]})` : outcome,
      ),
    ]),
    ...listed('Scenarios in which they differ', of.scenarios, ['Scenario', ...columns], (row) => [
      code(row.id),
      ...row.cells.map((cell) => cell.state),
    ]),
  ].join('\n');
}
