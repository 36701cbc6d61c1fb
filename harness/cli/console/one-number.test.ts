// One number for one thing: the console, Markdown, JUnit and the page say the same of a report.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { XMLParser } from 'fast-xml-parser';
import pc from 'picocolors';
import { badgeOf } from '../../../reports/badge.ts';
import { brokenOf } from '../../../reports/html/data/broken.ts';
import { pageDataOf } from '../../../reports/html/data/from-report.ts';
import { renderJunit } from '../../../reports/junit.ts';
import { renderMarkdown } from '../../../reports/markdown.ts';
import type { Report } from '../../../reports/model.ts';
import { readReport } from '../../../reports/read.ts';
import { EVERY_OUTCOME, reportWith } from '../../../reports/report.fixture.ts';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { select } from '../../engine/selection/select.ts';
import { LIBERTIES } from '../../reference/liberties/all.ts';
import type { Liberty } from '../../reference/liberties/liberty.ts';
import { ReferenceSdk } from '../../reference/sdk.ts';
import { runLiberty } from '../../testing/play-liberty.ts';
import { renderSummary } from './summary.ts';

function sample(name: string): Report {
  const read = readReport(readFileSync(`reports/fixtures/${name}.json`, 'utf8'));
  if (!read.ok) throw new Error(read.why);
  return read.report;
}

const stale = {
  problem: 'passes-now',
  scenario: 'jwt/x',
  requirement: 'UDA-02',
  entry: 'jwt/x (UDA-02)',
  text: 'It passes now.',
} as const;

/** A report in which checks of a requirement failed in some scenarios, and others could not be judged. */
async function accused(): Promise<Report> {
  class SendsWhateverItHas extends ReferenceSdk {
    protected override problemWith(): undefined {}
  }
  const [conforming] = LIBERTIES;
  if (conforming === undefined) throw new Error('There is no liberty.');
  const liberty: Liberty = {
    ...conforming,
    make: (options) => new SendsWhateverItHas(options),
    adapter: (good) => ({
      ...good,
      invoke: async (params) => {
        if (params.operation === 'personalize') throw new Error('The adapter cannot.');
        return good.invoke(params);
      },
    }),
  };
  return runLiberty(liberty, { scenarios: select(CATALOGUE, { ids: ['jwt/expired/*/**'] }), strict: false });
}

const REPORTS: readonly (readonly [name: string, report: () => Report | Promise<Report>])[] = [
  ['every outcome', () => reportWith(EVERY_OUTCOME)],
  [
    'a stale list',
    () => reportWith(EVERY_OUTCOME, { knownFailureProblems: [stale, { ...stale, entry: 'y' }] }),
  ],
  ['a sample', () => sample('android-4.1')],
  ['another', () => sample('ios-2.0')],
  ['a run', accused],
];

type Numbers = Readonly<Record<string, string>>;
interface Suites {
  readonly testsuites: Numbers & {
    readonly testsuite: readonly (Numbers & {
      readonly testcase: readonly Readonly<Record<string, unknown>>[];
    })[];
  };
}

function junit(report: Report): Suites['testsuites'] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'testsuite' || name === 'testcase',
  });
  return (parser.parse(renderJunit(report)) as Suites).testsuites;
}

for (const [name, make] of REPORTS) {
  test(`${name}: JUnit counts what the report counts, and holds as many cases`, async () => {
    const report = await make();
    const { counts, knownFailureProblems: problems } = report;
    const all = junit(report);
    const cases = all.testsuite.flatMap(({ testcase }) => testcase);
    const with_ = (kind: string) => cases.filter((one) => kind in one).length;
    expect([Number(all['tests']), cases.length]).toEqual(Array(2).fill(counts.planned + problems.length));
    expect([Number(all['failures']), with_('failure')]).toEqual(
      Array(2).fill(counts.failed + problems.length),
    );
    expect([Number(all['errors']), with_('error')]).toEqual(Array(2).fill(counts.notJudged));
    const skipped = counts.known + counts.notApplicable;
    expect([Number(all['skipped']), with_('skipped')]).toEqual(Array(2).fill(skipped));
  });

  test(`${name}: console and Markdown count what the report counts`, async () => {
    const report = await make();
    const { planned, judged, passed, failed, known, observed, notJudged } = report.counts;
    const text = renderSummary(report, 'index.html', pc.createColors(false));
    expect(text).toContain(`${planned} planned · ${judged} judged · ${passed} passed · ${failed} failed`);
    expect(text).toContain(`${known} known`);
    expect(text).toContain(`${observed} observed · ${notJudged} could not be judged`);
    expect(renderMarkdown(report)).toContain(
      `${planned} planned, ${judged} judged: ${passed} passed, ${failed} failed`,
    );
  });

  test(`${name}: a requirement is broken in as many scenarios on the page, in Markdown and on the console`, async () => {
    const { causes: _, ...report } = await make();
    const broken = brokenOf(pageDataOf(report));
    const markdown = renderMarkdown(report);
    const text = renderSummary(report, 'index.html', pc.createColors(false));
    for (const { requirement, scenarios } of broken) {
      expect(markdown).toMatch(new RegExp(`\\n\\| ${requirement.id} \\| .* \\| ${scenarios} \\|\\n`));
      const unit = scenarios === 1 ? 'scenario' : 'scenarios';
      expect(text).toMatch(new RegExp(`${requirement.id} \\w+  .*\\n +broken in ${scenarios} ${unit}\\n`));
    }
    const must = broken.filter(({ requirement }) => requirement.outcome === 'failed').length;
    if (must > 0) expect(badgeOf(report).message).toBe(`${must} MUST broken`);
  });
}
