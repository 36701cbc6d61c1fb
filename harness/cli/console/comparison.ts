// What a comparison prints. Pure.
import { type Changed, type Comparison, sidesInWords } from '../../../reports/compare/compare.ts';
import type { Interoperability } from '../../../reports/compare/interoperability.ts';
import { sideName } from '../../../reports/compare/side.ts';
import type { Verdict } from '../../../reports/model.ts';
import { counted, plainText, shortened } from '../../../reports/text.ts';
import type { Io } from '../process/io.ts';

/** How many lines of a list are printed. */
const MAX_LISTED = 10;
const MAX_TEXT = 200;

type Colour = Io['colour'];

function line(text: string): string {
  return shortened(plainText(text), MAX_TEXT);
}

function some<T>(items: readonly T[], print: (item: T) => string, colour: Colour): readonly string[] {
  const more = items.length - MAX_LISTED;
  return [
    ...items.slice(0, MAX_LISTED).map(print),
    ...(more > 0 ? [colour.dim(`  … and ${more} more`)] : []),
  ];
}

function headline(verdict: Verdict, text: string, colour: Colour): string {
  const paint = { passed: colour.green, failed: colour.red, incomplete: colour.yellow }[verdict];
  return colour.bold(paint(line(text)));
}

function grouped<T>(items: readonly T[], key: (item: T) => string): readonly (readonly [T, number])[] {
  const groups = new Map<string, [T, number]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item, 1]);
    else group[1] += 1;
  }
  return [...groups.values()];
}

/** Changes by requirement, each with the first scenario that shows it. */
function changes(
  sign: string,
  all: readonly Changed[],
  colour: Colour,
  withDetail: boolean,
): readonly string[] {
  const groups = grouped(all, (one) => `${one.requirement} ${one.known?.reason ?? ''}`);
  return groups.flatMap(([one, count]) => [
    `${sign} ${colour.bold(one.requirement)} ${one.level}  in ${counted(count, 'scenario')}${one.known === undefined ? '' : ` (known: ${line(one.known.reason)})`}`,
    ...(withDetail
      ? [
          `    ${line(one.scenario)}`,
          `      expected  ${line(one.expected)}`,
          `      seen      ${line(one.seen)}`,
          '',
        ]
      : []),
  ]);
}

/** What is new and what is fixed, by cause: one line each. */
function causeLines({ causes }: Comparison, colour: Colour): readonly string[] {
  const lines = (sign: string, all: typeof causes.news) =>
    all.map(
      ({ text, scenarios }) =>
        `${sign} ${line(text)} ${colour.dim(`(${counted(scenarios.length, 'scenario')})`)}`,
    );
  const all = [
    ...lines(colour.red('✗ new:  '), causes.news),
    ...lines(colour.green('✓ fixed:'), causes.fixed),
    ...lines(colour.yellow('! still:'), causes.still),
  ];
  return all.length === 0 ? [] : [...all, ''];
}

/** What two reports differ in, worst news first, the verdict last. */
export function renderComparisonSummary(comparison: Comparison, colour: Colour): string {
  const { newlyBroken, newlyFixed, stillBroken, notCompared, changedAnswers } = comparison;
  return [
    ...causeLines(comparison, colour),
    ...changes(colour.red('✗ newly broken'), newlyBroken, colour, true),
    ...changes(colour.green('✓ newly fixed '), newlyFixed, colour, false),
    ...some(
      grouped(notCompared, (one) => one.why),
      ([one, count]) => `${colour.yellow('? not compared')} ${counted(count, 'scenario')}: ${line(one.why)}`,
      colour,
    ),
    ...some(
      changedAnswers,
      (one) =>
        `  changed ${one.requirement}  ${line(one.scenario)}\n    ${line(`${one.before} → ${one.after}`)}`,
      colour,
    ),
    ...[...comparison.notes, ...comparison.warnings].map(
      (warning) => `${colour.yellow('!')} ${line(warning)}`,
    ),
    '',
    headline(comparison.verdict, comparison.headline, colour),
    `${line(sidesInWords(comparison))}`,
    [
      `${comparison.compared} compared`,
      `${newlyBroken.length} newly broken`,
      `${newlyFixed.length} newly fixed`,
      `${stillBroken.length} still broken`,
      `${counted(changedAnswers.length, 'changed observation')}`,
      `${notCompared.length} not compared`,
    ].join(' · '),
    '',
  ].join('\n');
}

/** Where several SDKs differ, the verdict last. */
export function renderInteroperabilitySummary(found: Interoperability, colour: Colour): string {
  const differing = found.requirements.filter((row) => row.differs);
  return [
    ...differing.map((row) => {
      const outcomes = row.outcomes.map((outcome, at) => {
        const side = found.sides[at];
        return `${side === undefined ? '' : line(sideName(side))}: ${outcome}`;
      });
      return `${colour.bold(row.id)} ${row.level}  ${outcomes.join(' | ')}`;
    }),
    ...found.warnings.map((warning) => `${colour.yellow('!')} ${line(warning)}`),
    '',
    headline(found.verdict, found.headline, colour),
    `${counted(found.sides.length, 'report')}, ${counted(found.alike, 'scenario')} alike everywhere`,
    '',
  ].join('\n');
}
